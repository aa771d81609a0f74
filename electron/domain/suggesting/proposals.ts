import { type Anchor, anchorOf, type Suggestion } from '../review.ts';
import { baseLength, type Tracked } from './tracked.ts';

/** One suggestion as it stands in a tracked text. */
export interface Proposal {
  readonly id: string;
  readonly by: string;
  readonly kind: Suggestion['kind'];
  /** What is to go, in UTF-16 offsets of the base; a point when nothing is. */
  readonly start: number;
  readonly end: number;
  /** What is to come. */
  readonly text: string;
  readonly rank: number;
  readonly replaces?: readonly string[];
}

/** In the order of the text. */
export function proposalsIn(tracked: Tracked): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  let at = 0;
  for (const segment of tracked) {
    const end = at + baseLength(segment);
    if (segment.kind !== 'keep') {
      const { id, by, replaces } = segment;
      const known = found.get(id);
      const kind = known && known.kind !== segment.kind ? 'replace' : segment.kind;
      const text = (known?.text ?? '') + (segment.kind === 'insert' ? segment.text : '');
      const rank = segment.kind === 'insert' ? segment.rank : (known?.rank ?? 0);
      found.set(id, { id, by, kind, start: known?.start ?? at, end, text, rank, ...(replaces ? { replaces } : {}) });
    }
    at = end;
  }
  return [...found.values()];
}

/** What a suggestion says of its place and its words. */
export type SuggestionWords = Pick<Suggestion, 'kind' | 'anchor' | 'length' | 'text' | 'rank' | 'replaces'>;

export function wordsOf({ kind, start, end, text, rank, replaces }: Proposal, field: Anchor['field'], base: string): SuggestionWords {
  return {
    kind,
    anchor: anchorOf(field, base, start, end),
    length: end - start,
    text,
    ...(rank === 0 ? {} : { rank }),
    ...(replaces ? { replaces: [...replaces] } : {}),
  };
}

/** Whether two proposals say the same about the same place. */
export function isSameProposal(one: Proposal, other: Proposal): boolean {
  return (
    one.by === other.by &&
    one.kind === other.kind &&
    one.start === other.start &&
    one.end === other.end &&
    one.text === other.text &&
    one.rank === other.rank &&
    (one.replaces ?? []).join() === (other.replaces ?? []).join()
  );
}
