import { Inbox } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { giveDeskCommand } from '../state/commands.ts';
import { isUnread, useQueue } from '../state/queue.ts';
import { IconButton } from '../ui/Button.tsx';
import './queue.css';

interface Props {
  readonly shortcut: string;
  readonly isDisabled: boolean;
}

/** How many wait for the person here, in the bar and in the window's title. */
export function QueueButton({ shortcut, isDisabled }: Props) {
  const { t } = useTranslation();
  const count = useQueue((queue) => queue.mine.length);
  const isNews = useQueue((queue) => queue.mine.some((queued) => isUnread(queued, queue.seen)));
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${t('app.name')}` : t('app.name');
  }, [count, t]);
  return (
    <span className="queue-button">
      <IconButton
        label={count > 0 ? t('queue.count', { count }) : t('queue.title')}
        shortcut={shortcut}
        isDisabled={isDisabled}
        onPress={() => giveDeskCommand('queue')}
      >
        <Inbox aria-hidden="true" />
      </IconButton>
      {count > 0 ? (
        <span className="queue-count" data-news={isNews || undefined} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </span>
  );
}
