import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { notApprovedRule } from '#domain/checks/notApproved.ts';
import { stepsOf, usualReview } from '#domain/workflow.ts';
import { useCopy } from '../state/copy.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { usePerson } from '../state/person.ts';
import { submitOpen } from '../state/submitting.ts';
import { Button } from '../ui/Button.tsx';
import { Fact } from '../ui/Fact.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { type Findings, useChosen, useFreshFindings } from './freshFindings.ts';
import { Verdict, Verdicts } from './Verdict.tsx';
import './publish.css';

/** Into the review: what the checks say before an editor has to, a word along, and who reads it next. */
export function SubmitDialog() {
  const { t } = useTranslation();
  const person = usePerson((each) => each.person);
  const { keys, findings } = usePreflight();
  const [opinion, setOpinion] = useState('');
  const [reason, setReason] = useState('');
  const [working, setWorking] = useState(false);
  const close = () => openDialog(null);
  const isBlocked = [...(findings?.values() ?? [])].some((found) => found.some(isBlocking));
  const maySend = findings !== null && !working && (!isBlocked || reason.trim() !== '');
  const send = async () => {
    setWorking(true);
    const passing = isBlocked ? { passing: { reason: reason.trim(), portals: keys } } : {};
    if (await submitOpen({ opinion: opinion.trim(), ...passing })) close();
    setWorking(false);
  };
  const footer = (
    <>
      <Button onPress={close}>{t('people.cancel')}</Button>
      <Button tone="primary" isDisabled={!maySend} onPress={() => void send()}>
        {t(isBlocked ? 'submitting.sendAnyway' : 'submitting.send')}
      </Button>
    </>
  );
  return (
    <Modal title={t('submitting.title')} closeLabel={t('dialog.close')} onClose={close} footer={footer}>
      <Next />
      <Preflight findings={findings} />
      <Field label={t('submitting.opinion')} value={opinion} onChange={setOpinion} rows={2} maxLength={5000} />
      {isBlocked ? (
        <div className="passing">
          <Field
            label={t('submitting.reason')}
            placeholder={t('submitting.reasonPlaceholder')}
            value={reason}
            onChange={setReason}
            rows={2}
            maxLength={1000}
          />
          <Fact label={t('exportDialog.by')}>{person?.name}</Fact>
        </div>
      ) : null}
    </Modal>
  );
}

/** At the preview's portal and all it goes to. That it is not approved yet is why it is submitted. */
function usePreflight(): { readonly keys: readonly string[]; readonly findings: Findings | null } {
  const id = useCopy((copy) => copy.id);
  const current = useDesk((desk) => desk.portal?.profile.key ?? '');
  const chosen = useChosen();
  const keys = [...new Set([current, ...chosen])].filter(Boolean);
  const found = useFreshFindings(id, keys.join(' '), 'submitting.failed');
  const concerns = ({ rule, level }: Finding) => rule !== notApprovedRule && level !== 'hint';
  const findings = found && new Map([...found].map(([key, all]) => [key, all.filter(concerns)] as const));
  return { keys, findings };
}

function Preflight({ findings }: { readonly findings: Findings | null }) {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  if (!findings) return <p className="verdict-note">{t('submitting.checking')}</p>;
  const words = { blocked: 'submitting.blocked', ok: 'submitting.ok', passable: 'submitting.passable' } as const;
  const [only = []] = findings.values();
  if (findings.size < 2) return <Verdict findings={only} words={words} />;
  return <Verdicts findings={findings} nameOf={(key) => portals.find((portal) => portal.key === key)?.name ?? key} words={words} />;
}

/** The first review of this house. */
function Next() {
  const { t } = useTranslation();
  const rules = useDesk((desk) => desk.settings.review ?? usualReview);
  const staff = usePerson(({ staff: all }) => all);
  const [first = 'first'] = stepsOf(rules);
  const editors = staff.filter(({ roles }) => roles.includes('editor')).map(({ name }) => name);
  const who = editors.length > 0 && editors.length <= 6 ? editors.join(t('standing.or')) : t('role.editor');
  return (
    <Fact label={t('submitting.next')}>
      {t(`review.step.${first}`)} · {who}
    </Fact>
  );
}
