import { MessageSquareText } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { shortWhenText } from '../i18n/when.ts';
import { useChannelNames } from '../state/channels.ts';
import { useDesk } from '../state/desk.ts';
import type { Queued } from '../state/queue.ts';
import { stateWord } from './trail.ts';
import { type Waiting, waitingOf, waitingWords } from './waiting.ts';

interface Props {
  readonly queued: Queued;
  readonly isNew: boolean;
  /** In ms of the epoch. */
  readonly now: number;
  readonly isMine: boolean;
}

export function QueueRow({ queued, isNew, now, isMine }: Props) {
  const { t } = useTranslation();
  const title = queued.title || t('library.untitled');
  const waiting = waitingOf(queued, now);
  const { key, count } = waitingWords(waiting.minutes);
  return (
    <ListBoxItem id={queued.id} textValue={title} className="queue-row">
      <span className="queue-unread" data-new={isNew || undefined}>
        {isNew ? <span className="visually-hidden">{t('queue.unread')}</span> : null}
      </span>
      <span className="queue-title">{title}</span>
      <span className="queue-wait" data-tone={waiting.tone}>
        {t(`queue.${key}`, { count })}
      </span>
      <Facts queued={queued} isMine={isMine} isPast={waiting.isPast} isPressing={waiting.isPressing} now={now} />
    </ListBoxItem>
  );
}

type FactsProps = Pick<Props, 'queued' | 'isMine' | 'now'> & Pick<Waiting, 'isPast' | 'isPressing'>;

function Facts({ queued, isMine, isPast, isPressing, now }: FactsProps) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const channel = useChannelNames().get(queued.channel) ?? queued.channel;
  const { awaits, state, submittedBy, remarks, publishAt } = queued;
  return (
    <span className="queue-facts">
      <span className={`state state-${state}`}>{t(stateWord({ state, awaits }))}</span>
      {isMine && submittedBy ? <span>{t('queue.by', { name: submittedBy })}</span> : null}
      {channel ? <span>{channel}</span> : null}
      {remarks > 0 ? (
        <span className="queue-remarks">
          <MessageSquareText aria-hidden="true" />
          <span aria-hidden="true">{remarks}</span>
          <span className="visually-hidden">{t('queue.remarks', { count: remarks })}</span>
        </span>
      ) : null}
      {publishAt ? (
        <span className="queue-due" data-tone={isPressing ? 'overdue' : undefined}>
          {isPast ? t('queue.overdue') : t('queue.publishAt', { when: shortWhenText(publishAt, timeZone, i18n.language, now) })}
        </span>
      ) : null}
    </span>
  );
}
