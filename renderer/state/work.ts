import { useDesk } from './desk.ts';

/** Work of this window on many things, one after another: it tells how far it is, and can be ended between two of them. */

const running = new Set<AbortController>();

/** Ends what is under way here; what is done stays done. */
export function endWork(): void {
  for (const work of running) work.abort();
}

/**
 * @param key what is being done, a key of the translations with `done` and `total`
 * @param size how many are handed to `each` at a time
 * @returns how many were not begun because somebody ended the work
 */
export async function inTurn<T>(key: string, things: readonly T[], size: number, each: (some: readonly T[]) => Promise<void>): Promise<number> {
  const work = new AbortController();
  running.add(work);
  const total = things.length;
  let done = 0;
  try {
    for (; done < total && !work.signal.aborted; done += size) {
      if (total > size) useDesk.setState({ progress: { what: key, done, total } });
      await each(things.slice(done, done + size));
    }
  } finally {
    running.delete(work);
    useDesk.setState({ progress: null });
  }
  return Math.max(0, total - done);
}
