import { type Anchor, anchorOf, type Remarks, type Suggestion } from '#domain/review.ts';
import type { WordComment } from './comments.ts';
import type { Mark } from './line.ts';

/** Marks in the fields of a draft as comments and suggestions. */

/** Marks of one field, with offsets in its text. */
export interface Marked {
  readonly field: Anchor['field'];
  readonly text: string;
  readonly marks: readonly Mark[];
}

export function remarksOf(fields: readonly Marked[], comments: readonly WordComment[]): Remarks {
  return { comments: commentsOf(fields, comments), suggestions: fields.flatMap(suggestionsOf) };
}

function commentsOf(fields: readonly Marked[], comments: readonly WordComment[]): Remarks['comments'] {
  const places = new Map<string, { readonly field: Marked; readonly at: number; end: number }>();
  for (const field of fields) {
    for (const mark of field.marks) {
      if (mark.type !== 'comment') continue;
      const place = places.get(mark.id);
      if (!place) places.set(mark.id, { field, at: mark.at, end: mark.at });
      else if (place.field === field) place.end = Math.max(place.end, mark.at);
    }
  }
  const [first] = fields;
  const order = new Map(comments.map((comment, place) => [comment.paragraph, place]));
  return comments.map(({ id, by, at, text, answers, resolved }) => {
    const begins = answers === undefined ? undefined : rootOf(comments, order.get(answers), order);
    // An answer stands where its thread does.
    const place = places.get(id) ?? places.get((begins === undefined ? undefined : comments[begins]?.id) ?? '');
    const field = place?.field ?? first;
    // One whose place is nowhere in the text is about the whole.
    const anchor = anchorOf(field?.field ?? 'body', field?.text ?? '', place?.at ?? 0, place?.end ?? 0);
    return {
      anchor,
      by,
      createdAt: at,
      text,
      ...(begins === undefined ? {} : { answers: begins }),
      // Word says that it is settled, not when.
      ...(resolved && at !== null ? { resolvedAt: at } : {}),
    };
  });
}

/** The comment that begins a thread: Word lets answers be answered, but shows them as one thread. */
function rootOf(comments: readonly WordComment[], from: number | undefined, order: ReadonlyMap<string, number>): number | undefined {
  let place = from;
  for (let step = 0; step < 50 && place !== undefined; step++) {
    const above = comments[place]?.answers;
    const next = above === undefined ? undefined : order.get(above);
    if (next === undefined) return place;
    place = next;
  }
  return place;
}

type ChangeMark = Extract<Mark, { type: 'change' }>;

function suggestionsOf({ field, text, marks }: Marked): readonly Suggestion[] {
  const changes = marks.filter((mark) => mark.type === 'change').toSorted((a, b) => a.at - b.at);
  return joined(changes).map(({ change, at, end, text: proposed }) => ({
    kind: end === at ? 'insert' : proposed === '' ? 'delete' : 'replace',
    anchor: anchorOf(field, text, at, end),
    length: end - at,
    text: proposed,
    by: change.by,
    createdAt: change.at,
  }));
}

/** Of one person, side by side: deletions are one deletion, and one with an insertion at its end is a replacement. */
function joined(marks: readonly ChangeMark[]): readonly ChangeMark[] {
  const done: ChangeMark[] = [];
  for (const mark of marks) {
    const last = done.at(-1);
    const isNext = last && last.end === mark.at && last.change.by === mark.change.by;
    const isWithin = isNext && (mark.end === mark.at || last.text === '' || last.at === last.end);
    if (last && isWithin && (last.text === '' || mark.text === '')) done[done.length - 1] = { ...last, end: mark.end, text: last.text + mark.text };
    else done.push(mark);
  }
  return done;
}
