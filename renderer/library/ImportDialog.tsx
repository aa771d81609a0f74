import { FileUp, FolderUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSettings } from '../state/actions.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { chooseAndImport, importText, useImport } from '../state/importing.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Tick } from '../ui/Tick.tsx';

/** A press release pasted, or files chosen, become drafts. */
export function ImportDialog() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const keeps = useDesk(({ settings }) => settings.keepOriginals === true);
  const wasImported = useImport(({ rows }) => rows.length > 0);
  const footer = (
    <>
      {wasImported ? (
        <Button tone="quiet" onPress={() => openDialog('imported')}>
          {t('importDialog.last')}
        </Button>
      ) : null}
      <Button onPress={() => void chooseAndImport('article-folder')}>
        <FolderUp aria-hidden="true" /> {t('importDialog.folder')}
      </Button>
      <Button onPress={() => void chooseAndImport('articles')}>
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
      <Tick label={t('importDialog.keepOriginals')} isSelected={keeps} onChange={(keepOriginals) => void saveSettings({ keepOriginals })} />
    </Modal>
  );
}
