import { Ellipsis, FileDown, FileUp, MessageSquareText, PanelLeft, PanelRight, Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PersonChip } from '../review/PersonChip.tsx';
import { QueueButton } from '../review/QueueButton.tsx';
import { createDraft } from '../state/actions.ts';
import { giveDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { handOver } from '../state/handoff.ts';
import { editPortals } from '../state/portalEditor.ts';
import { useReview } from '../state/review.ts';
import { theHost } from '../state/session.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { keyText } from './windowKeys.ts';

export function TopBar() {
  const { t } = useTranslation();
  const name = useDesk((desk) => desk.name);
  const ready = useDesk((desk) => desk.status === 'ready');
  const layout = useDesk((desk) => desk.settings.layout);
  const isOpen = useCopy((copy) => copy.id !== null);
  const reviewOpen = useReview((review) => review.panelOpen);
  const handOverOpen = () => {
    const { id } = useCopy.getState();
    if (id !== null) void handOver([id], t('handoff.nameless'));
  };
  return (
    <header className="bar">
      <IconButton
        label={t('bar.foldLibrary')}
        shortcut={keyText('Mod+Shift+L')}
        pressed={!layout.libraryFolded}
        onPress={() => giveDeskCommand('toggle-library')}
      >
        <PanelLeft aria-hidden="true" />
      </IconButton>
      <h1 className="bar-name">
        {t('app.name')}
        {name ? <span>{name}</span> : null}
      </h1>
      <Button tone="quiet" isDisabled={!ready} onPress={() => void createDraft()}>
        <Plus aria-hidden="true" /> {t('bar.new')}
      </Button>
      <Button tone="quiet" isDisabled={!ready} onPress={() => openDialog('import')}>
        <FileUp aria-hidden="true" /> {t('bar.import')}
      </Button>
      <Button tone="primary" isDisabled={!isOpen} onPress={() => openDialog('export')}>
        <FileDown aria-hidden="true" /> {t('bar.export')}
      </Button>
      <MenuTrigger>
        <IconButton label={t('bar.more')} isDisabled={!ready}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
        <Popover className="menu" placement="bottom end">
          <Menu disabledKeys={isOpen ? [] : ['history', 'outlets', 'handoff']}>
            <MenuItem id="outlets" onAction={() => giveDeskCommand('outlets')}>
              {t('otherUses.menu')}
            </MenuItem>
            <MenuItem id="handoff" onAction={handOverOpen}>
              {t('handoff.menu')}
            </MenuItem>
            <MenuItem id="history" onAction={() => giveDeskCommand('history')}>
              {t('history.title')}
            </MenuItem>
            <MenuItem onAction={() => giveDeskCommand('trash')}>{t('trash.title')}</MenuItem>
            <Separator />
            <MenuItem onAction={() => giveDeskCommand('backup')}>{t('backup.now')}</MenuItem>
            {ready && theHost().kind === 'desktop' ? (
              <MenuItem onAction={() => giveDeskCommand('restore-backup')}>{t('backup.restore')}</MenuItem>
            ) : null}
            <MenuItem onAction={() => giveDeskCommand('doctor')}>{t('doctor.title')}…</MenuItem>
            <Separator />
            <MenuItem onAction={() => openDialog('verify')}>{t('bar.verify')}</MenuItem>
            <MenuItem onAction={() => openDialog('shortcuts')}>{t('bar.shortcuts')}</MenuItem>
            <MenuItem onAction={() => openDialog('words')}>{t('words.title')}…</MenuItem>
            <MenuItem onAction={() => openDialog('people')}>{t('people.dialog')}</MenuItem>
            <MenuItem onAction={editPortals}>{t('portals.open')}</MenuItem>
            <MenuItem onAction={() => openDialog('settings')}>{t('bar.settings')}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton
        label={t('bar.foldPreview')}
        shortcut={keyText('Mod+Shift+P')}
        pressed={!layout.previewFolded}
        onPress={() => giveDeskCommand('toggle-preview')}
      >
        <PanelRight aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('review.title')}
        shortcut={keyText('Mod+Alt+R')}
        pressed={reviewOpen}
        isDisabled={!isOpen}
        onPress={() => giveDeskCommand('review')}
      >
        <MessageSquareText aria-hidden="true" />
      </IconButton>
      <QueueButton shortcut={keyText('Mod+Alt+Q')} isDisabled={!ready} />
      <PersonChip isDisabled={!ready} />
    </header>
  );
}
