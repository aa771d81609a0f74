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

/**
 * A piece of text that begins shortly before its first mark, so that a row of one line shows what was found.
 * @param before UTF-16 code units to leave before the mark
 */
export function fromHit(text: string, marks: readonly Mark[], before: number): { readonly text: string; readonly marks: readonly Mark[] } {
  const cut = (marks[0]?.[0] ?? 0) - before;
  if (cut <= 0) return { text, marks };
  // A sign of two units stays whole.
  const from = /[\uDC00-\uDFFF]/.test(text[cut] ?? '') ? cut - 1 : cut;
  return { text: `…${text.slice(from)}`, marks: marks.map(([start, end]): Mark => [start - from + 1, end - from + 1]) };
}
