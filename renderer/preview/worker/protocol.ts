import type { Article } from '#domain/article.ts';
import type { LivePatch } from '#domain/markdown/live.ts';
import type { ShellParts } from '#domain/portal/page.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';

/** What window and preview worker say to each other. The worker holds the text and its blocks, the window the page. */

/** Offsets are UTF-16 code units of the text before all changes of one message. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Everything of the article but its body. */
export type ShellArticle = Omit<Article, 'body'>;

export type ToWorker =
  | { readonly type: 'open'; readonly turn: number; readonly text: string; readonly media: Article['media'] }
  | { readonly type: 'change'; readonly turn: number; readonly changes: readonly TextChange[] }
  | { readonly type: 'media'; readonly turn: number; readonly text: string; readonly media: Article['media'] }
  | { readonly type: 'shell'; readonly article: ShellArticle; readonly profile: Profile; readonly template: Template };

export type FromWorker =
  /** `fresh`: another article's text, so nothing of the old page is worth keeping. `turn` names the opened text; a patch of an earlier turn is dropped. `han` is the whole body's 字. */
  | { readonly type: 'patch'; readonly turn: number; readonly fresh: boolean; readonly patch: LivePatch; readonly han: number }
  | { readonly type: 'shell'; readonly parts: ShellParts }
  | { readonly type: 'failed'; readonly message: string };
