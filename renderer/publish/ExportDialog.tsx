import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { cancelWork, choosePortal } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { notify, openDialog, useDesk } from '../state/desk.ts';
import { exportOpen, type Outcome } from '../state/exporting.ts';
import { personHere, rememberPerson, usePerson } from '../state/person.ts';
import { shown, theHost } from '../state/session.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Fact } from '../ui/Fact.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { ExportDone } from './ExportDone.tsx';
import { useChosen, useFreshFindings } from './freshFindings.ts';
import { Verdict, Verdicts } from './Verdict.tsx';
import './publish.css';

type Step = { readonly kind: 'ready' } | { readonly kind: 'working' } | { readonly kind: 'done'; readonly outcome: Outcome };

/** Export of the open article, for one portal or all it goes to: what stands in the way, where it goes, what came out. */
export function ExportDialog() {
  const { t } = useTranslation();
  const id = useCopy((copy) => copy.id);
  const portals = useDesk((desk) => desk.portals);
  const current = useDesk((desk) => desk.portal?.profile.key ?? '');
  const chosen = useChosen();
  const findings = useFreshFindings(id, [...new Set([current, ...chosen])].filter(Boolean).join(' '), 'notice.exportFailed');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(personHere);
  const person = usePerson((each) => each.person);
  const [step, setStep] = useState<Step>({ kind: 'ready' });
  const close = () => openDialog(null);
  const several = chosen.some((key) => key !== current);
  const blockedAt = (keys: readonly string[]) => keys.filter((key) => findings?.get(key)?.some(isBlocking));
  const mayExport = (keys: readonly string[]) =>
    id !== null &&
    step.kind === 'ready' &&
    keys.every((key) => findings?.has(key)) &&
    (blockedAt(keys).length === 0 || (reason.trim() !== '' && by.trim() !== ''));

  const run = async (keys: readonly string[], kind: 'zip' | 'folder') => {
    setStep({ kind: 'working' });
    const passed = blockedAt(keys);
    if (passed.length > 0) rememberPerson(by.trim());
    setStep(await outcomeOf(keys, kind, new Map(passed.map((key) => [key, reason.trim()])), by.trim()));
  };
  const blocked = blockedAt(several ? [current, ...chosen] : [current]).length > 0;
  const footer =
    step.kind === 'done' ? (
      <Button tone="primary" onPress={close}>
        {t('exportDialog.close')}
      </Button>
    ) : (
      <>
        {step.kind === 'working' ? <Button onPress={() => void cancelWork()}>{t('exportDialog.cancel')}</Button> : null}
        {theHost().kind === 'desktop' ? (
          <Button isDisabled={!mayExport([current])} onPress={() => void run([current], 'folder')}>
            {t('exportDialog.folder')}
          </Button>
        ) : null}
        <Button tone={several ? 'plain' : 'primary'} isDisabled={!mayExport([current])} onPress={() => void run([current], 'zip')}>
          {step.kind === 'working' ? t('exportDialog.working') : blockedAt([current]).length > 0 ? t('exportDialog.override') : t('exportDialog.zip')}
        </Button>
        {several ? (
          <Button tone="primary" isDisabled={!mayExport(chosen)} onPress={() => void run(chosen, theHost().kind === 'desktop' ? 'folder' : 'zip')}>
            {t(blockedAt(chosen).length > 0 ? 'exportDialog.eachOverride' : 'exportDialog.each', { count: chosen.length })}
          </Button>
        ) : null}
      </>
    );
  const nameOf = (key: string) => portals.find((portal) => portal.key === key)?.name ?? key;
  return (
    <Modal title={t('exportDialog.title')} closeLabel={t('dialog.close')} onClose={close} footer={footer}>
      {step.kind === 'done' ? (
        <ExportDone outcome={step.outcome} portalName={nameOf} />
      ) : (
        <>
          <Choice label={t('exportDialog.to')} value={current} options={portals} onChange={(key) => void choosePortal(key)} />
          {several ? <Verdicts findings={findings ?? new Map()} nameOf={nameOf} /> : <Alone findings={findings?.get(current)} />}
          {blocked ? (
            <div className="passing">
              <Field
                label={t('exportDialog.reason')}
                placeholder={t('exportDialog.reasonPlaceholder')}
                value={reason}
                onChange={setReason}
                rows={2}
              />
              {person ? (
                <Fact label={t('exportDialog.by')}>{person.name}</Fact>
              ) : (
                <Field label={t('exportDialog.by')} value={by} onChange={setBy} maxLength={200} />
              )}
            </div>
          ) : null}
        </>
      )}
    </Modal>
  );
}

function Alone({ findings }: { readonly findings: readonly Finding[] | undefined }) {
  return findings ? <Verdict findings={findings} /> : null;
}

async function outcomeOf(keys: readonly string[], kind: 'zip' | 'folder', reasons: ReadonlyMap<string, string>, by: string): Promise<Step> {
  try {
    const outcome = await exportOpen(keys, kind, reasons, by);
    const [only] = outcome?.refused ?? [];
    if (only && outcome?.done.length === 0 && keys.length === 1) {
      const cancelled = only.failure.code === 'cancelled';
      notify(cancelled ? { tone: 'info', key: 'notice.exportCancelled' } : { tone: 'error', key: 'notice.exportFailed', failure: only.failure });
      return { kind: 'ready' };
    }
    return outcome ? { kind: 'done', outcome } : { kind: 'ready' };
  } catch (error) {
    notify({ tone: 'error', key: 'notice.exportFailed', failure: shown(error) });
    return { kind: 'ready' };
  }
}
