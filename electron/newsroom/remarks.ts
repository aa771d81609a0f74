import type { Handlers } from '#contract/dispatch.ts';
import { isResolved } from '#domain/remarks.ts';
import { refusal } from '#domain/result.ts';
import type { Comment, Review } from '#domain/review.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';
import { suggestionHandlers } from './suggestions.ts';

type RemarkCalls =
  | 'comment.add'
  | 'comment.reply'
  | 'comment.resolve'
  | 'comment.reopen'
  | 'comment.remove'
  | 'comment.restore'
  | 'suggestion.put'
  | 'suggestion.save'
  | 'suggestion.accept'
  | 'suggestion.reject'
  | 'suggestion.reopen';

/** Comments and suggestions: beside the text, by whoever is at the desk. */
export function remarkHandlers(desk: Desk): Pick<Handlers, RemarkCalls> {
  const { library, clock, identities, announce } = desk;
  const change = async (id: string, client: string, changed: (review: Review, by: string) => Review) => {
    const by = await readName(desk);
    await library.changeReview(id, (review) => changed(review, by));
    announce({ type: 'review.changed', id, by: client });
  };
  return {
    'comment.add': async ({ id, anchor, text }, { client }) => {
      const comment = identities.next();
      await change(id, client, (review, by) => withComment(review, comment, { anchor, thread: comment, by, createdAt: clock.now(), text }));
      return { comment };
    },
    'comment.reply': async ({ id, thread, text }, { client }) => {
      const comment = identities.next();
      await change(id, client, (review, by) => {
        const { anchor, thread: begun } = commentOf(review, thread);
        return withComment(review, comment, { anchor, thread: begun, by, createdAt: clock.now(), text });
      });
      return { comment };
    },
    'comment.resolve': async ({ id, thread }, { client }) => {
      await change(id, client, (review) => changeThread(review, thread, (first) => resolved(first, clock.now())));
      return {};
    },
    'comment.reopen': async ({ id, thread }, { client }) => {
      await change(id, client, (review) => changeThread(review, thread, (first) => reopened(first, clock.now())));
      return {};
    },
    'comment.remove': async ({ id, comment }, { client }) => {
      await change(id, client, (review, by) => {
        const own = ownComment(review, comment, by);
        return withComment(review, comment, { ...own, deletedAt: own.deletedAt ?? clock.now() });
      });
      return {};
    },
    'comment.restore': async ({ id, comment }, { client }) => {
      await change(id, client, (review, by) => {
        const { deletedAt: _taken, ...back } = ownComment(review, comment, by);
        return withComment(review, comment, back);
      });
      return {};
    },
    ...suggestionHandlers(desk, change),
  };
}

/** @throws not-found */
function commentOf({ comments }: Review, id: string): Comment {
  const comment = Object.hasOwn(comments, id) ? comments[id] : undefined;
  if (!comment) throw refusal('not-found', `comment ${id}`, 'write', 'this article has no such comment');
  return comment;
}

/** @throws not-found; not-allowed, when somebody else wrote it */
function ownComment(review: Review, id: string, by: string): Comment {
  const comment = commentOf(review, id);
  if (comment.by !== by) throw refusal('not-allowed', `comment ${id}`, 'write', 'only who wrote it takes it back or brings it back');
  return comment;
}

function withComment(review: Review, id: string, comment: Comment): Review {
  return { ...review, comments: { ...review.comments, [id]: comment } };
}

/** Of a thread its first comment tells whether it is open, whichever of its comments is named. @throws not-found */
function changeThread(review: Review, id: string, change: (first: Comment) => Comment): Review {
  const { thread } = commentOf(review, id);
  return withComment(review, thread, change(commentOf(review, thread)));
}

/** Two desks whose clocks differ must not make a later act the earlier one. */
function resolved(comment: Comment, now: string): Comment {
  if (isResolved(comment)) return comment;
  const { reopenedAt = now } = comment;
  return { ...comment, resolvedAt: Date.parse(now) < Date.parse(reopenedAt) ? reopenedAt : now };
}

function reopened(comment: Comment, now: string): Comment {
  if (!isResolved(comment)) return comment;
  const after = Date.parse(comment.resolvedAt ?? now) + 1;
  return { ...comment, reopenedAt: Date.parse(now) < after ? new Date(after).toISOString() : now };
}
