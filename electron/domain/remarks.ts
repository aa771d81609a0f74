import { anchoredAgain, type Follower, followEdits } from './anchors.ts';
import type { Article } from './article.ts';
import type { Anchor, Comment, Review, Suggestion } from './review.ts';

/** Remarks as they stand: which are open, and how they go along with their text. */

/** Of a thread that was resolved and reopened, the later counts; at the same moment it is resolved. */
export function isResolved({ resolvedAt, reopenedAt }: Pick<Comment, 'resolvedAt' | 'reopenedAt'>): boolean {
  if (resolvedAt === undefined) return false;
  return reopenedAt === undefined || Date.parse(reopenedAt) <= Date.parse(resolvedAt);
}

export function isOpenSuggestion({ decision }: Pick<Suggestion, 'decision'>): boolean {
  return decision === undefined;
}

/** Open threads, and open suggestions. */
export function openRemarks({ comments, suggestions }: Review): number {
  const threads = Object.entries(comments).filter(([id, each]) => each.thread === id && each.deletedAt === undefined && !isResolved(each));
  return threads.length + Object.values(suggestions).filter(isOpenSuggestion).length;
}

/** Whether anything in a review goes along with the text. */
export function hasRemarks({ comments, suggestions }: Review): boolean {
  return Object.keys(comments).length > 0 || Object.values(suggestions).some(isOpenSuggestion);
}

/**
 * The remarks of an article after its text changed. Settled suggestions stay where they were: they are about a text of the past.
 * @returns the very same review when nothing moved
 */
export function followArticle(review: Review, before: Article, after: Article): Review {
  const followers = new Map<Anchor['field'], Follower>();
  const follow = <T extends Comment | Suggestion>(remark: T, again: (follower: Follower, text: string) => Anchor): T => {
    const { field } = remark.anchor;
    if (before[field] === after[field]) return remark;
    const follower = followers.get(field) ?? followEdits(before[field], after[field]);
    followers.set(field, follower);
    const anchor = again(follower, after[field]);
    return isSame(anchor, remark.anchor) ? remark : { ...remark, anchor };
  };
  const followComment = (comment: Comment) =>
    follow(comment, (follower, text) => anchoredAgain(comment.anchor, text, follower.follow(comment.anchor)));
  const followSuggestion = (suggestion: Suggestion) =>
    follow(suggestion, (follower, text) => {
      const found = follower.follow(suggestion.anchor, suggestion.length);
      // It was made for these words: for what somebody wrote in their place it was never meant.
      return found.how === 'there' ? anchoredAgain(suggestion.anchor, text, found) : { ...suggestion.anchor, at: found.start };
    });
  const comments = eachOf(review.comments, (comment) => (comment.deletedAt === undefined ? followComment(comment) : comment));
  const suggestions = eachOf(review.suggestions, (each) => (isOpenSuggestion(each) ? followSuggestion(each) : each));
  return comments === review.comments && suggestions === review.suggestions ? review : { ...review, comments, suggestions };
}

function isSame(one: Anchor, other: Anchor): boolean {
  return one.quote === other.quote && one.before === other.before && one.after === other.after && one.at === other.at;
}

function eachOf<T>(entries: Readonly<Record<string, T>>, change: (entry: T) => T): Readonly<Record<string, T>> {
  let isChanged = false;
  const changed = Object.entries(entries).map(([id, entry]): [string, T] => {
    const next = change(entry);
    isChanged ||= next !== entry;
    return [id, next];
  });
  return isChanged ? Object.fromEntries(changed) : entries;
}
