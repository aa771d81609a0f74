import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { fieldText } from '#domain/checks/ignored.ts';
import { body } from './body.ts';
import { placeNow } from './checking.ts';
import { standing } from './checks.ts';
import { type CopyFields, useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { useHolding } from './holding.ts';
import { setFields } from './session.ts';

/** Puts right what the checks know how to put right. */

/** A stretch of a field with what stands around it on its line, for a person to know it again. */
export interface Context {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** One replacement, for a person to look at before it is made. */
export interface Fix extends Context {
  readonly finding: PlacedFinding;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** UTF-16 units shown on either side, and of a long stretch. */
const around = 18;
const longest = 60;

/** The text of a field as it stands in the window. */
export function textNow(field: string): string {
  return field === 'body' ? (body()?.text() ?? '') : sliceNow(field, 0, Number.MAX_SAFE_INTEGER);
}

function sliceNow(field: string, from: number, to: number): string {
  if (field === 'body') return body()?.slice(from, Math.min(to, body()?.length() ?? 0)) ?? '';
  const { fields } = useCopy.getState();
  return fields ? fieldText(fields, field).slice(from, to) : '';
}

/** What stands where a finding is now. */
export function contextOf({ field, start, end }: Pick<PlacedFinding, 'field' | 'start' | 'end'>): Context {
  const before = sliceNow(field, Math.max(0, start - around), start);
  const words = sliceNow(field, start, Math.min(end, start + longest));
  const after = end - start > longest ? '…' : (sliceNow(field, end, end + around).split('\n', 1)[0] ?? '');
  return { before: before.slice(before.lastIndexOf('\n') + 1), words, after };
}

/** What the fixes of some findings would change, in the order of places; of those that overlap only the first. */
export function fixesOf(findings: readonly PlacedFinding[]): readonly Fix[] {
  const ends = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { field, fix } = finding;
    const place = field === 'body' ? placeNow(finding.start, finding.end) : finding;
    if (fix === undefined || !place || place.start < (ends.get(field) ?? 0)) return [];
    ends.set(field, place.end);
    const { start: from, end: to } = place;
    return [{ finding, field, from, to, insert: fix, ...contextOf({ field, start: from, end: to }) }];
  });
}

/** Every finding of a rule that has a fix and that nobody has left. */
export function fixable(findings: readonly PlacedFinding[], rule: string): readonly PlacedFinding[] {
  return standing(findings).filter((finding) => finding.rule === rule && finding.fix !== undefined);
}

/** Makes them: what concerns the text is one undo step. Nothing while another window writes the article. */
export function makeFixes(fixes: readonly Fix[]): void {
  const { fields } = useCopy.getState();
  if (!fields || !useHolding.getState().mine) return;
  const inBody = fixes.filter(({ field }) => field === 'body');
  if (inBody.length > 0) body()?.rewrite(inBody.map(({ from, to, insert }) => ({ from, to, insert })));
  let changed = fields;
  for (const { field, from, to, insert } of fixes.filter((fix) => fix.field !== 'body').toReversed()) {
    const text = fieldText(changed, field);
    changed = withText(changed, field, text.slice(0, from) + insert + text.slice(to));
  }
  const changes = Object.entries(changed).filter(([key, value]) => value !== fields[key as keyof CopyFields]);
  if (changes.length === 0) return;
  setFields(Object.fromEntries(changes));
  for (const [key] of changes) offerUndo(key as keyof CopyFields, fields, changed);
}

/** How long, in ms, a fix of a field can be taken back: fields other than the text have no steps of their own to undo. */
const undoable = 15_000;

/** Only what is still as the fix left it is taken back: what a person wrote since stays. */
function offerUndo(key: keyof CopyFields, before: CopyFields, after: CopyFields): void {
  const { id } = useCopy.getState();
  const run = () => {
    const { id: now, fields } = useCopy.getState();
    if (now !== id || !useHolding.getState().mine) return;
    if (JSON.stringify(fields?.[key]) === JSON.stringify(after[key])) setFields({ [key]: before[key] });
    else notify({ tone: 'info', key: 'checks.undoTooLate' });
  };
  notify({ tone: 'info', key: 'checks.fieldsFixed', fieldName: key, action: { key: 'checks.undoFix', run } }, undoable);
}

/** The fields with another text in one of them; the same where the name is none of a text. */
function withText<T extends object>(fields: T, field: string, text: string): T {
  const [name = '', ...rest] = field.split('.');
  if (!Object.hasOwn(fields, name)) return fields;
  const value = (fields as Record<string, unknown>)[name];
  if (rest.length === 0) return typeof value === 'string' ? { ...fields, [name]: text } : fields;
  return typeof value === 'object' && value !== null ? { ...fields, [name]: withText(value, rest.join('.'), text) } : fields;
}
