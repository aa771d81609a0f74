import { anchoredAgain, findAnchor, freshEffort } from '../anchors.ts';
import { type Article, emptyArticle } from '../article.ts';
import type { Comment, Review, Suggestion } from '../review.ts';
import { contentHash } from '../reviewedContent.ts';
import { type FieldConflict, mergeArticles } from './mergeArticles.ts';

export interface MergedText {
  readonly article: Article;
  readonly conflicts: readonly FieldConflict[];
  /** It holds words that this library never had. */
  readonly isNews: boolean;
}

/**
 * The text that came in, merged into the one that stands here. The text both come from is the newest that both sides know; without
 * one, whatever differs is a conflict. A text that was merged before brings nothing new.
 * @param known what stood here before, as far as it is kept
 * @param from the texts theirs comes from, the newest first
 */
export function mergeText(
  ours: Article,
  known: readonly Article[],
  theirs: Article,
  from: readonly Article[],
  sha256: (text: string) => string,
): MergedText {
  const hashOf = (article: Article) => contentHash(article, sha256);
  const here = new Set([ours, ...known].map(hashOf));
  if (here.has(hashOf(theirs))) return { article: ours, conflicts: [], isNews: false };
  const base = from.find((article) => here.has(hashOf(article))) ?? emptyArticle(ours.id, ours.createdAt);
  return { ...mergeArticles(base, ours, theirs), isNews: true };
}

/** Remarks of two desks, at the places where the merged text has them. */
export function anchoredIn(review: Review, article: Article): Review {
  const effort = freshEffort();
  const place = <T extends Comment | Suggestion>(remark: T, length: number): T => {
    const text = article[remark.anchor.field];
    const found = findAnchor(remark.anchor, text, length, effort);
    return { ...remark, anchor: found.how === 'there' ? anchoredAgain(remark.anchor, text, found) : { ...remark.anchor, at: found.start } };
  };
  return {
    ...review,
    comments: Object.fromEntries(Object.entries(review.comments).map(([id, each]) => [id, place(each, each.anchor.quote.length)])),
    suggestions: Object.fromEntries(Object.entries(review.suggestions).map(([id, each]) => [id, each.decision ? each : place(each, each.length)])),
  };
}
