import type { Review } from '#domain/review.ts';

/** Which of eight colours belongs to whom in one article's review: the classes `author-0` to `author-7` of `app/theme.css`. */

const colours = 8;

const known = new WeakMap<Review, ReadonlyMap<string, number>>();

/**
 * The class of a person's colour. A name has the same one everywhere, as far as nobody who spoke earlier in this article has it
 * already; who has not spoken yet comes last, so that a first remark changes no colour.
 */
export function authorColour(review: Review, name: string): string {
  const taken = known.get(review) ?? coloursOf(review);
  known.set(review, taken);
  return `author-${taken.get(name) ?? nextFree(taken, name)}`;
}

function coloursOf({ comments, suggestions }: Review): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  // Ids are UUIDv7: in the order of their making.
  const said = [...Object.entries(comments), ...Object.entries(suggestions)].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, { by }] of said) if (!taken.has(by)) taken.set(by, nextFree(taken, by));
  return taken;
}

function nextFree(taken: ReadonlyMap<string, number>, name: string): number {
  const own = hash(name) % colours;
  const used = new Set(taken.values());
  for (let step = 0; step < colours; step++) if (!used.has((own + step) % colours)) return (own + step) % colours;
  return own;
}

function hash(name: string): number {
  let sum = 0;
  for (const sign of name) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
