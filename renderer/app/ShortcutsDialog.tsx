import { useTranslation } from 'react-i18next';
import { editorKeys } from '../editor/Toolbar.tsx';
import { openDialog } from '../state/desk.ts';
import { Modal } from '../ui/Modal.tsx';
import { keyText, windowKeys } from './windowKeys.ts';

/** Every shortcut in two columns. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const rows = [
    ...windowKeys.map(({ key, label }) => [t(label), keyText(key)] as const),
    ...editorKeys().map(({ label, key }) => [t(label), key] as const),
  ];
  const labels = [...new Set(rows.map(([label]) => label))];
  return (
    <Modal title={t('shortcuts.title')} closeLabel={t('dialog.close')} onClose={() => openDialog(null)}>
      <dl className="shortcuts">
        {labels.map((label) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <kbd>
                {rows
                  .filter(([other]) => other === label)
                  .map(([, key]) => key)
                  .join(' / ')}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
