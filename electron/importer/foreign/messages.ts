import type { ArticleChanges } from '#domain/article.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { Failure } from '#domain/result.ts';
import type { Remarks } from '#domain/review.ts';
import type { IncomingPicture } from '../../newsroom/ports.ts';

/** What the importer and the thread that reads a foreign file say to each other. */

export type ForeignFormat = 'docx' | 'html' | 'mhtml';

export interface ForeignStart {
  readonly format: ForeignFormat;
  /** Absolute. */
  readonly path: string;
  /** For messages. */
  readonly name: string;
  /** IANA name: times without an offset are read in it. */
  readonly timeZone: string;
}

export interface ForeignDraft {
  readonly draft: ArticleChanges;
  readonly warnings: readonly IntakeWarning<IntakeCode>[];
  readonly pictures: ReadonlyMap<string, IncomingPicture>;
  readonly remarks: Remarks;
}

export type ForeignReply =
  | { readonly type: 'draft'; readonly value: ForeignDraft }
  | { readonly type: 'refused'; readonly failure: Failure }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly message: string };
