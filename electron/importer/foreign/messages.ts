import type { ArticleChanges } from '#domain/article.ts';
import type { ReadWords } from '#domain/checks/house/houseTable.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { Failure } from '#domain/result.ts';
import type { Remarks } from '#domain/review.ts';
import type { IncomingPicture } from '../../newsroom/ports.ts';

/** What the importer and the thread that reads a foreign file say to each other. */

export interface ForeignStart<F extends keyof ForeignContent = keyof ForeignContent> {
  readonly format: F;
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

/** What each format gives. `words`: a table of a house's own words, of a spreadsheet or as comma-separated values. */
export interface ForeignContent {
  readonly docx: ForeignDraft;
  readonly html: ForeignDraft;
  readonly mhtml: ForeignDraft;
  readonly words: ReadWords;
}

export type ForeignReply<T = ForeignContent[keyof ForeignContent]> =
  | { readonly type: 'read'; readonly value: T }
  | { readonly type: 'refused'; readonly failure: Failure }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly message: string };
