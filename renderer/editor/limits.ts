import { type FieldUnit, lengthIn } from '#domain/portal/fields.ts';
import type { Profile } from '#domain/portal/profile.ts';

export interface Limit {
  readonly label: string;
  readonly length: number;
  readonly max: number;
  readonly unit: FieldUnit;
  readonly over: boolean;
}

/** How far a field is into its portal's limit, in the unit that its CMS counts. Undefined where there is none. */
export function limitOf(profile: Profile, from: Profile['fields'][number]['from'], value: string): Limit | undefined {
  const field = profile.fields.find((candidate) => candidate.from === from);
  if (!field?.max) return undefined;
  const unit = field.unit ?? 'chars';
  const length = lengthIn(unit, value);
  return { label: field.label, length, max: field.max, unit, over: length > field.max };
}
