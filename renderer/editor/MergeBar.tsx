import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConflicts } from '../state/conflicts.ts';
import { openDialog } from '../state/desk.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';

/** Both desks changed the same places: until a person has settled them our side stands in the text. */
export function MergeBar() {
  const { t } = useTranslation();
  const count = useConflicts(({ pending }) => Object.keys(pending).length);
  if (count === 0) return null;
  return (
    <Bar icon={GitMerge} tone="warn" actions={<Button onPress={() => openDialog('conflicts')}>{t('handoff.settle')}</Button>}>
      {t('handoff.waiting', { count })}
    </Bar>
  );
}
