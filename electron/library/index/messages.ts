import type { Article } from '#domain/article.ts';
import type { Failure } from '#domain/result.ts';
import type { Facets, ListPage, ListQuery, Similar } from '../../newsroom/ports.ts';
import type { Seen } from './entry.ts';

/** What the library and its index say to each other, over the wall between two threads. */

/** How the index begins. */
export interface IndexStart {
  /** The library's folder. */
  readonly root: string;
  /** The file of the index. */
  readonly file: string;
  /** It was left in order: what it holds is right unless another program has written. */
  readonly clean: boolean;
  /** How this session calls its temp files: those of others are dead ones, to be swept. */
  readonly session: string;
}

export interface Asks {
  readonly list: { readonly input: ListQuery; readonly output: ListPage };
  readonly ids: { readonly input: Omit<ListQuery, 'settled'>; readonly output: readonly string[] };
  readonly facets: { readonly input: null; readonly output: Facets };
  readonly similar: {
    readonly input: { readonly title: string; readonly body: string; readonly except?: string };
    readonly output: readonly Similar[];
  };
  /** Resolves when every file has been compared since it was asked. */
  readonly look: { readonly input: null; readonly output: null };
  /** Whoever waits for a scan waits no longer. */
  readonly hurry: { readonly input: null; readonly output: null };
  /** Everything is written and closed; true when it is in order. */
  readonly close: { readonly input: null; readonly output: boolean };
}
export type AskName = keyof Asks;

export type ToIndex =
  | { readonly type: 'note'; readonly article: Article; readonly seen: Seen }
  | { readonly type: 'forget'; readonly id: string }
  | { [N in AskName]: { readonly type: 'ask'; readonly number: number; readonly name: N; readonly input: Asks[N]['input'] } }[AskName];

export type FromIndex =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly number: number; readonly failure: Failure | undefined; readonly message: string }
  | Told;

/** What the index tells by itself. */
export type Told =
  | { readonly type: 'indexing'; readonly done: number; readonly total: number }
  /** Articles that another program wrote, added or removed. */
  | { readonly type: 'changed'; readonly ids: readonly string[] }
  /** An article.json that cannot be read, or can be read again. */
  | { readonly type: 'trouble'; readonly id: string; readonly file: string; readonly failure: Failure }
  | { readonly type: 'healed'; readonly id: string; readonly file: string }
  /** Something failed without harm to any article. */
  | { readonly type: 'report'; readonly what: string; readonly message: string };
