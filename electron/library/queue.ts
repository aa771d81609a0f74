/** Runs one task a key at a time, in the order in which they came; tasks of different keys do not wait for each other. */
export interface Queue {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** True while a task of this key runs or waits. */
  isBusy(key: string): boolean;
  /** Resolves when nothing runs or waits, what is asked for meanwhile included. */
  idle(): Promise<void>;
}

export function makeQueue(): Queue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(task);
      // The next in line waits for the end, good or bad; the outcome itself belongs to whoever asked.
      const tail: Promise<unknown> = result.then(
        () => tails.get(key) === tail && tails.delete(key),
        () => tails.get(key) === tail && tails.delete(key),
      );
      tails.set(key, tail);
      return result;
    },
    isBusy: (key) => tails.has(key),
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

/** Like `Promise.all(items.map(work))` with at most `limit` at work at a time. */
export async function mapBounded<A, B>(items: readonly A[], limit: number, work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as A);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
