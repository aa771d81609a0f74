import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../state/copy.ts';
import { restoreOpen } from '../state/trash.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';

/** The open article went to the trash. What is typed waits here, and is saved once it is back. */
export function TrashedBar() {
  const { t } = useTranslation();
  const trashed = useCopy((copy) => copy.trashed || (copy.save.kind === 'failed' && copy.save.failure.code === 'trashed'));
  if (!trashed) return null;
  return (
    <Bar
      icon={Trash2}
      tone="warn"
      actions={
        <Button tone="primary" onPress={() => void restoreOpen()}>
          {t('trash.restore')}
        </Button>
      }
    >
      {t('trash.openTrashed')}
    </Bar>
  );
}
