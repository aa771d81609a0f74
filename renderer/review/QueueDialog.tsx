import { useEffect, useState } from 'react';
import { ListBox, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../state/desk.ts';
import { askWhoIsHere, usePerson } from '../state/person.ts';
import { isUnread, openQueued, type Queued, readQueue, useQueue } from '../state/queue.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Segments } from '../ui/Segments.tsx';
import { QueueRow } from './QueueRow.tsx';
import { useNow } from './useNow.ts';
import './queue.css';

const layoutOptions = { rowHeight: 58 } as const;

type Part = 'mine' | 'sent';

/** What waits for the person here, and what became of what they sent; Enter opens it with the review beside. */
export function QueueDialog() {
  const { t } = useTranslation();
  const person = usePerson((each) => each.person);
  const mine = useQueue((queue) => queue.mine);
  const sent = useQueue((queue) => queue.sent);
  const [part, setPart] = useState<Part>('mine');
  useEffect(() => void readQueue(), []);
  const counts = { mine: mine.length, sent: sent.length };
  return (
    <Modal title={t('queue.title')} closeLabel={t('dialog.close')} wide onClose={() => openDialog(null)}>
      {person ? (
        <>
          <div>
            <Segments<Part>
              label={t('queue.tabs')}
              value={part}
              options={(['mine', 'sent'] as const).map((key) => ({ key, name: t(`queue.${key}`, { count: counts[key] }) }))}
              onChange={setPart}
            />
          </div>
          <QueueList key={part} part={part} items={part === 'mine' ? mine : sent} />
        </>
      ) : (
        <div className="queue-nobody">
          <p>{t('queue.nobody')}</p>
          <Button
            onPress={() => {
              openDialog(null);
              // The dialog gives the focus back as it closes: only then the menu may take it.
              setTimeout(askWhoIsHere, 60);
            }}
          >
            {t('people.choose')}
          </Button>
        </div>
      )}
    </Modal>
  );
}

function QueueList({ part, items }: { readonly part: Part; readonly items: readonly Queued[] }) {
  const { t } = useTranslation();
  const seen = useQueue((queue) => queue.seen);
  const now = useNow();
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      <ListBox
        className="queue-list"
        aria-label={t('queue.title')}
        items={items}
        dependencies={[seen, now]}
        autoFocus="first"
        onAction={(id) => void openQueued(String(id))}
        renderEmptyState={() => <p className="queue-none">{t(part === 'mine' ? 'queue.noneMine' : 'queue.noneSent')}</p>}
      >
        {(queued: Queued) => <QueueRow queued={queued} isNew={isUnread(queued, seen)} now={now} isMine={part === 'mine'} />}
      </ListBox>
    </Virtualizer>
  );
}
