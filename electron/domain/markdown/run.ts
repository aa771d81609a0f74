import type { BareAddress } from './addresses.ts';
import { findBareAddress, mayHoldAddress } from './addresses.ts';
import { emptyList, type Piece, type PieceList } from './pieces.ts';

/** What reading one run of text keeps in hand. A run is a paragraph's, a heading's or a table cell's own text. */
export interface Run {
  readonly source: string;
  readonly definitions: Definitions;
  readonly pieces: PieceList;
  /** UTF-16 offset of what comes next. */
  at: number;
  /** The innermost run of `*`, `_` or `~~` that may still open or close something. */
  delimiter: Delimiter | undefined;
  /** Every `[` and `![` still open. */
  readonly brackets: Bracket[];
  /** The brackets below this index cannot become links, since one closed inside them: links hold no links. */
  linklessBelow: number;
  /** Every raw tag still open. */
  readonly tags: OpenTag[];
  /** Indexes into `tags` by name; those of tags that are no longer open are dropped when they come up. */
  readonly tagPlaces: Map<string, number[]>;
  /** The first bare address at or after `at`, once that is up to date; undefined when there is none any more. */
  address: BareAddress | undefined;
  /** Up to here nothing stands that could begin anything but a bare address. */
  plainUntil: number;
  /** Where runs of backticks begin, by their length; made at the first backtick. */
  backticks: Map<number, number[]> | undefined;
  /** True once the rest is known to hold no end of a comment. */
  withoutCommentEnd: boolean;
}

/** Reference definitions by normalised label, as written: addresses are not checked yet. */
export type Definitions = Readonly<Record<string, { readonly href: string | null; readonly title?: string | null | undefined }>>;

export interface Delimiter {
  readonly piece: Piece;
  readonly mark: '*' | '_' | '~';
  /** UTF-16 offset in the run. */
  readonly position: number;
  readonly original: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  length: number;
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

export interface Bracket {
  readonly piece: Piece;
  readonly image: boolean;
  /** UTF-16 offset just behind the bracket. */
  readonly start: number;
  readonly delimiter: Delimiter | undefined;
  /** How many tags were open when it opened: those opened since belong inside. */
  readonly tags: number;
  /** True when another bracket opened inside it: then its text is no label. */
  holdsBracket: boolean;
}

export interface OpenTag {
  readonly piece: Piece;
  readonly name: string;
  readonly delimiter: Delimiter | undefined;
  readonly brackets: number;
}

export function startRun(source: string, definitions: Definitions): Run {
  return {
    source,
    definitions,
    pieces: emptyList(),
    at: 0,
    delimiter: undefined,
    brackets: [],
    linklessBelow: 0,
    tags: [],
    tagPlaces: new Map(),
    address: mayHoldAddress(source) ? findBareAddress(source, 0) : undefined,
    plainUntil: 0,
    backticks: undefined,
    withoutCommentEnd: false,
  };
}
