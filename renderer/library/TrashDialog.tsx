import { RotateCcw, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { whenText } from '../i18n/when.ts';
import { attempt } from '../state/actions.ts';
import { openDialog, useDesk } from '../state/desk.ts';
import { onDeskEvent } from '../state/events.ts';
import { emptyTrash, listTrash, restoreTrashed, type Trashed } from '../state/trash.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import './trash.css';

const layoutOptions = { rowHeight: 54 } as const;

/** What was moved away: it stays here until somebody empties it. */
export function TrashDialog() {
  const { t } = useTranslation();
  const { entries, load } = useTrash();
  const [selection, setSelection] = useState<Selection>(new Set());
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const chosen = (entries ?? []).filter(({ key }) => selection === 'all' || selection.has(key)).map(({ key }) => key);
  const count = entries?.length ?? 0;
  const run = async (work: () => Promise<void>) => {
    setWorking(true);
    await work();
    setWorking(false);
    setAsking(false);
    setSelection(new Set());
    load();
  };
  const footer = asking ? (
    <Sure count={count} working={working} onSure={() => void run(emptyTrash)} onKeep={() => setAsking(false)} />
  ) : (
    <>
      <Button tone="danger" isDisabled={count === 0 || working} onPress={() => setAsking(true)}>
        <Trash2 aria-hidden="true" /> {t('trash.emptyAll')}
      </Button>
      <Button tone="primary" isDisabled={chosen.length === 0 || working} onPress={() => void run(() => restoreTrashed(chosen))}>
        <RotateCcw aria-hidden="true" /> {t('trash.restoreChosen', { count: chosen.length })}
      </Button>
    </>
  );
  return (
    <Modal title={t('trash.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)} footer={footer}>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <ListBox
          className="trash-list"
          aria-label={t('trash.list')}
          items={entries ?? []}
          selectionMode="multiple"
          selectedKeys={selection}
          onSelectionChange={setSelection}
          renderEmptyState={() => <p className="trash-empty">{entries ? t('trash.empty') : ''}</p>}
        >
          {(entry: Trashed) => <TrashRow entry={entry} />}
        </ListBox>
      </Virtualizer>
    </Modal>
  );
}

interface SureProps {
  readonly count: number;
  readonly working: boolean;
  onSure(): void;
  onKeep(): void;
}

/** The one thing here that cannot be undone says how much it takes. */
function Sure({ count, working, onSure, onKeep }: SureProps) {
  const { t } = useTranslation();
  return (
    <div className="trash-sure" role="alert">
      <p>{t('trash.sure', { count })}</p>
      <Button isDisabled={working} onPress={onKeep} autoFocus>
        {t('trash.keep')}
      </Button>
      <Button tone="danger" isDisabled={working} onPress={onSure}>
        {t('trash.really', { count })}
      </Button>
    </div>
  );
}

function TrashRow({ entry }: { readonly entry: Trashed }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const title = entry.title || t('library.untitled');
  return (
    <ListBoxItem id={entry.key} textValue={title} className="trash-row">
      <span className="trash-mark" aria-hidden="true" />
      <span className="trash-title">{title}</span>
      <span className="trash-facts">
        <span>{t('trash.facts', { when: whenText(entry.trashedAt, timeZone, i18n.language), name: entry.by })}</span>
        <span>{t('status.han', { count: entry.han })}</span>
      </span>
    </ListBoxItem>
  );
}

/** Newest first; null until they are there. Follows what other windows do. */
function useTrash() {
  const [entries, setEntries] = useState<readonly Trashed[] | null>(null);
  const load = useCallback(
    () =>
      void attempt('trash.failed', async () => {
        const found = await listTrash();
        setEntries(found.toSorted((one, other) => Date.parse(other.trashedAt) - Date.parse(one.trashedAt)));
      }),
    [],
  );
  useEffect(() => {
    load();
    // Many go or come at once: asked for when they have.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onDeskEvent(({ type }) => {
      if (type !== 'article.trashed' && type !== 'article.restored' && type !== 'library.changed') return;
      clearTimeout(timer);
      timer = setTimeout(load, 200);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [load]);
  return { entries, load };
}
