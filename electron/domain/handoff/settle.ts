import type { z } from 'zod';
import { type EditableFields, editableFields } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { type Conflicts, type Pending, placeOf } from './conflicts.ts';

/** What a person makes of conflicts, as changes of the article. */

/** `both`: ours, then theirs. */
export type Choice = 'ours' | 'theirs' | 'both' | { readonly edited: string };

/** Changed places of a text: UTF-16 offsets in the text as it is now. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Settlement {
  /** Of the body, in order, apart from each other. */
  readonly body: readonly Replacement[];
  /** The other fields that change, whole. */
  readonly fields: Partial<Omit<EditableFields, 'body'>>;
  /** Conflicts that this settles; those are left out whose place another one takes, or whose words the field cannot hold. */
  readonly settled: readonly string[];
}

/** Fields of several values. */
const lists: ReadonlySet<string> = new Set(['keywords', 'authors']);

/** Whether both sides fit one after the other. */
export function takesBoth({ anchor, field }: Pick<Pending, 'anchor' | 'field'>): boolean {
  return anchor !== undefined || lists.has(field);
}

/** Whether a person may write something else: of words, not of what a program writes. */
export function takesWords({ anchor, field }: Pick<Pending, 'anchor' | 'field'>): boolean {
  return (
    anchor !== undefined ||
    /^(?:title|shortTitle|subtitle|kicker|summary|editor|source\.(?:name|originalTitle)|.*\.(?:caption|credit|alt|title))$/.test(field)
  );
}

/** What choices make of an article, to be saved in one go. @param choices by conflict */
export function settle(fields: EditableFields, conflicts: Conflicts, choices: Readonly<Record<string, Choice>>): Settlement {
  const settled: string[] = [];
  const replacements: Record<'body' | 'summary', (Replacement & { readonly id: string })[]> = { body: [], summary: [] };
  let next = fields;
  for (const [id, choice] of Object.entries(choices)) {
    const conflict = conflicts[id];
    if (!conflict) continue;
    const { anchor } = conflict;
    if (choice === 'ours') settled.push(id);
    else if (anchor && (anchor.field === 'body' || anchor.field === 'summary')) {
      const { start, end } = placeOf(conflict, fields[anchor.field]);
      replacements[anchor.field].push({ id, from: start, to: end, insert: wordsOf(conflict, choice) });
    } else {
      const changed = withField(next, conflict, choice);
      if (!changed) continue;
      next = changed;
      settled.push(id);
    }
  }
  const [body, summary] = [apart(replacements.body), apart(replacements.summary)];
  settled.push(...[...body, ...summary].map(({ id }) => id));
  if (summary.length > 0) next = { ...next, summary: applied(fields.summary, summary) };
  const changed = Object.entries(next).filter(([key, value]) => key !== 'body' && value !== fields[key as keyof EditableFields]);
  return { body: body.map(({ from, to, insert }) => ({ from, to, insert })), fields: Object.fromEntries(changed), settled };
}

/** In order; of two that meet only the first. */
function apart<T extends Replacement>(replacements: readonly T[]): readonly T[] {
  const found: T[] = [];
  for (const each of replacements.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    const last = found.at(-1);
    if (!last || each.from >= last.to) found.push(each);
  }
  return found;
}

function applied(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, insert } of replacements) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

function wordsOf({ ours, theirs }: Pending, choice: Exclude<Choice, 'ours'>): string {
  if (typeof choice === 'object') return choice.edited;
  return choice === 'theirs' ? theirs : bothOf(ours, theirs);
}

/** What a choice puts into a text; ours, which stands there, without one. */
export function outcomeOf(conflict: Pending, choice: Choice | undefined): string {
  return choice === undefined || choice === 'ours' ? conflict.ours : wordsOf(conflict, choice);
}

/** Ours, then theirs; whole paragraphs stay paragraphs. */
function bothOf(ours: string, theirs: string): string {
  const areParagraphs = ours.includes('\n') || theirs.includes('\n');
  const areApart = ours === '' || theirs === '' || ours.endsWith('\n') || theirs.startsWith('\n');
  return areParagraphs && !areApart ? `${ours}\n\n${theirs}` : ours + theirs;
}

/** Undefined when the field cannot hold it. */
function withField(fields: EditableFields, conflict: Pending, choice: Exclude<Choice, 'ours'>): EditableFields | undefined {
  const path = conflict.field.split('.');
  const [field = ''] = path;
  const schema: z.ZodType | undefined = Object.hasOwn(editableFields.shape, field) ? editableFields.shape[field as keyof EditableFields] : undefined;
  for (const value of valuesOf(conflict, choice)) {
    const read = schema?.safeParse(put(fields, path, value)[field]);
    if (read?.success) return { ...fields, [field]: read.data };
  }
  return undefined;
}

/** What the words of a side may stand for: a text, or what canonical JSON says; nothing at all where an entry was not there. */
function valuesOf(conflict: Pending, choice: Exclude<Choice, 'ours'>): readonly unknown[] {
  if (choice === 'both' && lists.has(conflict.field)) return [joined(conflict)];
  const words = wordsOf(conflict, choice);
  const parsed = parsedJson(words);
  return [...(parsed === undefined ? [] : [parsed.value]), words, ...(words === '' ? [undefined] : [])];
}

function joined({ ours, theirs }: Pending): unknown {
  const items = [ours, theirs].flatMap((words) => (parsedJson(words)?.value ?? []) as unknown[]);
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

function parsedJson(words: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(words) };
  } catch {
    // It is a text, and stands for itself.
    return undefined;
  }
}

type Entries = Readonly<Record<string, unknown>>;

function put(entries: Entries, [key = '', ...rest]: readonly string[], value: unknown): Entries {
  if (rest.length > 0) return { ...entries, [key]: put((entries[key] ?? {}) as Entries, rest, value) };
  const { [key]: _replaced, ...others } = entries;
  return value === undefined ? others : { ...entries, [key]: value };
}
