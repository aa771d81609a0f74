import type { Comment, Review, Suggestion } from '../review.ts';

/**
 * What two desks said about one article, together: nothing that anybody wrote is dropped. What was settled on one side is settled;
 * where both settled a suggestion, the first to do so has. Merging again, or the other way round, gives the same.
 */
export function mergeReviews(ours: Review, theirs: Review): Review {
  return {
    schema: ours.schema,
    comments: mergeMaps(ours.comments, theirs.comments, mergeComment),
    suggestions: mergeMaps(ours.suggestions, theirs.suggestions, mergeSuggestion),
    decisions: mergeMaps(ours.decisions, theirs.decisions, asWritten),
    ignored: mergeMaps(ours.ignored, theirs.ignored, (one, other) => ({ ...asWritten(one), ...earliest('deletedAt', one, other) })),
    overrides: mergeMaps(ours.overrides, theirs.overrides, asWritten),
  };
}

type Entries<T> = Readonly<Record<string, T>>;

function mergeMaps<T>(ours: Entries<T>, theirs: Entries<T>, both: (one: T, other: T) => T): Record<string, T> {
  const merged: Record<string, T> = { ...theirs, ...ours };
  for (const [id, mine] of Object.entries(ours)) {
    const yours = Object.hasOwn(theirs, id) ? theirs[id] : undefined;
    if (yours !== undefined) merged[id] = both(mine, yours);
  }
  return merged;
}

/** What nobody ever writes anew differs only where somebody forged it: it stays as it was written here. */
function asWritten<T>(mine: T): T {
  return mine;
}

function mergeComment(one: Comment, other: Comment): Comment {
  // Of a thread resolved and reopened the later counts, on whichever side it was.
  const { resolvedAt: _resolved, reopenedAt: _reopened, deletedAt: _deleted, ...plain } = asWritten(one);
  const anchor = smaller(one.anchor, other.anchor);
  return { ...plain, anchor, ...latest('resolvedAt', one, other), ...latest('reopenedAt', one, other), ...earliest('deletedAt', one, other) };
}

function mergeSuggestion(one: Suggestion, other: Suggestion): Suggestion {
  const [first] = [one, other]
    .filter(({ decision }) => decision !== undefined)
    .sort((a, b) => compare(`${a.decidedAt} ${a.decision} ${a.decidedBy}`, `${b.decidedAt} ${b.decision} ${b.decidedBy}`));
  const { decidedAt: _at, decidedBy: _by, decision: _decision, ...plain } = { ...smaller(one, other), by: one.by, createdAt: one.createdAt };
  if (!first) return plain;
  const { decidedAt, decidedBy, decision } = first;
  return { ...plain, ...(decidedAt ? { decidedAt } : {}), ...(decidedBy ? { decidedBy } : {}), ...(decision ? { decision } : {}) };
}

/** The earlier of two times, or the one that is there. */
function earliest<K extends string>(key: K, one: Partial<Record<K, string>>, other: Partial<Record<K, string>>): Partial<Record<K, string>> {
  const [first] = [one[key], other[key]].filter((time) => time !== undefined).sort();
  return first === undefined ? {} : ({ [key]: first } as Partial<Record<K, string>>);
}

function latest<K extends string>(key: K, one: Partial<Record<K, string>>, other: Partial<Record<K, string>>): Partial<Record<K, string>> {
  const last = [one[key], other[key]]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  return last === undefined ? {} : ({ [key]: last } as Partial<Record<K, string>>);
}

/** Of two forms of one entry always the same one, whichever side asks. */
function smaller<T>(one: T, other: T): T {
  return compare(JSON.stringify(one), JSON.stringify(other)) <= 0 ? one : other;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
