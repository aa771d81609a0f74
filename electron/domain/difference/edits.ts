import { diffArrays } from 'diff';

/** A stretch of `a` that became a stretch of `b`; indices of their items, the ends exclusive. */
export interface Edit {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Steps that a comparison may still take. No clock: the same two texts always give the same answer. */
export interface Budget {
  left: number;
}

/** More differing items than this between two sequences say nothing to a reader. */
const mostEdits = 1500;

/** The fewest edits that make `b` of `a`; one edit for all that differs when finding them would cost more than is left. */
export function findEdits(a: readonly number[], b: readonly number[], budget: Budget): readonly Edit[] {
  const start = sameStart(a, b);
  const end = sameEnd(a, b, start);
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  if (middleA.length === 0 && middleB.length === 0) return [];
  const coarse: Edit = { fromA: start, toA: a.length - end, fromB: start, toB: b.length - end };
  if (middleA.length === 0 || middleB.length === 0) return [coarse];
  const maxEditLength = Math.floor(Math.min(mostEdits, Math.sqrt(Math.max(0, budget.left))));
  const found = diffArrays(middleA, middleB, { maxEditLength });
  if (!found) {
    budget.left -= maxEditLength ** 2;
    return [coarse];
  }
  const edits: Edit[] = [];
  let [atA, atB, changed] = [start, start, 0];
  for (const { added, removed, count } of found) {
    const [toA, toB] = [added ? atA : atA + count, removed ? atB : atB + count];
    if (added || removed) {
      changed += count;
      const last = edits.at(-1);
      if (last && last.toA === atA && last.toB === atB) edits[edits.length - 1] = { ...last, toA, toB };
      else edits.push({ fromA: atA, toA, fromB: atB, toB });
    }
    [atA, atB] = [toA, toB];
  }
  budget.left -= changed ** 2;
  return edits;
}

function sameStart(a: readonly number[], b: readonly number[]): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count++;
  return count;
}

function sameEnd(a: readonly number[], b: readonly number[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
