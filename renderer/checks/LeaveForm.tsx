import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { type Decision, leave } from '../state/leaving.ts';
import { personHere, rememberPerson, usePerson } from '../state/person.ts';
import { Button } from '../ui/Button.tsx';
import { Fact } from '../ui/Fact.tsx';
import { Field } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';

interface Props {
  readonly finding: PlacedFinding;
  onDone(): void;
  onCancel(): void;
}

const scopes = ['finding', 'article', 'house'] as const;

/** Why a finding stays as it is, who says so, and for how much of the house. */
export function LeaveForm({ finding, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const [scope, setScope] = useState<Decision['scope']>('finding');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(personHere);
  const person = usePerson((each) => each.person);
  const [working, setWorking] = useState(false);
  const isReady = reason.trim() !== '' && by.trim() !== '' && !working;
  const submit = async () => {
    if (!isReady) return;
    setWorking(true);
    rememberPerson(by.trim());
    if (await leave(finding, { scope, reason: reason.trim(), by: by.trim() })) onDone();
    setWorking(false);
  };
  return (
    <form
      className="leave"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Segments<Decision['scope']>
        label={t('checks.scope')}
        value={scope}
        options={scopes.map((key) => ({ key, name: t(`checks.scopes.${key}`) }))}
        onChange={setScope}
      />
      <p className="leave-hint">{t(`checks.scopeHint.${scope}`)}</p>
      <div className="leave-words">
        <Field label={t('checks.reason')} placeholder={t('checks.reasonExample')} value={reason} onChange={setReason} maxLength={500} autoFocus />
        {person ? <Fact label={t('checks.by')}>{person.name}</Fact> : <Field label={t('checks.by')} value={by} onChange={setBy} maxLength={200} />}
      </div>
      <div className="leave-ways">
        <Button tone="primary" type="submit" isDisabled={!isReady}>
          {t('checks.leaveNow')}
        </Button>
        <Button tone="quiet" onPress={onCancel}>
          {t('checks.cancel')}
        </Button>
      </div>
    </form>
  );
}
