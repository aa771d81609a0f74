/** Where heads of groups and articles stand in the list. Nothing is laid out in advance: a place is found by halving. */
export type Slot = { readonly kind: 'head'; readonly group: number } | { readonly kind: 'article'; readonly index: number; readonly group: number };

export interface RowLayout {
  /** Heads and articles. */
  readonly count: number;
  /** What stands in a place of the list. */
  at(place: number): Slot;
  /** The place of an article, by its number among the articles. */
  placeOf(index: number): number;
}

/** @param groups in order, with how many articles each holds; none: a list without heads */
export function rowLayout(groups: readonly { readonly count: number }[], total: number): RowLayout {
  if (groups.length === 0) return { count: total, at: (place) => ({ kind: 'article', index: place, group: -1 }), placeOf: (index) => index };
  /** How many articles stand above each group. */
  const above = new Array<number>(groups.length);
  let sum = 0;
  groups.forEach(({ count }, group) => {
    above[group] = sum;
    sum += count;
  });
  const headOf = (group: number) => (above[group] ?? 0) + group;
  return {
    count: total + groups.length,
    at: (place) => {
      const group = lastWhere(groups.length, (at) => headOf(at) <= place);
      return headOf(group) === place ? { kind: 'head', group } : { kind: 'article', index: place - group - 1, group };
    },
    placeOf: (index) => index + 1 + lastWhere(groups.length, (at) => (above[at] ?? 0) <= index),
  };
}

/** The last of `count` numbers for which `holds`, which is true up to some number and false from there on; at least 0. */
function lastWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
