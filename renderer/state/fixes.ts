import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { fieldText } from '#domain/checks/ignored.ts';
import { body } from './body.ts';
import { placeNow } from './checking.ts';
import { standing, useChecks } from './checks.ts';
import { type CopyFields, useCopy } from './copy.ts';
import { useHolding } from './holding.ts';
import { setFields } from './session.ts';

/** Puts right what the checks know how to put right. */

/** One replacement with what stands around it, for a person to look at before it is made. */
export interface Fix {
  readonly finding: PlacedFinding;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

/** UTF-16 units shown on either side. */
const around = 18;

/** The text of a field as it stands in the window. */
export function textNow(field: string): string {
  if (field === 'body') return body()?.text() ?? '';
  const { fields } = useCopy.getState();
  return fields ? fieldText(fields, field) : '';
}

/** What the fixes of some findings would change, in the order of places; of those that overlap only the first. */
export function fixesOf(findings: readonly PlacedFinding[]): readonly Fix[] {
  const texts = new Map<string, string>();
  const ends = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { field, fix } = finding;
    const place = field === 'body' ? placeNow(finding.start, finding.end) : finding;
    if (fix === undefined || !place || place.start < (ends.get(field) ?? 0)) return [];
    const text = texts.get(field) ?? textNow(field);
    texts.set(field, text);
    ends.set(field, place.end);
    const { start: from, end: to } = place;
    const [before, wrong, after] = [
      lastLine(text.slice(Math.max(0, from - around), from)),
      text.slice(from, to),
      firstLine(text.slice(to, to + around)),
    ];
    return [{ finding, field, from, to, insert: fix, before, wrong, after }];
  });
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Every finding of a rule that has a fix and that nobody has left. */
export function fixable(rule: string): readonly PlacedFinding[] {
  return standing(useChecks.getState().findings).filter((finding) => finding.rule === rule && finding.fix !== undefined);
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
  if (changes.length > 0) setFields(Object.fromEntries(changes));
}

/** The fields with another text in one of them; the same where the name is none of a text. */
function withText<T extends object>(fields: T, field: string, text: string): T {
  const [name = '', ...rest] = field.split('.');
  if (!Object.hasOwn(fields, name)) return fields;
  const value = (fields as Record<string, unknown>)[name];
  if (rest.length === 0) return typeof value === 'string' ? { ...fields, [name]: text } : fields;
  return typeof value === 'object' && value !== null ? { ...fields, [name]: withText(value, rest.join('.'), text) } : fields;
}
