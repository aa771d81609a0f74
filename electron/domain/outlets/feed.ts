import type { Article } from '../article.ts';
import { epoch } from '../portal/dates.ts';

/** Sets of articles for machines that follow a portal: what Atom and the news sitemap have in common. */

/** What a feed says of an article; of ten thousand nothing else is kept in memory. */
export type FeedArticle = Pick<
  Article,
  'id' | 'title' | 'outlets' | 'publishAt' | 'updatedAt' | 'channel' | 'authors' | 'source' | 'summary' | 'keywords'
>;

export interface FeedEntry {
  readonly article: FeedArticle;
  /** Where its page stands, complete: the canonical address. */
  readonly address: string;
  /** The beginning of its text, for an article without a summary. */
  readonly lead?: string;
}

/** When a page last became another one for its readers: work on a draft before it was published is none. */
export function modifiedAt({ publishAt, updatedAt }: FeedArticle): string {
  return publishAt !== null && epoch(publishAt) > epoch(updatedAt) ? publishAt : updatedAt;
}

/** Newest first; the same order whatever order they came in. */
export function newestFirst(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const time = ({ article }: FeedEntry) => epoch(article.publishAt ?? article.updatedAt);
  return [...entries].sort((one, other) => time(other) - time(one) || (one.article.id < other.article.id ? 1 : -1));
}
