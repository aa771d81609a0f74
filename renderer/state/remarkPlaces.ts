import { changesBetween, type Effort, type Found, findAnchor, isAboutField, moveRange, type Range } from '#domain/anchors.ts';
import { byPlace } from '#domain/checks/place.ts';
import type { Change } from '#domain/diff.ts';
import type { Anchor } from '#domain/review.ts';
import type { TextChange } from './body.ts';

/** Where remarks stand in the open article while somebody writes: anchors are of the text as it was saved. UTF-16 code units. */

export type RemarkField = Anchor['field'];

export const remarkFields: readonly RemarkField[] = ['title', 'subtitle', 'kicker', 'summary', 'body'];

/** A remark of any kind with its place. */
export interface PlacedRemark {
  /** Of a thread or a suggestion its id; of a draft one that no remark has. */
  readonly key: string;
  readonly kind: 'thread' | 'suggestion' | 'draft';
  readonly field: RemarkField;
  readonly place: Found;
}

/** What is to be placed. */
export type Placeable = Pick<PlacedRemark, 'key' | 'kind'> & {
  readonly anchor: Anchor;
  /** Of the quoted stretch, where the quote shows it cut. */
  readonly length?: number;
};

/**
 * Where an anchor stands in a text.
 * @param known where it stood as far as this window followed it
 * @param isSettled the text is the saved one, which anchors are of; else what was typed since may be in the place, and it is still right
 * @param effort shared by all that are placed at once
 */
export function placeOf({ anchor, length }: Placeable, text: string, known: Found | undefined, isSettled: boolean, effort?: Effort): Found {
  if (isAboutField(anchor)) return { how: 'there', start: 0, end: 0 };
  if (known && known.how !== 'gone') {
    if (reads(anchor, text, known)) return known.how === 'there' ? known : { ...known, how: 'there' };
    if (!isSettled) return known.how === 'changed' ? known : { ...known, how: 'changed' };
  }
  const { quote, before, after, at } = anchor;
  const end = at + (length ?? quote.length);
  const isExact = text.startsWith(quote, at) && text.startsWith(after, end) && text.slice(0, at).endsWith(before);
  return isExact ? { how: 'there', start: at, end } : findAnchor(anchor, text, length, effort);
}

/** A quote is cut where the stretch is long: then it need only begin so. */
function reads({ quote }: Anchor, text: string, { start, end }: Range): boolean {
  const isLong = end - start > quote.length && quote.length >= longQuote;
  return text.startsWith(quote, start) && (end - start === quote.length || isLong);
}

/** From here on a quote may have been cut: a cut never leaves half of a surrogate pair. */
const longQuote = 999;

/** Changes as the domain tells them. @param changes ascending, apart from each other, in offsets before all of them */
export function asDomain(changes: readonly TextChange[]): readonly Change[] {
  let shift = 0;
  return changes.map(({ from, to, insert }) => {
    const change = { fromA: from, toA: to, fromB: from + shift, toB: from + shift + insert.length };
    shift += insert.length - (to - from);
    return change;
  });
}

/** Where a place is after some steps of writing. What is gone stays gone, and changed what was: a saved text decides anew. */
export function movedPlace(place: Found, steps: readonly (readonly Change[])[]): Found {
  let now = place;
  for (const changes of steps) {
    const moved = moveRange(changes, now);
    const how = now.how === 'gone' || moved.how === 'gone' ? 'gone' : now.how === 'changed' ? 'changed' : moved.how;
    if (how === now.how && moved.start === now.start && moved.end === now.end) continue;
    now = { how, start: moved.start, end: how === 'gone' ? moved.start : moved.end };
  }
  return now;
}

/** The one step that leads from a field's text to another. */
export function stepBetween(before: string, after: string): readonly (readonly Change[])[] {
  return [changesBetween(before, after)];
}

/** As the article reads; what lost its words comes last, where it stood first. */
export function inOrder(placed: readonly PlacedRemark[]): readonly PlacedRemark[] {
  const isGone = ({ place }: PlacedRemark) => Number(place.how === 'gone');
  return placed.toSorted((one, other) => isGone(one) - isGone(other) || byPlace(spot(one), spot(other)) || (one.key < other.key ? -1 : 1));
}

export function spot({ field, place: { start, end } }: PlacedRemark): { readonly field: string; readonly start: number; readonly end: number } {
  return { field, start, end };
}
