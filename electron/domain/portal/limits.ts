import type { EditableFields } from '../article.ts';
import { type FieldUnit, fieldText, lengthIn } from './fields.ts';
import type { Profile } from './profile.ts';

/** How far the fields of an article are into what a portal's CMS takes, counted as that CMS counts. */

type Source = Profile['fields'][number]['from'];

export interface Limit {
  readonly from: Source;
  /** The portal's key and name. */
  readonly portal: string;
  readonly portalName: string;
  /** What the CMS's form calls the field. */
  readonly label: string;
  /** In `unit`. */
  readonly length: number;
  readonly max: number;
  readonly unit: FieldUnit;
  /** `near` from nine tenths of what the CMS takes. */
  readonly state: 'fits' | 'near' | 'over';
}

/**
 * The limit of one field. Undefined where the portal sets none; where its form has a field twice the tighter one counts.
 * @param value as the CMS is given it, see `fieldText`
 */
export function limitOf(profile: Profile, from: Source, value: string): Limit | undefined {
  const limits = profile.fields.flatMap((field): Limit[] => {
    if (field.from !== from || field.max === undefined) return [];
    const unit = field.unit ?? 'chars';
    return [measured({ from, portal: profile.key, portalName: profile.name, label: field.label, max: field.max, unit }, lengthIn(unit, value))];
  });
  return tightestFirst(limits)[0];
}

/** The limit of a field whose length has been counted elsewhere. */
export function measured(limit: Omit<Limit, 'length' | 'state'>, length: number): Limit {
  return { ...limit, length, state: length > limit.max ? 'over' : length * 10 >= limit.max * 9 ? 'near' : 'fits' };
}

/** Every limited field of an article on a portal but its body, under the title it has there. */
export function limitsOf(article: Omit<EditableFields, 'body'>, profile: Profile): readonly Limit[] {
  return [...new Set(profile.fields.map(({ from }) => from))].flatMap(
    (from) => (from === 'body' || from === 'cover' ? undefined : limitOf(profile, from, fieldText(from, article, profile))) ?? [],
  );
}

export function tightestFirst(limits: readonly Limit[]): readonly Limit[] {
  return [...limits].sort((one, other) => other.length / other.max - one.length / one.max);
}

/** Where all portals count the same and take the same, one limit says it for all. */
export function allAgree(limits: readonly Limit[]): boolean {
  const [first] = limits;
  return first !== undefined && limits.every(({ length, max, unit }) => length === first.length && max === first.max && unit === first.unit);
}

/**
 * How much of a text fits, in UTF-16 code units, up to a whole code point: what stands after it the CMS would cut.
 * @param lengthOf the length of a beginning of the text, never shorter than that of a shorter one
 */
export function fitting(text: string, max: number, lengthOf: (beginning: string) => number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lengthOf(text.slice(0, middle)) <= max) low = middle;
    else high = middle - 1;
  }
  return /[\ud800-\udbff]/.test(text.charAt(low - 1)) ? low - 1 : low;
}
