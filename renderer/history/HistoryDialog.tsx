import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '#domain/revisions.ts';
import { attempt } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { openDialog } from '../state/desk.ts';
import { onDeskEvent } from '../state/events.ts';
import { listSnapshots } from '../state/history.ts';
import { Modal } from '../ui/Modal.tsx';
import { KeepForm } from './KeepForm.tsx';
import { SnapshotList } from './SnapshotList.tsx';
import { SnapshotPane } from './SnapshotPane.tsx';
import './history.css';

/** What the open article was: its snapshots at the left, what differs at the right. */
export function HistoryDialog() {
  const { t } = useTranslation();
  const id = useCopy((copy) => copy.id);
  const snapshots = useSnapshots(id);
  const [wanted, setWanted] = useState<number | null>(null);
  const close = () => openDialog(null);
  const chosen = snapshots?.find(({ number }) => number === wanted) ?? snapshots?.[0];
  return (
    <Modal title={t('history.title')} closeLabel={t('dialog.close')} full onClose={close}>
      <div className="history">
        <aside className="history-side">
          <KeepForm />
          {snapshots && snapshots.length === 0 ? <p className="history-note">{t('history.nothing')}</p> : null}
          {snapshots && chosen ? <SnapshotList snapshots={snapshots} chosen={chosen.number} onChoose={setWanted} /> : null}
        </aside>
        {id && snapshots && chosen ? (
          <SnapshotPane id={id} snapshot={chosen} earlier={snapshots[snapshots.indexOf(chosen) + 1]} onRestored={close} />
        ) : (
          <p className="history-note history-choose">{snapshots === null ? t('history.working') : t('history.choose')}</p>
        )}
      </div>
    </Modal>
  );
}

/** Newest first; null until they are there. Asked for again when some are added. */
function useSnapshots(id: string | null): readonly Snapshot[] | null {
  const [snapshots, setSnapshots] = useState<readonly Snapshot[] | null>(null);
  const load = useCallback(() => void attempt('history.failed', async () => setSnapshots(id === null ? [] : await listSnapshots(id))), [id]);
  useEffect(load, [load]);
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'revisions.changed' && event.id === id) load();
      }),
    [id, load],
  );
  return snapshots;
}
