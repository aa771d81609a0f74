import type { Article } from '#domain/article.ts';
import type { Facets, ListPage, ListQuery, Similar } from '../../newsroom/ports.ts';

/** The derived index as the rest of the library sees it: what was saved goes in, lists come out. */
export interface ArticleIndex {
  /** An article as it stands on disk from now on. Never throws and never waits. */
  note(article: Article, seen: { readonly stamp: string; readonly checksum: string }): void;
  /** An article is no longer in its place. */
  forget(id: string): void;
  list(query: ListQuery): Promise<ListPage>;
  ids(query: Omit<ListQuery, 'settled'>): Promise<readonly string[]>;
  facets(): Promise<Facets>;
  similar(wanted: { readonly title: string; readonly body: string; readonly except?: string }): Promise<readonly Similar[]>;
  /** Compares every article's file with what is known of it; resolves when all that differs has been read. */
  look(): Promise<void>;
  /** Answers at once whoever waits for it to be complete: the library is about to be closed. */
  hurry(): Promise<void>;
  close(): Promise<void>;
}
