import type { Article, EditableFields } from '../article.ts';
import { editableFields } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { mergeTexts, type TextConflict } from './mergeTexts.ts';

/** A field that both sides changed, each in its own way. The merged article has ours until a person has chosen. */
export interface FieldConflict {
  /** `title`, `source.name`, `media.<id>.caption`, `body`… */
  readonly field: string;
  /** As canonical JSON where it is no text. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Of a text that was merged piece by piece: the stretch of ours in the merged text, in UTF-16 units. */
  readonly at?: { readonly start: number; readonly end: number };
}

export interface MergedArticle {
  readonly article: Article;
  readonly conflicts: readonly FieldConflict[];
}

/** Fields whose text is merged within; all others are taken whole. */
const texts: ReadonlySet<string> = new Set(['body', 'summary']);
/** Maps that several people change: each entry, and each value in it, by itself. */
const maps: ReadonlySet<string> = new Set(['media', 'outlets', 'source']);

/**
 * Two versions of an article that go back to one, made one, field by field. State, revision and times stay ours: what was decided
 * is merged with the review.
 */
export function mergeArticles(base: Article, ours: Article, theirs: Article): MergedArticle {
  const conflicts: FieldConflict[] = [];
  const fields: Record<string, unknown> = {};
  for (const field of Object.keys(editableFields.shape) as (keyof EditableFields)[]) {
    fields[field] = mergeValue(field, base[field], ours[field], theirs[field], conflicts);
  }
  return { article: { ...ours, ...(fields as EditableFields) }, conflicts };
}

type Entries = Readonly<Record<string, unknown>>;

function mergeValue(field: string, base: unknown, ours: unknown, theirs: unknown, conflicts: FieldConflict[]): unknown {
  if (texts.has(field)) return mergeWithin(field, String(base), String(ours), String(theirs), conflicts);
  // An entry that only one side has is whole, not three values of nothing.
  const isMap = maps.has(field) || /^(?:media|outlets)\.[^.]+$/.test(field);
  if (isMap && isEntries(ours) && isEntries(theirs)) return mergeEntries(field, isEntries(base) ? base : {}, ours, theirs, conflicts);
  const [was, mine, yours] = [words(base), words(ours), words(theirs)];
  if (mine === yours || yours === was) return ours;
  if (mine === was) return theirs;
  conflicts.push({ field, base: was, ours: mine, theirs: yours });
  return ours;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeEntries(field: string, base: Entries, ours: Entries, theirs: Entries, conflicts: FieldConflict[]): Entries {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [was, mine, yours] = [own(base, key), own(ours, key), own(theirs, key)];
    // What both removed is removed, since the first of them.
    const isRemoval = key === 'deletedAt' && typeof mine === 'string' && typeof yours === 'string';
    const value = isRemoval ? [mine, yours].sort()[0] : mergeValue(`${field}.${key}`, was, mine, yours, conflicts);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function own(entries: Entries, key: string): unknown {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function words(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** Of a text; whoever has more of them chooses between the texts as a whole. */
const mostConflicts = 1000;

function mergeWithin(field: string, base: string, ours: string, theirs: string, conflicts: FieldConflict[]): string {
  const { text, conflicts: found } = mergeTexts(base, ours, theirs);
  if (found.length > mostConflicts) {
    conflicts.push({ field, base, ours, theirs, at: { start: 0, end: ours.length } });
    return ours;
  }
  conflicts.push(...found.map(({ start, end, ...sides }: TextConflict) => ({ field, ...sides, at: { start, end } })));
  return text;
}
