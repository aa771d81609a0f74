/** Longer names are compared by no one: UTF-16 units. */
const longest = 60;
/** So many are worth naming to a person. */
const most = 3;

/**
 * The known names that a person may have meant, the most alike first, at most three: one sign in four is another, missing or
 * too much, or the one is the other with something before or behind it.
 */
export function nearNames(name: string, known: readonly string[]): readonly string[] {
  if (name.length > longest) return [];
  const allowed = Math.max(1, Math.floor(name.length / 4));
  return known
    .filter((each) => each.length <= longest && each !== name)
    .map((each) => ({ each, apart: apartness(name, each, allowed) }))
    .filter(({ apart }) => apart <= allowed)
    .sort((one, other) => one.apart - other.apart || (one.each < other.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

function apartness(name: string, other: string, allowed: number): number {
  const [shorter, longer] = name.length < other.length ? [name, other] : [other, name];
  // Names of two signs are near to every name that shares one; only those of the same length are compared.
  if (name.length === 2 && other.length === 2) return (name[0] === other[0]) !== (name[1] === other[1]) ? 1 : 2;
  if (shorter.length >= 3 && longer.includes(shorter)) return Math.min(1, longer.length - shorter.length);
  return longer.length - shorter.length > allowed ? Number.POSITIVE_INFINITY : distance(name, other);
}

/** Levenshtein's: how many signs have to be put, taken or exchanged. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const exchanged = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** What a message says of them: `；名单里有“许文澜”`, or nothing. */
export function nearWords(near: readonly string[]): string {
  return near.length === 0 ? '' : `；名单里相近的有${near.map((each) => `“${each}”`).join('')}`;
}
