import { CircleCheck, FolderOpen, OctagonAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#domain/checks/finding.ts';
import { findingText } from '../i18n/findings.ts';
import { attempt, cancelWork, choosePortal, type Exported, exportOpen } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { notify, openDialog, useDesk } from '../state/desk.ts';
import { settleOpen, shown, theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import './publish.css';

type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'done'; readonly exported: Exported };

/** Export of the open article: what stands in the way, where it goes, what came out. */
export function ExportDialog() {
  const { t } = useTranslation();
  const id = useCopy((copy) => copy.id);
  const portals = useDesk((desk) => desk.portals);
  const portal = useDesk((desk) => desk.portal?.profile.key ?? '');
  const findings = useFreshFindings(id, portal);
  const [reason, setReason] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const close = () => openDialog(null);
  const blocked = findings?.some((finding) => finding.level === 'error') ?? false;
  const mayExport = id !== null && findings !== null && step.kind === 'ready' && (!blocked || reason.trim() !== '');

  const run = async (kind: 'zip' | 'folder') => {
    setStep({ kind: 'working' });
    try {
      const exported = await exportOpen(kind, blocked ? reason.trim() : undefined);
      setStep(exported ? { kind: 'done', exported } : { kind: 'ready' });
    } catch (error) {
      setStep({ kind: 'ready' });
      const failure = shown(error);
      notify(failure.code === 'cancelled' ? { tone: 'info', key: 'notice.exportCancelled' } : { tone: 'error', key: 'notice.exportFailed', failure });
    }
  };

  const footer =
    step.kind === 'done' ? (
      <Button tone="primary" onPress={close}>
        {t('exportDialog.close')}
      </Button>
    ) : (
      <>
        {step.kind === 'working' ? <Button onPress={() => void cancelWork()}>{t('exportDialog.cancel')}</Button> : null}
        {theHost().kind === 'desktop' ? (
          <Button isDisabled={!mayExport} onPress={() => void run('folder')}>
            {t('exportDialog.folder')}
          </Button>
        ) : null}
        <Button tone="primary" isDisabled={!mayExport} onPress={() => void run('zip')}>
          {step.kind === 'working' ? t('exportDialog.working') : blocked ? t('exportDialog.override') : t('exportDialog.zip')}
        </Button>
      </>
    );
  return (
    <Modal title={t('exportDialog.title')} closeLabel={t('dialog.close')} onClose={close} footer={footer}>
      {step.kind === 'done' ? (
        <Done exported={step.exported} />
      ) : (
        <>
          <Choice label={t('exportDialog.to')} value={portal} options={portals} onChange={(key) => void choosePortal(key)} />
          {findings ? <Verdict findings={findings} /> : null}
          {blocked ? (
            <Field label={t('exportDialog.reason')} placeholder={t('exportDialog.reasonPlaceholder')} value={reason} onChange={setReason} rows={2} />
          ) : null}
        </>
      )}
    </Modal>
  );
}

/** Saves, then asks for the findings of what is on disk. Null until they are there. */
function useFreshFindings(id: string | null, portal: string): readonly Finding[] | null {
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  useEffect(() => {
    let current = true;
    setFindings(null);
    void attempt('notice.exportFailed', async () => {
      if (!id || !portal || !(await settleOpen())) return;
      const found = await theHost().call('article.check', { id, portal });
      if (current) setFindings(found);
    });
    return () => {
      current = false;
    };
  }, [id, portal]);
  return findings;
}

function Verdict({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const errors = findings.filter((finding) => finding.level === 'error');
  const others = findings.filter((finding) => finding.level !== 'error');
  return (
    <section className="verdict">
      <p className={errors.length > 0 ? 'verdict-bad' : 'verdict-good'} role="status">
        {errors.length > 0 ? <OctagonAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
        {errors.length > 0 ? t('exportDialog.blocked', { count: errors.length }) : t('exportDialog.ok')}
      </p>
      <FindingList findings={errors} />
      {others.length > 0 ? (
        <details open={errors.length === 0}>
          <summary>{t('exportDialog.warnings', { count: others.length })}</summary>
          <FindingList findings={others} />
        </details>
      ) : null}
    </section>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="verdict-list">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.field} ${finding.start}`} className={`verdict-${finding.level}`}>
          <span>{t(`findings.level.${finding.level}`)}</span>
          {findingText(t, i18n.language, finding)}
        </li>
      ))}
    </ul>
  );
}

function Done({ exported }: { readonly exported: Exported }) {
  const { t } = useTranslation();
  const { reveal } = exported;
  return (
    <section className="verdict">
      <p className="verdict-good" role="status">
        <CircleCheck aria-hidden="true" />
        {t('exportDialog.done', { name: exported.name })}
      </p>
      <p className="verdict-note">{t('exportDialog.files', { count: exported.files })}</p>
      <ul className="verdict-list">
        {exported.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      {reveal ? (
        <Button onPress={() => void attempt('notice.exportFailed', reveal)}>
          <FolderOpen aria-hidden="true" /> {t('exportDialog.reveal')}
        </Button>
      ) : null}
    </section>
  );
}
