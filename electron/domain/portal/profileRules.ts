import { isTimeZone, unknownLetters } from './dates.ts';
import type { Profile } from './profile.ts';
import { outsideReferences } from './styles.ts';

/** What a profile's schema cannot say: names used twice, settings that contradict each other, zones and patterns nobody knows. */

/** One thing that is wrong with a profile, for an editor of profiles. */
export interface ProfileProblem {
  /** Of the field: `page.channels.2.key`; empty for the profile as a whole. */
  readonly path: string;
  readonly code: ProfileProblemCode;
  /** One plain English sentence, without the path. */
  readonly message: string;
}

export const profileProblemCodes = [
  // what its schema says
  'missing',
  'wrong-type',
  'unknown-field',
  'not-offered',
  'too-long',
  'too-short',
  'bad-form',
  // what it does not
  'twice',
  'no-zone',
  'no-language',
  'no-date-letter',
  'outside',
  'no-prefix',
  'no-limit',
  'contradiction',
] as const;
export type ProfileProblemCode = (typeof profileProblemCodes)[number];

/** Every page's address is put right behind it, and stands in every page. */
export function baseProblems(baseUrl: string): readonly ProfileProblem[] {
  const path = 'baseUrl';
  if (/[?#]/.test(baseUrl)) return [{ path, code: 'bad-form', message: 'it goes on with ? or #, and nothing can follow that' }];
  return /^https?:\/\/[^/]*@/i.test(baseUrl)
    ? [{ path, code: 'bad-form', message: 'it holds a name or a password, which every reader would see' }]
    : [];
}

export function zoneProblems(timeZone: string): readonly ProfileProblem[] {
  return isTimeZone(timeZone) ? [] : [{ path: 'timeZone', code: 'no-zone', message: 'there is no such time zone' }];
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `cn` is a country: a page that says so is read out in no language at all. */
export function languageProblems(language: string): readonly ProfileProblem[] {
  const [main = ''] = language.split('-');
  return languages.of(main) === undefined ? [{ path: 'language', code: 'no-language', message: 'there is no such language; Chinese is zh-CN' }] : [];
}

export function pageProblems({ channels, metaLine, dateFormat, css }: Profile['page']): readonly ProfileProblem[] {
  const letters = unknownLetters(dateFormat);
  return [
    ...twice(
      channels.map(({ key }) => key),
      (index) => `page.channels.${index}.key`,
    ),
    ...twice(metaLine, (index) => `page.metaLine.${index}`),
    ...(letters === '' ? [] : [{ path: 'page.dateFormat', code: 'no-date-letter' as const, message: `${letters} means nothing in a date` }]),
    ...outsideReferences(css ?? '').map(({ line, what }) => ({
      path: 'page.css',
      code: 'outside' as const,
      message: `line ${line}: ${what} is not inside the page`,
    })),
  ];
}

/** WeChat knows no pages and strips what it does not know; its dialect has its own heads and figures. */
export function bodyProblems({ dialect, pageBreak, headings, imageParagraph }: Profile['body']): readonly ProfileProblem[] {
  if (dialect !== 'wechat') return [];
  const against = (name: string, isAgainst: boolean, wanted: string) =>
    isAgainst ? [{ path: `body.${name}`, code: 'contradiction' as const, message: `the dialect wechat goes with ${wanted} alone` }] : [];
  return [
    ...against('headings', headings !== 'bold-paragraph', 'bold-paragraph'),
    ...against('imageParagraph', imageParagraph !== 'center', 'center'),
    ...against('pageBreak', pageBreak !== 'none', 'none'),
  ];
}

export function fieldProblems(fields: Profile['fields']): readonly ProfileProblem[] {
  return [
    ...twice(
      fields.map(({ name }) => name),
      (index) => `fields.${index}.name`,
    ),
    ...fields.flatMap(({ max, over }, index) =>
      max === undefined && over !== undefined
        ? [{ path: `fields.${index}.over`, code: 'no-limit' as const, message: 'it says nothing without max' }]
        : [],
    ),
  ];
}

export function imageProblems({ formats, crops, url, prefix }: Profile['images']): readonly ProfileProblem[] {
  return [
    ...twice(formats, (index) => `images.formats.${index}`),
    ...twice(crops ?? [], (index) => `images.crops.${index}`),
    ...(url === 'prefix' ? prefixProblems(prefix) : []),
  ];
}

/** The picture's name is put right behind it. */
function prefixProblems(prefix: string): readonly ProfileProblem[] {
  const path = 'images.prefix';
  if (prefix === '') return [{ path, code: 'no-prefix', message: 'url is prefix, and there is none' }];
  if (/^(?:https?:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/i.test(prefix)) return [];
  return [{ path, code: 'bad-form', message: 'it begins neither with http:// or https:// nor with one /' }];
}

/** A problem at every name that stood there before. */
function twice(names: readonly string[], path: (index: number) => string): readonly ProfileProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [{ path: path(index), code: 'twice' as const, message: `${name} is there twice` }],
  );
}
