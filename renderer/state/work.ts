import { useDesk } from './desk.ts';

/** Work of this window on many things, one after another: it tells how far it is, and can be ended between two of them. */

const running = new Set<AbortController>();

/** Ends what is under way here; what is done stays done. */
export function endWork(): void {
  for (const work of running) work.abort();
}

/**
 * @param what is being done, a key of the translations with `done` and `total`
 * @param size how many are handed to `each` at a time
 * @returns how many were not begun because somebody ended the work
 */
export async function inTurn<T>(what: string, things: readonly T[], size: number, each: (some: readonly T[]) => Promise<void>): Promise<number> {
  const ending = new AbortController();
  running.add(ending);
  const total = things.length;
  let done = 0;
  try {
    for (; done < total && !ending.signal.aborted; done += size) {
      if (total > size) useDesk.setState({ progress: { what, done, total } });
      await each(things.slice(done, done + size));
    }
  } finally {
    running.delete(ending);
    useDesk.setState({ progress: null });
  }
  return Math.max(0, total - done);
}
