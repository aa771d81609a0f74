import type { Handlers } from '#contract/dispatch.ts';
import { acceptSuggestions } from '#domain/acceptance.ts';
import { isOpenSuggestion, isResolved } from '#domain/remarks.ts';
import { refusal } from '#domain/result.ts';
import type { Comment, Review, Suggestion } from '#domain/review.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';

type RemarkCalls =
  | 'comment.add'
  | 'comment.reply'
  | 'comment.resolve'
  | 'comment.reopen'
  | 'comment.remove'
  | 'comment.restore'
  | 'suggestion.put'
  | 'suggestion.accept'
  | 'suggestion.reject';

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
        const { anchor } = commentOf(review, thread);
        return withComment(review, comment, { anchor, thread, by, createdAt: clock.now(), text });
      });
      return { comment };
    },
    'comment.resolve': async ({ id, thread }, { client }) => {
      await change(id, client, (review) => withComment(review, thread, resolved(commentOf(review, thread), clock.now())));
      return {};
    },
    'comment.reopen': async ({ id, thread }, { client }) => {
      await change(id, client, (review) => withComment(review, thread, reopened(commentOf(review, thread), clock.now())));
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

type Change = (id: string, client: string, changed: (review: Review, by: string) => Review) => Promise<void>;

function suggestionHandlers(desk: Desk, change: Change): Pick<Handlers, 'suggestion.put' | 'suggestion.accept' | 'suggestion.reject'> {
  const { library, clock, identities, announce } = desk;
  return {
    'suggestion.put': async ({ id, suggestion: known, ...wish }, { client }) => {
      const suggestion = known ?? identities.next();
      await change(id, client, (review, by) => {
        const before = known === undefined ? undefined : openSuggestion(review, known);
        if (before && before.by !== by) throw refusal('not-allowed', `suggestion ${suggestion}`, 'write', 'only who made it changes it');
        const put: Suggestion = { ...wish, by, createdAt: before?.createdAt ?? clock.now() };
        return { ...review, suggestions: { ...review.suggestions, [suggestion]: put } };
      });
      return { suggestion };
    },
    'suggestion.accept': async ({ id, suggestions, basedOn }, { client }) => {
      const [{ article }, review, by] = await Promise.all([library.read(id), library.review(id), readName(desk)]);
      const chosen = Object.fromEntries(suggestions.map((each) => [each, openSuggestion(review, each)]));
      const accepted = acceptSuggestions(article, chosen);
      if (!accepted.ok) throw refuseAcceptance(accepted);
      // A window that does not know the text that stands here is refused by the library, as with any save.
      const saved = await library.save({ ...article, ...accepted.changes }, basedOn, (present) =>
        decided(present, suggestions, 'accepted', by, clock.now()),
      );
      announce({ type: 'article.changed', id, revision: saved.revision, by: client });
      announce({ type: 'review.changed', id, by: client });
      return { revision: saved.revision, updatedAt: saved.updatedAt };
    },
    'suggestion.reject': async ({ id, suggestions }, { client }) => {
      await change(id, client, (review, by) => decided(review, suggestions, 'rejected', by, clock.now()));
      return {};
    },
  };
}

function refuseAcceptance({ why, id }: { readonly why: 'gone' | 'overlap'; readonly id: string }): Error {
  const message = why === 'gone' ? 'what it is about no longer stands there' : 'two of them want to change the same words';
  return refusal('invalid', `suggestion ${id}`, 'write', message, { why });
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

/** @throws not-found; invalid, when it has been settled */
function openSuggestion({ suggestions }: Review, id: string): Suggestion {
  const suggestion = Object.hasOwn(suggestions, id) ? suggestions[id] : undefined;
  if (!suggestion) throw refusal('not-found', `suggestion ${id}`, 'write', 'this article has no such suggestion');
  if (!isOpenSuggestion(suggestion)) throw refusal('invalid', `suggestion ${id}`, 'write', `it has been ${suggestion.decision}`);
  return suggestion;
}

function withComment(review: Review, id: string, comment: Comment): Review {
  return { ...review, comments: { ...review.comments, [id]: comment } };
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

function decided(review: Review, ids: readonly string[], decision: 'accepted' | 'rejected', decidedBy: string, decidedAt: string): Review {
  const settled = ids.map((id): [string, Suggestion] => [id, { ...openSuggestion(review, id), decision, decidedBy, decidedAt }]);
  return { ...review, suggestions: { ...review.suggestions, ...Object.fromEntries(settled) } };
}
