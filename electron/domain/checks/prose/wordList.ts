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

/** Occurrences in one text that are told: far more than anybody reads, and a text of one sign repeated has millions. */
const mostFound = 100_000;

/**
 * Looks for all words of a list at once. An occurrence inside one of its own entry's exceptions is none. Found in the order of
 * their starts, the longer first; words that overlap are all told, up to the first hundred thousand in the order of their ends.
 * Linear in the text's length.
 */
export function makeWordList<T extends ListedWord>(entries: readonly T[]): (text: string) => readonly Found<T>[] {
  const spellings = [...new Set(entries.flatMap(({ word, inside }) => [word, ...inside]))].filter((word) => word !== '');
  const indexOf = new Map(spellings.map((word, index) => [word, index]));
  /** By spelling: whose word it is, and whether it is anybody's exception. */
  const sought: T[][] = spellings.map(() => []);
  const spares = new Set<number>();
  for (const entry of entries) {
    sought[indexOf.get(entry.word) ?? -1]?.push(entry);
    for (const inside of entry.inside) spares.add(indexOf.get(inside) ?? -1);
  }
  // Built when it is first used: a list is long, and not every window checks.
  let words: ReturnType<typeof makeWords> | undefined;
  return (text) => {
    words ??= makeWords(spellings);
    const found: Found<T>[] = [];
    /** Starts of each exception that stands in the text, once for all entries it belongs to. */
    const exceptions = new Map<string, number[]>();
    let last = 0;
    words(text, (word, start, end) => {
      if (found.length < mostFound) {
        for (const entry of sought[word] ?? []) found.push({ entry, start, end });
        last = end;
      }
      if (!spares.has(word) || start > last) return;
      const spelling = spellings[word] ?? '';
      const starts = exceptions.get(spelling);
      if (starts) starts.push(start);
      else exceptions.set(spelling, [start]);
    });
    if (found.length === 0) return found;
    found.sort(byPlace);
    return exceptions.size === 0 ? found : withoutExceptions(found, exceptions);
  };
}

/** @param exceptions their starts, ascending */
function withoutExceptions<T extends ListedWord>(
  found: readonly Found<T>[],
  exceptions: ReadonlyMap<string, readonly number[]>,
): readonly Found<T>[] {
  /** Of an entry: its exceptions in the text, for each the next to look at, and how far those that began already reach. */
  const reached = new Map<
    T,
    { readonly own: readonly (readonly [spelling: string, starts: readonly number[]])[]; readonly next: number[]; end: number }
  >();
  return found.filter(({ entry, start, end }) => {
    if (entry.inside.length === 0) return true;
    let reach = reached.get(entry);
    if (!reach) {
      const own = [...new Set(entry.inside)].flatMap((spelling) => {
        const starts = exceptions.get(spelling);
        return starts ? [[spelling, starts] as const] : [];
      });
      reach = { own, next: own.map(() => 0), end: 0 };
      reached.set(entry, reach);
    }
    for (const [place, [spelling, starts]] of reach.own.entries()) {
      let next = reach.next[place] ?? 0;
      for (let at = starts[next]; at !== undefined && at <= start; at = starts[++next]) reach.end = Math.max(reach.end, at + spelling.length);
      reach.next[place] = next;
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
