import { Copy, FileDown, FileUp, Plus, Trash2 } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../state/desk.ts';
import { copyPortal, exportPortal, importPortal, isChanged, leavePortal, openPortal, usePortalEditor } from '../../state/portalEditor.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';

/** Stands in the list for a portal that is not on disk yet. */
const unsaved = '*';

/** Every portal, and what can be done with the one that is open. */
export function PortalList({ onRemove }: { onRemove(): void }) {
  const { t } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const draft = usePortalEditor((editor) => editor.draft);
  const changed = isChanged(draft);
  const chosen = draft?.key ?? unsaved;
  const rows = [
    ...portals,
    ...(draft && draft.key === null ? [{ key: unsaved, name: draft.profile.name, own: true, preset: false, channels: [] }] : []),
  ];
  const isOwn = draft !== null && (draft.key === null || portals.some(({ key, own }) => own && key === draft.key));
  const copy = () => leavePortal(() => void (draft?.key && copyPortal(draft.key, (of) => t('portals.copyOf', { name: of }))));
  return (
    <nav className="portal-side" aria-label={t('portals.list')}>
      <ListBox
        className="portal-list"
        aria-label={t('portals.list')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const [key] = [...keys].map(String);
          if (key !== undefined && key !== unsaved && key !== chosen) leavePortal(() => void openPortal(key));
        }}
      >
        {rows.map(({ key, name, own }) => (
          <ListBoxItem key={key} id={key} textValue={name} className="portal-item">
            <span className="portal-item-name">{key === chosen && draft ? draft.profile.name || t('portals.nameless') : name}</span>
            <span className="portal-item-note">
              {own ? t('portals.own') : t('portals.preset')}
              {key === chosen && changed ? <em>{t('portals.unsaved')}</em> : null}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <div className="portal-new">
        <Plus aria-hidden="true" />
        <Choice
          label={t('portals.newFrom')}
          hideLabel
          placeholder={t('portals.newFrom')}
          value=""
          options={portals}
          onChange={(key) => leavePortal(() => void copyPortal(key, () => t('portals.newName')))}
        />
      </div>
      <div className="portal-acts">
        <Button tone="quiet" isDisabled={!draft?.key} onPress={copy}>
          <Copy aria-hidden="true" /> {t('portals.copy')}
        </Button>
        <Button tone="quiet" isDisabled={!isOwn} onPress={onRemove}>
          <Trash2 aria-hidden="true" /> {t('portals.remove')}
        </Button>
        <Button tone="quiet" onPress={() => leavePortal(() => void importPortal())}>
          <FileDown aria-hidden="true" /> {t('portals.import')}
        </Button>
        <Button tone="quiet" isDisabled={!draft?.key || changed} onPress={() => void exportPortal()}>
          <FileUp aria-hidden="true" /> {t('portals.export')}
        </Button>
      </div>
    </nav>
  );
}
