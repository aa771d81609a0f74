import { findAnchor, freshEffort } from '../anchors.ts';
import type { Anchor, Suggestion } from '../review.ts';
import { joined } from './edit.ts';
import { byRank } from './ranks.ts';
import type { Deleted, Inserted, Segment, Tracked } from './tracked.ts';

export interface Laid {
  readonly tracked: Tracked;
  /** Ids of those whose words no longer stand there. */
  readonly orphans: readonly string[];
}

interface Stretch {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly start: number;
  readonly end: number;
}

/**
 * Suggestions about one field laid into its text. Where two want to take away the same words, they belong to the one that begins
 * first, so that each is taken away once.
 * @param suggestions by id; those of other fields are passed over
 * @param first ids of those to whom shared words belong before all others
 */
export function laySuggestions(
  base: string,
  field: Anchor['field'],
  suggestions: Readonly<Record<string, Suggestion>>,
  first: ReadonlySet<string> = new Set(),
): Laid {
  const orphans: string[] = [];
  const found: Stretch[] = [];
  const effort = freshEffort();
  for (const [id, suggestion] of Object.entries(suggestions)) {
    if (suggestion.anchor.field !== field) continue;
    const place = findAnchor(suggestion.anchor, base, suggestion.kind === 'insert' ? 0 : suggestion.length, effort);
    if (place.how === 'there') found.push({ id, suggestion, start: place.start, end: place.end });
    else orphans.push(id);
  }
  const gone = found.filter(({ suggestion, start, end }) => suggestion.kind !== 'insert' && start < end);
  const come = found.filter(({ suggestion }) => suggestion.kind !== 'delete' && suggestion.text !== '');
  return { tracked: woven(base, owned(gone, first), come), orphans };
}

/** Each stretch that goes, without overlaps, in order. */
function owned(gone: readonly Stretch[], first: ReadonlySet<string>): readonly Stretch[] {
  const rank = ({ id }: Stretch) => (first.has(id) ? 0 : 1);
  const byRight = (one: Stretch, other: Stretch) => rank(one) - rank(other) || one.start - other.start || (one.id < other.id ? -1 : 1);
  const edges = [...new Set(gone.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const waiting = gone.toSorted((one, other) => one.start - other.start);
  let active: Stretch[] = [];
  const out: Stretch[] = [];
  let next = 0;
  for (const [place, edge] of edges.slice(0, -1).entries()) {
    active = active.filter(({ end }) => end > edge);
    for (let begun = waiting[next]; begun && begun.start === edge; begun = waiting[next]) {
      active.push(begun);
      next++;
    }
    const [owner] = active.toSorted(byRight);
    const last = out.at(-1);
    const end = edges[place + 1] ?? edge;
    if (owner && last?.id === owner.id && last.end === edge) out[out.length - 1] = { ...last, end };
    else if (owner) out.push({ ...owner, start: edge, end });
  }
  return out;
}

function woven(base: string, gone: readonly Stretch[], come: readonly Stretch[]): Tracked {
  const out: Segment[] = [];
  const insertions = come
    .map(({ id, suggestion, end }) => ({ at: end, segment: insertedOf(id, suggestion) }))
    .sort((one, other) => one.at - other.at || byRank(one.segment, other.segment));
  let [at, next] = [0, 0];
  /** What stays or goes up to `end`, with what comes inside it; what comes right at `end` waits for what else ends there. */
  const go = (end: number, owner?: Stretch) => {
    while (at < end) {
      while (insertions[next]?.at === at) out.push((insertions[next++] as { segment: Inserted }).segment);
      const until = Math.min(end, insertions[next]?.at ?? end);
      out.push(owner ? deletedOf(owner, base.slice(at, until)) : { kind: 'keep', length: until - at });
      at = until;
    }
  };
  for (const stretch of gone) {
    go(stretch.start);
    go(stretch.end, stretch);
  }
  go(base.length);
  for (const { segment } of insertions.slice(next)) out.push(segment);
  return joined(out);
}

function deletedOf({ id, suggestion: { by, replaces } }: Stretch, text: string): Deleted {
  return { kind: 'delete', text, by, id, ...(replaces ? { replaces } : {}) };
}

function insertedOf(id: string, { by, text, rank = 0, replaces }: Suggestion): Inserted {
  return { kind: 'insert', text, by, id, rank, ...(replaces ? { replaces } : {}) };
}
