import type { Article, EditableFields } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { countChars, countHan, utf8Bytes } from '../count.ts';
import { assertNever } from '../result.ts';
import { formatInstant } from './dates.ts';
import { authorNames, keywordLine, manyLines, oneLine } from './line.ts';
import type { Profile } from './profile.ts';
import { titleFor } from './title.ts';

/** An article as the CMS's form wants it: every field of the profile, in the form's order, as text to paste. */

export type FieldUnit = 'chars' | 'bytes' | 'han';
type ProfileField = Profile['fields'][number];

export interface FieldValue {
  /** The CMS's own name of the field. */
  readonly name: string;
  /** What the form calls it. */
  readonly label: string;
  readonly from: ProfileField['from'];
  readonly value: string;
  /** In `unit`: characters, bytes of UTF-8 or 字. */
  readonly length: number;
  readonly max?: number;
  readonly unit: FieldUnit;
  /** Longer than the CMS takes: most cut the rest without a word. */
  readonly over: boolean;
  /** Being over refuses the export, unless the profile only wants it said. */
  readonly refused: boolean;
  readonly required: boolean;
  /** Required and empty. */
  readonly missing: boolean;
}

/**
 * @param bodyHtml the fragment in the profile's dialect
 * @param cover the cover's address as the profile wants it, empty for none
 */
export function fieldValues(article: Article, profile: Profile, bodyHtml: string, cover = ''): readonly FieldValue[] {
  return profile.fields.map((field) => {
    const value = field.from === 'body' ? bodyHtml : field.from === 'cover' ? cover : fieldText(field.from, article, profile);
    const unit = field.unit ?? 'chars';
    const length = lengthIn(unit, value);
    const over = field.max !== undefined && length > field.max;
    const required = field.required ?? false;
    return {
      name: field.name,
      label: field.label,
      from: field.from,
      value,
      length,
      ...(field.max === undefined ? {} : { max: field.max }),
      unit,
      over,
      refused: over && field.over !== 'warn',
      required,
      missing: required && value === '',
    };
  });
}

/** The text of `fields.json`: the same values for a program that fills the form. */
export function fieldsJson(profile: Profile, fields: readonly FieldValue[]): string {
  return canonicalJson({ schema: 1, portal: profile.key, fields });
}

/** Length as the CMS counts it: characters (code points), bytes of UTF-8, or 字. */
export function lengthIn(unit: FieldUnit, text: string): number {
  switch (unit) {
    case 'chars':
      return countChars(text);
    case 'bytes':
      return utf8Bytes(text);
    case 'han':
      return countHan(text);
    default:
      return assertNever(unit, 'unit of a field');
  }
}

/** The name of a unit, for a person. */
export const unitNames: Readonly<Record<FieldUnit, string>> = { chars: '字符', bytes: '字节', han: '字' };

/** What an article has for a field, apart from the body and the cover. */
export function fieldText(
  from: Exclude<ProfileField['from'], 'body' | 'cover'>,
  article: Readonly<Omit<EditableFields, 'body'>>,
  profile: Profile,
): string {
  switch (from) {
    case 'title':
      return titleFor(article, profile);
    case 'shortTitle':
    case 'subtitle':
    case 'kicker':
    case 'editor':
      return oneLine(article[from]);
    case 'summary':
      return manyLines(article.summary);
    case 'channel':
      return oneLine(profile.page.channels.find(({ key }) => key === article.channel)?.name ?? article.channel);
    case 'source.name':
      return oneLine(article.source.name);
    case 'source.url':
      return oneLine(article.source.url);
    case 'authors':
      return authorNames(article.authors);
    case 'keywords':
      return keywordLine(article.keywords);
    case 'publishAt':
      return article.publishAt === null ? '' : formatInstant(article.publishAt, profile.timeZone, profile.page.dateFormat);
    default:
      return assertNever(from, 'source of a field');
  }
}
