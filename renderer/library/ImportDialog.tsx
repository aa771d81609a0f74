import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseAndImport, importText } from '../state/actions.ts';
import { openDialog } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';

/** A press release pasted, or files chosen, become drafts. */
export function ImportDialog() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const footer = (
    <>
      <Button onPress={() => void chooseAndImport()}>
        <FileUp aria-hidden="true" /> {t('importDialog.files')}
      </Button>
      <Button tone="primary" isDisabled={text.trim() === ''} onPress={() => void importText(text)}>
        {t('importDialog.go')}
      </Button>
    </>
  );
  return (
    <Modal title={t('importDialog.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)} footer={footer}>
      <Field
        label={t('importDialog.paste')}
        placeholder={t('importDialog.pastePlaceholder')}
        hint={t('importDialog.hint')}
        value={text}
        onChange={setText}
        rows={12}
        autoFocus
      />
    </Modal>
  );
}
