import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../i18n/size.ts';
import { useCopy } from '../state/copy.ts';
import { saveOriginal, useOriginal } from '../state/originals.ts';
import { Button } from '../ui/Button.tsx';

/** The file the article came from, where it was kept: its name, and a way to save it out again. */
export function OriginalRow() {
  const { t } = useTranslation();
  const id = useCopy((copy) => copy.id);
  const original = useOriginal(id);
  if (!original || id === null) return null;
  return (
    <p className="head-original">
      <Paperclip aria-hidden="true" />
      <span>{t('fields.originalFile', { name: original.name, size: sizeText(original.bytes) })}</span>
      <Button tone="quiet" onPress={() => void saveOriginal(id, original)}>
        {t('fields.saveOriginal')}
      </Button>
    </p>
  );
}
