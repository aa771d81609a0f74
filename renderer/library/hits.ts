/** Where words stand in a title, and a text cut at its marks. Pure. */

export type Mark = readonly [number, number];

/** Every place of the words in a text, ascending. Capitals do not matter. */
export function hitsOf(text: string, words: string): readonly Mark[] {
  const wanted = words.split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const pattern = new RegExp(wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: hit }): Mark => [index, index + hit.length]);
}

export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut at its marks; marks that are out of order or outside are left out. */
export function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at || to <= from || to > text.length) continue;
    if (from > at) cut.push({ from: at, text: text.slice(at, from), hit: false });
    cut.push({ from, text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) cut.push({ from: at, text: text.slice(at), hit: false });
  return cut;
}
