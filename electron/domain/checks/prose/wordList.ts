import { makeWords } from './words.ts';

/** A word that is looked for, and longer words in which it is no finding. */
export interface ListedWord {
  readonly word: string;
  readonly inside: readonly string[];
}

export interface Found<T extends ListedWord> {
  readonly entry: T;
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Looks for all words of a list at once. An occurrence inside one of its own entry's exceptions is none. Found in the order of
 * their starts, the longer first; words that overlap are all told. Linear in the text's length.
 */
export function makeWordList<T extends ListedWord>(entries: readonly T[]): (text: string) => readonly Found<T>[] {
  const spellings = [...new Set(entries.flatMap(({ word, inside }) => [word, ...inside]))].filter((word) => word !== '');
  const indexOf = new Map(spellings.map((word, index) => [word, index]));
  /** By spelling: whose word it is, and whose exception. */
  const sought: T[][] = spellings.map(() => []);
  const spared: T[][] = spellings.map(() => []);
  for (const entry of entries) {
    sought[indexOf.get(entry.word) ?? -1]?.push(entry);
    for (const inside of new Set(entry.inside)) spared[indexOf.get(inside) ?? -1]?.push(entry);
  }
  // Built when it is first used: a list is long, and not every window checks.
  let words: ReturnType<typeof makeWords> | undefined;
  return (text) => {
    words ??= makeWords(spellings);
    const found: Found<T>[] = [];
    const exceptions = new Map<T, Stretch[]>();
    words(text, (word, start, end) => {
      for (const entry of sought[word] ?? []) found.push({ entry, start, end });
      for (const entry of spared[word] ?? []) {
        const stretches = exceptions.get(entry);
        if (stretches) stretches.push({ start, end });
        else exceptions.set(entry, [{ start, end }]);
      }
    });
    if (found.length === 0) return found;
    found.sort(byPlace);
    return exceptions.size === 0 ? found : withoutExceptions(found, exceptions);
  };
}

function withoutExceptions<T extends ListedWord>(found: readonly Found<T>[], exceptions: ReadonlyMap<T, Stretch[]>): readonly Found<T>[] {
  for (const stretches of exceptions.values()) stretches.sort(byPlace);
  /** Of an entry: the next of its exceptions to look at, and how far those that began already reach. */
  const reached = new Map<T, { next: number; end: number }>();
  return found.filter(({ entry, start, end }) => {
    const stretches = exceptions.get(entry);
    if (!stretches) return true;
    const reach = reached.get(entry) ?? { next: 0, end: 0 };
    reached.set(entry, reach);
    for (let stretch = stretches[reach.next]; stretch && stretch.start <= start; stretch = stretches[++reach.next]) {
      reach.end = Math.max(reach.end, stretch.end);
    }
    return reach.end < end;
  });
}

function byPlace(one: Stretch, other: Stretch): number {
  return one.start - other.start || other.end - one.end;
}

/** Of stretches in the order of their starts, the longer first, those that are not inside an earlier one. */
export function outermost<T extends Stretch>(stretches: readonly T[]): readonly T[] {
  let end = 0;
  return stretches.filter((stretch) => {
    if (stretch.end <= end) return false;
    end = stretch.end;
    return true;
  });
}
