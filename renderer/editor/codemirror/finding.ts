/**
 * Finding text exactly as it is written: `,` never finds `，`, which is what an editor replaces all day. (CodeMirror's
 * own search folds full and half width together.) Offsets are UTF-16 code units.
 */

export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
}

export interface Match {
  readonly from: number;
  readonly to: number;
}

/** Every match, apart from each other, from the start. */
export function matchesIn(text: string, query: Query): Match[] {
  const { haystack, needle } = folded(text, query);
  if (needle === '') return [];
  const found: Match[] = [];
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
    found.push({ from: at, to: at + needle.length });
  }
  return found;
}

/** Lower case on both sides, unless folding would move offsets (a few letters change their length). */
function folded(text: string, query: Query): { haystack: string; needle: string } {
  if (query.matchCase) return { haystack: text, needle: query.text };
  const [haystack, needle] = [text.toLowerCase(), query.text.toLowerCase()];
  const moves = haystack.length !== text.length || needle.length !== query.text.length;
  return moves ? { haystack: text, needle: query.text } : { haystack, needle };
}

/** Index of the first match at or after `position`; of the first of all when there is none (the search wraps). */
export function matchAfter(matches: readonly Match[], position: number): number {
  const index = firstFrom(matches, position);
  return index < matches.length ? index : matches.length > 0 ? 0 : -1;
}

/** Index of the last match that ends at or before `position`; of the last of all when there is none. */
export function matchBefore(matches: readonly Match[], position: number): number {
  let index = firstFrom(matches, position) - 1;
  while (index >= 0 && (matches[index]?.to ?? 0) > position) index--;
  return index >= 0 ? index : matches.length - 1;
}

function firstFrom(matches: readonly Match[], position: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.from ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
