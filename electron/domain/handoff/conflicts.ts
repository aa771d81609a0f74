import { z } from 'zod';
import { findAnchor } from '../anchors.ts';
import { type Article, maxBodyLength, uuid } from '../article.ts';
import { anchorOf, anchorSchema } from '../review.ts';
import type { FieldConflict } from './mergeArticles.ts';

/** Conflicts of a merge that wait for a person: kept beside the article until somebody has settled them. */

const side = z.string().max(maxBodyLength);

export const pendingSchema = z.strictObject({
  /** As a merge names it: `title`, `source.name`, `media.<id>.caption`, `body`… */
  field: z.string().max(300),
  /** As canonical JSON where it is no text. */
  base: side,
  ours: side,
  theirs: side,
  /** Of a text that was merged piece by piece: where ours stands. */
  anchor: anchorSchema.optional(),
  /** Who handed it over, when. */
  by: z.string().max(100),
  at: z.iso.datetime({ offset: true }),
});
export type Pending = Readonly<z.infer<typeof pendingSchema>>;

export const conflictsSchema = z.strictObject({ schema: z.literal(1), conflicts: z.record(uuid, pendingSchema) });
export type Conflicts = Readonly<Record<string, Pending>>;

/** @param merged the article that the merge made */
export function pendingOf(conflict: FieldConflict, merged: Article, from: { readonly by: string; readonly at: string }): Pending {
  const { field, base, ours, theirs, at } = conflict;
  const text = field === 'body' || field === 'summary' ? merged[field] : undefined;
  const anchor = at && text !== undefined && { anchor: anchorOf(field as 'body' | 'summary', text, at.start, at.end) };
  return { field, base, ours, theirs, ...anchor, ...from };
}

/** Where a conflict stands in its text now; `isAsMerged`: nobody has touched it since. */
export function placeOf({ anchor, ours }: Pending, text: string): { readonly start: number; readonly end: number; readonly isAsMerged: boolean } {
  if (!anchor) return { start: 0, end: text.length, isAsMerged: text === ours };
  const { how, start, end } = findAnchor(anchor, text, ours.length);
  return { start, end, isAsMerged: how === 'there' && text.slice(start, end) === ours };
}

/** Those of an interrupted merge, that is made again, stand there already. */
export function withConflicts(present: Conflicts, more: Conflicts): Conflicts {
  const known = new Set(Object.values(present).map(contentOf));
  return { ...present, ...Object.fromEntries(Object.entries(more).filter(([, each]) => !known.has(contentOf(each)))) };
}

function contentOf({ field, base, ours, theirs, anchor }: Pending): string {
  return JSON.stringify([field, base, ours, theirs, anchor?.at]);
}
