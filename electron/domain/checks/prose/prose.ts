import type { PassageKind } from '../../markdown/passages.ts';

/** Where a text stands in the article: a field of its own, or a kind of passage of the body. */
export type Place = 'title' | 'kicker' | 'subtitle' | 'shortTitle' | 'summary' | PassageKind;

/** One text as a rule reads it: a field, or a paragraph, a heading, a cell of the body without its marks. */
export interface Prose {
  readonly place: Place;
  /** As readers see it. A rule's offsets are UTF-16 units of this. */
  readonly text: string;
  /** The same, unit for unit, with {@link hidden} for what is not prose: addresses, code. */
  readonly masked: string;
}

/** Stands for a unit that is no prose: neither Han, letter, digit nor punctuation. */
export const hidden = '\ufffc';

/** A stretch in corner or curved marks or title marks: `from` is the opening mark's place, `to` is behind the closing one. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  readonly opening: string;
}

const openings = '“‘《〈「『';
const closings = '”’》〉」』';
const marks = /[“‘《〈「『”’》〉」』]/g;
/** A newsroom nests two or three deep; a hostile text is not followed further. */
const deepest = 20;

interface Quoted {
  readonly quotations: readonly Quotation[];
  /** For each unit, whether it is inside one. */
  readonly units: Uint8Array;
}

const known = new WeakMap<Prose, Quoted>();

/** The quotations and titles of a text, the outer before the inner. A mark without its partner makes none. */
export function quotationsIn(prose: Prose): readonly Quotation[] {
  return readQuoted(prose).quotations;
}

/** True when a unit of the text stands inside a quotation, or inside a title: other people's words. */
export function isQuoted(prose: Prose, at: number): boolean {
  return readQuoted(prose).units[at] === 1;
}

function readQuoted(prose: Prose): Quoted {
  const before = known.get(prose);
  if (before) return before;
  const quotations = findQuotations(prose);
  const units = new Uint8Array(prose.masked.length);
  let inside = 0;
  for (const { from, to } of quotations) {
    // The outer come first: what is inside one that was filled is filled.
    if (to <= inside) continue;
    units.fill(1, from + 1, to - 1);
    inside = to;
  }
  const quoted = { quotations, units };
  known.set(prose, quoted);
  return quoted;
}

function findQuotations({ masked }: Prose): readonly Quotation[] {
  const found: Quotation[] = [];
  /** What is open: which pair, and where. */
  const kinds: number[] = [];
  const places: number[] = [];
  let ordered = true;
  for (const { 0: mark, index: at } of masked.matchAll(marks)) {
    const opens = openings.indexOf(mark);
    if (opens >= 0) {
      kinds.push(opens);
      places.push(at);
      if (kinds.length > deepest) {
        kinds.shift();
        places.shift();
      }
      continue;
    }
    const opener = kinds.lastIndexOf(closings.indexOf(mark));
    if (opener < 0) continue;
    const from = places[opener] ?? 0;
    ordered &&= from > (found.at(-1)?.from ?? -1);
    found.push({ from, to: at + 1, opening: openings.charAt(kinds[opener] ?? 0) });
    // What opened inside and did not close is left.
    kinds.length = opener;
    places.length = opener;
  }
  return ordered ? found : found.sort((one, other) => one.from - other.from || other.to - one.to);
}
