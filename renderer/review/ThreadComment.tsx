import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isNewSince } from '#domain/looks.ts';
import type { ThreadComment as Comment, Thread } from '#domain/remarks.ts';
import { whenText } from '../i18n/when.ts';
import { authorColour } from '../state/authorColour.ts';
import { useDesk } from '../state/desk.ts';
import { useLooks } from '../state/looks.ts';
import { usePerson } from '../state/person.ts';
import { removeComment } from '../state/remarkActions.ts';
import { useReview } from '../state/review.ts';
import { IconButton } from '../ui/Button.tsx';

interface Props {
  readonly comment: Comment;
  readonly thread: Thread;
  /** All its words are shown, and what can be done with them. */
  readonly isWhole: boolean;
}

/** Whether somebody else said it after this person's last look; who never looked is not told that everything is new. */
function useIsNew(by: string, createdAt: string | null): boolean {
  const name = usePerson((personnel) => personnel.name);
  return useLooks(({ last }) => last !== null && isNewSince(last, { at: createdAt, by }, name));
}

/** Who said it, when, and the words. */
export function ThreadComment({ comment: { id, by, createdAt, text, takenBack }, thread, isWhole }: Props) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const colour = useReview(({ review }) => authorColour(review, by));
  const isOwn = usePerson((personnel) => personnel.name === by && by !== '');
  const isNew = useIsNew(by, createdAt);
  // What others have answered to stays: it is resolved, not taken back.
  const isAnswered = id === thread.id && thread.comments.length > 1;
  return (
    <div className={`remark-comment ${colour}`}>
      <p className="remark-by">
        {isNew ? (
          <span className="remark-new">
            <span className="visually-hidden">{t('remarks.new')}</span>
          </span>
        ) : null}
        <b>
          <bdi>{by || t('remarks.unsigned')}</bdi>
        </b>
        {createdAt === null ? null : <time dateTime={createdAt}>{whenText(createdAt, timeZone, i18n.language)}</time>}
        {isWhole && isOwn && !takenBack && !isAnswered ? (
          <IconButton label={t('remarks.remove')} onPress={() => void removeComment(id)}>
            <Undo2 aria-hidden="true" />
          </IconButton>
        ) : null}
      </p>
      <p className="remark-text" data-taken={takenBack}>
        {takenBack ? t('remarks.takenBack') : text}
      </p>
    </div>
  );
}
