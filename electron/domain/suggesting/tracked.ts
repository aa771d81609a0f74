/**
 * A text with the changes that people propose. Base: what stays and what is to go. Proposed: what stays and what is to come.
 * Offsets and lengths are UTF-16 code units.
 */

export interface Keep {
  readonly kind: 'keep';
  readonly length: number;
}

interface Proposed {
  readonly text: string;
  readonly by: string;
  /** Of the suggestion it belongs to. */
  readonly id: string;
  /** Suggestions of others that this one came out of. */
  readonly replaces?: readonly string[];
}

export interface Deleted extends Proposed {
  readonly kind: 'delete';
}

export interface Inserted extends Proposed {
  readonly kind: 'insert';
  /** Of several at one point the smaller comes first; of the same rank the smaller id. */
  readonly rank: number;
}

export type Change = Deleted | Inserted;
export type Segment = Keep | Change;
/** In the order of the text; no two neighbours that stay. */
export type Tracked = readonly Segment[];

export function baseLength(segment: Segment): number {
  return segment.kind === 'keep' ? segment.length : segment.kind === 'delete' ? segment.text.length : 0;
}

export function proposedLength(segment: Segment): number {
  return segment.kind === 'keep' ? segment.length : segment.kind === 'insert' ? segment.text.length : 0;
}

export function keep(length: number): Tracked {
  return length > 0 ? [{ kind: 'keep', length }] : [];
}

/** @param slice a piece of the proposed text */
export function baseOf(tracked: Tracked, slice: (from: number, to: number) => string): string {
  let [text, at] = ['', 0];
  for (const segment of tracked) {
    const end = at + proposedLength(segment);
    if (segment.kind === 'keep') text += slice(at, end);
    else if (segment.kind === 'delete') text += segment.text;
    at = end;
  }
  return text;
}

export function proposedOf(tracked: Tracked, base: string): string {
  let [text, at] = ['', 0];
  for (const segment of tracked) {
    const end = at + baseLength(segment);
    if (segment.kind === 'keep') text += base.slice(at, end);
    else if (segment.kind === 'insert') text += segment.text;
    at = end;
  }
  return text;
}

/** Which side of what is in between a position belongs to: of what is gone there, or of what came there. */
export type Side = -1 | 1;

/** Where a position of the proposed text is in the base. */
export function toBase(tracked: Tracked, position: number, side: Side = -1): number {
  return across(tracked, position, side, proposedLength, baseLength);
}

/** Where a position of the base is in the proposed text. */
export function toProposed(tracked: Tracked, position: number, side: Side = -1): number {
  return across(tracked, position, side, baseLength, proposedLength);
}

type Measure = (segment: Segment) => number;

function across(tracked: Tracked, position: number, side: Side, here: Measure, there: Measure): number {
  let [from, to] = [0, 0];
  for (const segment of tracked) {
    const [length, other] = [here(segment), there(segment)];
    const end = from + length;
    // What has no length here lies at its point: whether it is passed says the side.
    if (position < end || (position === end && side < 0)) return to + Math.min(other, Math.max(0, position - from));
    [from, to] = [end, to + other];
  }
  return to;
}
