import { type Change, followTexts } from './diff.ts';
import { type Anchor, anchorOf, contextLength } from './review.ts';

/**
 * Where a remark belongs after its text was edited. While two versions of a text are at hand a remark goes along with the changes
 * between them; where it comes back to a text that it does not know, it is looked for by its quote and what stood around it.
 */

/** UTF-16 offsets in a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Found =
  /** The quote stands there. */
  | ({ readonly how: 'there' } & Range)
  /** What was quoted was rewritten; this is what stands in its place. */
  | ({ readonly how: 'changed' } & Range)
  /** It is gone. `start` and `end` are the same: where it stood. */
  | ({ readonly how: 'gone' } & Range);

/** Places where a quote stands that are looked at; a hostile text has millions. */
const mostPlaces = 2000;
/** A quote of fewer units that nothing around it confirms may be any other. */
const telling = 4;
/** Units of a quote and of what stood around it that are as they were: then it is the same one, wherever it stands. */
const certain = 8;

/**
 * Units of text that the anchors of one review may be looked for in, about a second for a hostile one; hundreds of remarks in the
 * longest text stay below it. Whoever needs more is looked for only near where they stood.
 */
export interface Effort {
  left: number;
}

export function freshEffort(): Effort {
  return { left: 200_000_000 };
}

/** Without effort left: units on either side of where an anchor stood, and places in them. */
const nearby = { reach: 2000, places: 50 };

/** An anchor without a quote and without anything around it is about its field as a whole, whatever it says. */
export function isAboutField({ quote, before, after }: Pick<Anchor, 'quote' | 'before' | 'after'>): boolean {
  return quote === '' && before === '' && after === '';
}

export function aboutField(field: Anchor['field']): Anchor {
  return { field, quote: '', before: '', after: '', at: 0 };
}

/**
 * Looks for an anchor in a text.
 * @param length of the quoted stretch, which the quote may show cut
 * @param effort shared by those that are looked for together
 */
export function findAnchor(anchor: Anchor, text: string, length = anchor.quote.length, effort: Effort = freshEffort()): Found {
  const { at } = anchor;
  if (standsAsItDid(anchor, text, length)) return { how: 'there', start: at, end: at + length };
  const places = Math.ceil(text.length / contextLength);
  effort.left -= 3 * text.length + 2 * contextLength * Math.min(places, mostPlaces);
  if (effort.left > 0 || text.length <= 2 * nearby.reach) return lookFor(anchor, text, length, effort.left > 0 ? mostPlaces : nearby.places);
  const from = Math.max(0, Math.min(at, text.length) - nearby.reach);
  const { how, start, end } = lookFor({ ...anchor, at: at - from }, text.slice(from, from + 2 * nearby.reach), length, nearby.places);
  return { how, start: start + from, end: how === 'there' ? Math.min(text.length, start + from + length) : end + from };
}

function lookFor(anchor: Anchor, text: string, length: number, mostPlaces: number): Found {
  const { quote, before, after, at } = anchor;
  if (quote === '') return findPoint({ before, after, at }, text);
  let best: { readonly start: number; readonly likeness: number } | undefined;
  let places = 0;
  for (let start = text.indexOf(quote); start >= 0 && places < mostPlaces; start = text.indexOf(quote, start + 1)) {
    places++;
    const likeness = likenessOf(text, start, start + length, before, after);
    const isBetter = !best || likeness > best.likeness || (likeness === best.likeness && Math.abs(start - at) < Math.abs(best.start - at));
    if (isBetter) best = { start, likeness };
  }
  const isSure = best && (best.likeness > 0 || (quote.length >= telling && places === 1) || best.start === at);
  if (best && isSure) return { how: 'there', start: best.start, end: Math.min(text.length, best.start + length) };
  return findBetween({ before, after, at }, text, length);
}

/** Quote and surroundings are at the very place: no other could be more like it. Most anchors are found by this one look. */
function standsAsItDid({ quote, before, after, at }: Anchor, text: string, length: number): boolean {
  const end = at + length;
  if (end > text.length || at < before.length) return false;
  if (!text.startsWith(quote, at) || !text.startsWith(after, end) || !text.startsWith(before, at - before.length)) return false;
  // Less than the whole context is kept at an end of the text alone, but for half a pair.
  const isWhole = (context: string) => context.length >= contextLength - 1;
  return (isWhole(before) || before.length === at) && (isWhole(after) || end + after.length === text.length);
}

/** Units around a stretch that are as they were. */
function likenessOf(text: string, start: number, end: number, before: string, after: string): number {
  let [left, right] = [0, 0];
  while (left < before.length && text.charCodeAt(start - 1 - left) === before.charCodeAt(before.length - 1 - left)) left++;
  while (right < after.length && text.charCodeAt(end + right) === after.charCodeAt(right)) right++;
  // At an end of the text there is nothing to be unlike.
  const atEnds = Number(before === '' && start === 0) + Number(after === '' && end >= text.length);
  return left + right + atEnds;
}

