import type { Thread } from '#domain/remarks.ts';
import type { PlacedRemark } from '../state/remarkPlaces.ts';
import { authorsOf, type RemarkFilter } from '../state/remarks.ts';

/** Which remarks the panel lists. */

type Threads = ReadonlyMap<string, Thread>;

/** @param author null for everybody's */
export function listed(placed: readonly PlacedRemark[], threads: Threads, filter: RemarkFilter, author: string | null): readonly PlacedRemark[] {
  return placed.filter(
    (remark) => fits(remark, threads, filter) && (author === null || remark.kind === 'draft' || authorsOf(remark).includes(author)),
  );
}

function fits({ key, kind, place }: PlacedRemark, threads: Threads, filter: RemarkFilter): boolean {
  if (filter === 'orphans') return kind !== 'draft' && place.how === 'gone';
  return (filter === 'resolved') === (kind === 'thread' && threads.get(key)?.isOpen === false);
}

/** What somebody began and has not sent is not yet a remark. */
export function countOf(placed: readonly PlacedRemark[], threads: Threads, filter: RemarkFilter): number {
  return placed.filter((remark) => remark.kind !== 'draft' && fits(remark, threads, filter)).length;
}

/** Everybody who said something, by name. */
export function authorsIn(placed: readonly PlacedRemark[]): readonly string[] {
  return [...new Set(placed.flatMap(authorsOf))].sort((one, other) => one.localeCompare(other, 'zh'));
}
