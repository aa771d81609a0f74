import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { takeOver, useHolding } from '../state/holding.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';

/** Another window writes this article: it is read here, until somebody takes over. */
export function HeldBar() {
  const { t } = useTranslation();
  const isOpen = useCopy((copy) => copy.id !== null && !copy.trashed);
  const mine = useHolding((holding) => holding.mine);
  if (mine || !isOpen) return null;
  return (
    <Bar icon={Eye} actions={<Button onPress={() => void attempt('held.failed', takeOver)}>{t('held.takeOver')}</Button>}>
      {t('held.title')}
    </Bar>
  );
}
