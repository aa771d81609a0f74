/** Keeps the last few values by key; the one untouched longest goes first. */
export interface Shelf<T> {
  put(key: string, value: T): void;
  /** Takes a value off the shelf. */
  take(key: string): T | undefined;
}

/** @param size how many values are kept, at least 1 */
export function makeShelf<T>(size: number, dropped: (key: string) => void = () => undefined): Shelf<T> {
  const kept = new Map<string, T>();
  return {
    put: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.keys().next().value;
      if (kept.size > size && oldest !== undefined) {
        kept.delete(oldest);
        dropped(oldest);
      }
    },
    take: (key) => {
      const value = kept.get(key);
      kept.delete(key);
      return value;
    },
  };
}
