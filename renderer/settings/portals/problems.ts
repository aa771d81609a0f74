import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import { type Profile, profileProblems } from '#domain/portal/profile.ts';
import type { ProfileProblem } from '#domain/portal/profileRules.ts';

/** What is wrong with a profile, in words, by the path of its field. */
export type Problems = ReadonlyMap<string, string>;

export const sections = ['basic', 'page', 'channels', 'body', 'fields', 'images'] as const;
export type Section = (typeof sections)[number];

export const ProblemsContext = createContext<Problems>(new Map());

/** What is wrong with one field; of several things the first. */
export function useProblem(path: string): string | undefined {
  return useContext(ProblemsContext).get(path);
}

/** @param taken keys of the newsroom's other portals */
export function problemsOf(profile: Profile, taken: readonly string[], t: TFunction): Problems {
  const words = new Map<string, string>();
  for (const problem of profileProblems(profile)) if (!words.has(problem.path)) words.set(problem.path, problemText(t, problem));
  if (taken.includes(profile.key)) words.set('key', t('portals.wrong.keyTaken'));
  return words;
}

/** Where a field is edited. */
export function sectionOf(path: string): Section {
  const [part = '', inner = ''] = path.split('.');
  if (part === 'page') return inner === 'channels' ? 'channels' : 'page';
  return part === 'body' || part === 'fields' || part === 'images' ? part : 'basic';
}

/** Fields whose form has a sentence of its own: what is right for them. */
const ruled: Readonly<Record<string, string>> = {
  key: 'key',
  baseUrl: 'baseUrl',
  language: 'language',
  'page.channels.key': 'channelKey',
  'page.channels.url': 'channelUrl',
  'page.template': 'template',
  'fields.name': 'fieldName',
  'fields.max': 'fieldMax',
  'images.maxBytes': 'maxBytes',
  'images.maxWidth': 'maxWidth',
  'images.quality': 'quality',
  'images.formats': 'formats',
  'images.prefix': 'prefix',
};
const byForm: readonly ProfileProblem['code'][] = ['bad-form', 'too-short', 'too-long', 'wrong-type', 'missing'];

export function problemText(t: TFunction, { path, code, message }: ProfileProblem): string {
  const rule = ruled[path.replace(/\.\d+(?=\.|$)/g, '')];
  if (rule !== undefined && byForm.includes(code)) return t(`portals.wrong.${rule}` as 'portals.wrong.key');
  const [, line = ''] = /^line (\d+)/.exec(message) ?? [];
  return t(`portals.problem.${code}`, { line });
}
