import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { whenText } from '../i18n/when.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { seenRecovery } from '../state/history.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';

/** The article's file was damaged: what stands here is an older text, and the damaged bytes are kept. */
export function RecoveryBar() {
  const { t, i18n } = useTranslation();
  const recovery = useCopy((copy) => copy.recovery);
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  if (!recovery) return null;
  return (
    <Bar icon={LifeBuoy} tone="warn" actions={<Button onPress={() => void seenRecovery()}>{t('recovery.seen')}</Button>}>
      {t('recovery.text', { number: recovery.from, when: whenText(recovery.at, timeZone, i18n.language) })} <code>{recovery.aside}</code>
    </Bar>
  );
}
