import { anchoredAgain, type Follower, followEdits, isAboutField } from './anchors.ts';
import type { Article } from './article.ts';
import type { Anchor, Comment, Review, Suggestion } from './review.ts';

/** Remarks as they stand: which are open, and how they go along with their text. */

/** A comment with its answers. */
export interface Thread {
  /** The id of the comment that begins it. */
  readonly id: string;
  readonly anchor: Anchor;
  readonly isOpen: boolean;
  /** In the order of their making. What was taken back is left out, but for a first one that others have answered. */
  readonly comments: readonly ThreadComment[];
}

export interface ThreadComment extends Pick<Comment, 'by' | 'createdAt' | 'text'> {
  readonly id: string;
  /** Whoever wrote it took it back; others had answered. */
  readonly takenBack: boolean;
}

/** The threads of a review in which something stands, in the order of their making. */
export function threadsOf({ comments }: Pick<Review, 'comments'>): readonly Thread[] {
  const all = new Map<string, (readonly [string, Comment])[]>();
  // Ids are UUIDv7: in the order of their making.
  for (const entry of Object.entries(comments).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [, { thread }] = entry;
    const known = all.get(thread);
    if (known) known.push(entry);
    else all.set(thread, [entry]);
  }
  return [...all].flatMap(([id, entries]) => threadOf(id, entries));
}

function threadOf(id: string, entries: readonly (readonly [string, Comment])[]): readonly Thread[] {
  const shown = entries.filter(([own, { deletedAt }]) => deletedAt === undefined || own === id);
  const isEmpty = shown.every(([, { deletedAt }]) => deletedAt !== undefined);
  // A hand-off that was damaged may have lost a thread's first.
  const begins = entries.find(([own]) => own === id) ?? entries[0];
  if (isEmpty || !begins) return [];
  const [, first] = begins;
  const words = shown.map(([own, { by, createdAt, text, deletedAt }]) => {
    const takenBack = deletedAt !== undefined;
    return { id: own, by, createdAt, text: takenBack ? '' : text, takenBack };
  });
  return [{ id, anchor: first.anchor, isOpen: !isResolved(first), comments: words }];
}

/** Of a thread that was resolved and reopened, the later counts; at the same moment it is resolved. */
export function isResolved({ resolvedAt, reopenedAt }: Pick<Comment, 'resolvedAt' | 'reopenedAt'>): boolean {
  if (resolvedAt === undefined) return false;
  return reopenedAt === undefined || Date.parse(reopenedAt) <= Date.parse(resolvedAt);
}

export function isOpenSuggestion({ decision }: Pick<Suggestion, 'decision'>): boolean {
  return decision === undefined;
}

/** Open threads, and open suggestions. */
export function openRemarks(review: Review): number {
  return threadsOf(review).filter(({ isOpen }) => isOpen).length + Object.values(review.suggestions).filter(isOpenSuggestion).length;
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
    isAboutField(comment.anchor)
      ? comment
      : follow(comment, (follower, text) => anchoredAgain(comment.anchor, text, follower.follow(comment.anchor)));
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
