import { CalendarCheck, ChevronDown, FileDown, FolderInput, Send, Trash2, X } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { attempt } from '../state/actions.ts';
import { exportArticles } from '../state/batch.ts';
import { moveArticles, trashArticles } from '../state/bulk.ts';
import { useChannels } from '../state/channels.ts';
import { useDesk } from '../state/desk.ts';
import { handOver } from '../state/handoff.ts';
import { useList } from '../state/list.ts';
import { chooseGroup, clearSelection, useSelection } from '../state/selection.ts';
import { Button, IconButton } from '../ui/Button.tsx';

/** What can be done with the chosen articles; there only while some are chosen. */
export function BulkBar() {
  const { t } = useTranslation();
  const ids = useSelection((selection) => selection.ids);
  const portal = useDesk((desk) => desk.portal);
  const portals = useDesk((desk) => desk.portals);
  const channels = useChannels();
  const byDay = useList((list) => list.query.group === 'day' && list.groups.length > 0);
  if (ids.size === 0) return null;
  const chosen = () => [...ids];
  return (
    <section className="library-bulk" aria-label={t('library.chosen', { count: ids.size })}>
      <p>
        <span aria-live="polite">{t('library.chosen', { count: ids.size })}</span>
        <IconButton label={t('library.unchoose')} onPress={() => clearSelection()}>
          <X aria-hidden="true" />
        </IconButton>
      </p>
      <div>
        {byDay ? (
          <Button tone="quiet" onPress={() => void attempt('notice.openFailed', chooseGroup)}>
            <CalendarCheck aria-hidden="true" /> {t('library.chooseDay')}
          </Button>
        ) : null}
        <Button tone="quiet" onPress={() => void trashArticles(chosen())}>
          <Trash2 aria-hidden="true" /> {t('library.trash')}
        </Button>
        <MenuTrigger>
          <Button tone="quiet" isDisabled={channels.length === 0}>
            <FolderInput aria-hidden="true" /> {t('library.move')}
          </Button>
          <Popover className="menu" placement="top">
            <Menu aria-label={t('library.move')}>
              {channels.map((channel) => (
                <MenuItem key={channel.key} onAction={() => void moveArticles(chosen(), channel)}>
                  {channel.name}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
        <Button tone="quiet" onPress={() => void handOver(chosen(), t('handoff.nameless'))}>
          <Send aria-hidden="true" /> {t('handoff.bulk')}
        </Button>
        <Button tone="quiet" isDisabled={portal === null} onPress={() => void (portal && exportArticles(chosen(), portal.profile.key))}>
          <FileDown aria-hidden="true" /> <span className="library-bulk-name">{t('library.export', { portal: portal?.profile.name ?? '' })}</span>
        </Button>
        <MenuTrigger>
          <IconButton label={t('library.exportElsewhere')}>
            <ChevronDown aria-hidden="true" />
          </IconButton>
          <Popover className="menu" placement="top end">
            <Menu aria-label={t('library.exportElsewhere')}>
              <MenuItem onAction={() => void exportArticles(chosen(), null)}>{t('library.exportChosen')}</MenuItem>
              <Separator />
              {portals.map(({ key, name }) => (
                <MenuItem key={key} onAction={() => void exportArticles(chosen(), key)}>
                  {name}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
    </section>
  );
}
