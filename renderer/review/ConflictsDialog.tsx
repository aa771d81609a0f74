import { useTranslation } from 'react-i18next';
import type { EditableFields } from '#domain/article.ts';
import { placeOf } from '#domain/handoff/conflicts.ts';
import { applyChoices, type Unsettled, useConflicts } from '../state/conflicts.ts';
import { openDialog } from '../state/desk.ts';
import { presentText } from '../state/history.ts';
import { useHolding } from '../state/holding.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import './conflicts.css';

/** What two desks changed differently, side by side; a person decides each. */
export function ConflictsDialog() {
  const { t } = useTranslation();
  const { pending, choices } = useConflicts();
  const mine = useHolding((holding) => holding.mine);
  const present = presentText();
  const close = () => openDialog(null);
  const ordered = present ? inOrderOfText(pending, present) : [];
  const chosen = ordered.filter((id) => choices[id] !== undefined).length;
  const apply = async () => {
    if ((await applyChoices()) && Object.keys(useConflicts.getState().pending).length === 0) close();
  };
  const footer = (
    <>
      <p className="conflicts-count" aria-live="polite">
        {t('handoff.chosen', { done: chosen, count: ordered.length })}
      </p>
      <Button onPress={close}>{t('handoff.later')}</Button>
      <Button tone="primary" isDisabled={chosen === 0 || !mine} onPress={() => void apply()}>
        {t('handoff.apply', { count: chosen })}
      </Button>
    </>
  );
  return (
    <Modal title={t('handoff.conflicts')} closeLabel={t('dialog.close')} full onClose={close} footer={footer}>
      <p className="conflicts-intro">{mine ? t('handoff.conflictsIntro') : t('history.readOnly')}</p>
      <ol className="conflicts">
        {present
          ? ordered.map((id, at) => {
              const conflict = pending[id];
              return conflict ? <ConflictCard key={id} id={id} conflict={conflict} choice={choices[id]} present={present} number={at + 1} /> : null;
            })
          : null}
      </ol>
      {ordered.length === 0 ? <p className="conflicts-intro">{t('handoff.allSettled')}</p> : null}
    </Modal>
  );
}

/** Fields of the head first, then places of the text in their order. */
function inOrderOfText(pending: Unsettled['pending'], present: EditableFields): readonly string[] {
  const rank = ([, conflict]: (typeof entries)[number]) => (conflict.field === 'body' ? placeOf(conflict, present.body).start + 1 : 0);
  const entries = Object.entries(pending);
  return entries.toSorted((one, other) => rank(one) - rank(other) || (one[0] < other[0] ? -1 : 1)).map(([id]) => id);
}
