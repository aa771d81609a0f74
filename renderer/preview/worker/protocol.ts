import type { Article } from '#domain/article.ts';
import type { LivePatch } from '#domain/markdown/live.ts';
import type { PackedLive } from '#domain/markdown/packed.ts';
import type { ShellParts } from '#domain/portal/page.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';

/** What window and preview worker say to each other. */

/** Offsets are UTF-16 code units of the text before all changes of one message. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Everything of the article but its body. */
export type ShellArticle = Omit<Article, 'body'>;

export type ToWorker =
  /** Reads a whole text. `keep`: the worker will be asked to change it. */
  | { readonly type: 'open'; readonly turn: number; readonly text: string; readonly media: Article['media']; readonly keep: boolean }
  | { readonly type: 'change'; readonly turn: number; readonly changes: readonly TextChange[] }
  | { readonly type: 'shell'; readonly article: ShellArticle; readonly profile: Profile; readonly template: Template };

export type FromWorker =
  /** `turn` is that of the message answered: an answer to an earlier text is dropped. */
  | { readonly type: 'opened'; readonly turn: number; readonly document: PackedLive }
  | { readonly type: 'patch'; readonly turn: number; readonly patch: LivePatch; readonly han: number }
  | { readonly type: 'shell'; readonly parts: ShellParts }
  | { readonly type: 'failed'; readonly message: string };