type Around = Pick<Anchor, 'before' | 'after' | 'at'>;

function findPoint({ before, after, at }: Around, text: string): Found {
  const joint = text.indexOf(before + after);
  if (before + after !== '' && joint >= 0) return { how: 'there', start: joint + before.length, end: joint + before.length };
  return findBetween({ before, after, at }, text, 0);
}

/** A quote that is no longer there: what stands between what stood before and behind it. */
function findBetween({ before, after, at }: Around, text: string, length: number): Found {
  const near = before.slice(-telling * 3);
  const far = after.slice(0, telling * 3);
  const left = near.length >= telling ? nearest(text, near, at - near.length) : -1;
  if (left >= 0) {
    const start = left + near.length;
    const right = far.length >= telling ? text.indexOf(far, start) : -1;
    if (right >= start && right - start <= 2 * length + contextLength) return { how: right > start ? 'changed' : 'gone', start, end: right };
    return { how: 'gone', start, end: start };
  }
  const right = far.length >= telling ? nearest(text, far, at + length) : -1;
  const start = right >= 0 ? right : Math.min(at, text.length);
  return { how: 'gone', start, end: start };
}

/** The place of a piece nearest to a hint, -1 when there is none. */
function nearest(text: string, piece: string, hint: number): number {
  let best = -1;
  let places = 0;
  for (let start = text.indexOf(piece); start >= 0 && places < mostPlaces; start = text.indexOf(piece, start + 1)) {
    places++;
    if (best < 0 || Math.abs(start - hint) < Math.abs(best - hint)) best = start;
  }
  return best;
}

/** A change of a text made known as two versions of it: follows any number of anchors. */
export interface Follower {
  /** @param length of the quoted stretch */
  follow(anchor: Anchor, length?: number): Found;
}

export function followEdits(before: string, after: string): Follower {
  const changes = changesBetween(before, after);
  const effort = freshEffort();
  return {
    follow: (anchor, length = anchor.quote.length) => {
      const stood = findAnchor(anchor, before, length, effort);
      if (stood.how === 'gone') return findAnchor(anchor, after, length, effort);
      const moved = moveRange(changes, stood);
      if (stood.how === 'changed') return moved.how === 'there' ? { ...moved, how: 'changed' } : moved;
      // Cut here and put in elsewhere it is still what was meant.
      const elsewhere = findAnchor(anchor, after, length, effort);
      if (elsewhere.how !== 'there' || elsewhere.start === moved.start) return moved;
      const likeness = ({ start, end }: Range) => likenessOf(after, start, end, anchor.before, anchor.after);
      const needed = moved.how === 'there' ? likeness(moved) + 3 * certain : certain - anchor.quote.length;
      return likeness(elsewhere) >= needed ? elsewhere : moved;
    },
  };
}

/** Compared is only what stands between what is the same before and behind: most changes are one hand's, at one place. */
export function changesBetween(a: string, b: string): readonly Change[] {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let behind = 0;
  while (behind < most - from && a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)) behind++;
  const [toA, toB] = [a.length - behind, b.length - behind];
  return followTexts(a.slice(from, toA), b.slice(from, toB)).map((change) => ({
    fromA: change.fromA + from,
    toA: change.toA + from,
    fromB: change.fromB + from,
    toB: change.toB + from,
  }));
}

/** Where a stretch is after changes, which are in order and apart from each other. */
export function moveRange(changes: readonly Change[], { start, end }: Range): Found {
  const first = firstEndingAfter(changes, start);
  const before = changes[first - 1];
  const shift = before ? before.toB - before.toA : 0;
  let inside = first;
  // A change that ends where the stretch begins, or begins where it ends, is beside it.
  while (changes[inside] && (changes[inside] as Change).fromA < end) inside++;
  if (inside === first) return { how: 'there', start: start + shift, end: end + shift };
  const [head, tail] = [changes[first] as Change, changes[inside - 1] as Change];
  const from = head.fromA < start ? head.toB : start + shift;
  const to = tail.toA > end ? tail.fromB : end + tail.toB - tail.toA;
  return from < to ? { how: 'changed', start: from, end: to } : { how: 'gone', start: Math.min(from, head.toB), end: Math.min(from, head.toB) };
}

/** Index of the first change that ends behind `offset`, or begins and ends there within a stretch. */
function firstEndingAfter(changes: readonly Change[], offset: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.toA ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The anchor as it reads in the text it was followed to. One that is gone keeps its quote, so that a person can see what it was. */
export function anchoredAgain(anchor: Anchor, text: string, { how, start, end }: Found): Anchor {
  return how === 'gone' ? { ...anchor, at: start } : anchorOf(anchor.field, text, start, end);
}
