import type { Inserted, Segment } from './tracked.ts';

/** The order of what several people put in at one point, so that every desk that lays it anew gives the same. */

export function byRank(one: Pick<Inserted, 'rank' | 'id'>, other: Pick<Inserted, 'rank' | 'id'>): number {
  return one.rank - other.rank || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Ranks that tell the order in which they stand. @param mine whose rank is changed rather than another's */
export function ranked(segments: readonly Segment[], mine: (segment: Inserted) => boolean): readonly Segment[] {
  const out: Segment[] = [];
  for (let at = 0; at < segments.length; ) {
    const run: Inserted[] = [];
    for (let next = segments[at]; next?.kind === 'insert'; next = segments[at + run.length]) run.push(next);
    const [first] = run.length > 0 ? [] : segments.slice(at, at + 1);
    if (first) out.push(first);
    else out.push(...inOrder(run, mine));
    at += Math.max(1, run.length);
  }
  return out;
}

function inOrder(run: readonly Inserted[], mine: (segment: Inserted) => boolean): readonly Inserted[] {
  if (isInOrder(run)) return run;
  const own = run.map((segment, at) => (mine(segment) ? { ...segment, rank: between(run[at - 1]?.rank, run[at + 1]?.rank) } : segment));
  return isInOrder(own) ? own : run.map((segment, rank) => ({ ...segment, rank }));
}

function isInOrder(run: readonly Inserted[]): boolean {
  return run.every((segment, at) => {
    const before = run[at - 1];
    return before === undefined || byRank(before, segment) < 0;
  });
}

function between(low: number | undefined, high: number | undefined): number {
  if (low !== undefined && high !== undefined) return (low + high) / 2;
  if (low !== undefined) return low + 1;
  return high === undefined ? 0 : high - 1;
}
