import { isSafeName } from '../portal/safepath.ts';

/** What the file of a hand-off is called on any system. */

export const handoffEnding = '.copydesk';

/** Signs of a title; a path has room for it everywhere. */
const longest = 60;
/** What some system's names may not hold, and what nobody sees. */
const unfit = /[\p{Cc}\p{Cf}<>:"|?*/\\\ufffd\s]+/gu;

export function isHandoffName(name: string): boolean {
  return name.toLowerCase().endsWith(handoffEnding);
}

/** @param titles of the articles in it, the first names the file @param nameless what to call one without a title */
export function handoffName(titles: readonly string[], nameless: string): string {
  const [first = ''] = titles;
  const cleaned = [...first.normalize('NFC').replaceAll(unfit, ' ').trim()]
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/, '');
  const stem = isSafeName(cleaned) ? cleaned : nameless;
  return `${stem}${titles.length > 1 ? ` +${titles.length - 1}` : ''}${handoffEnding}`;
}
