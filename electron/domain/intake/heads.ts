import { countCharacters } from './characters.ts';

/** Section heads: `一、…` and `（一）…` on a line of their own. Run-in 一是…二是… are sentences and stay in their paragraph. */

const longestHead = 40;
const chapter = /^[一二三四五六七八九十百]{1,4}\s?、\s?(?![一二三四五六七八九十百]{1,4}(?:、|$))\S/;
const section = /^[（(][一二三四五六七八九十百]{1,4}[）)]\s?、?\s?\S/;

/** Level 2 for 一、, level 3 for （一）, 0 for any other line; by the line alone. */
export function headLevel(text: string): 0 | 2 | 3 {
  if (text.length > 2 * longestHead || countCharacters(text, longestHead) > longestHead) return 0;
  if (/[；;，、,][”’"』」）)]?$/.test(text) || /[。；！？](?=.)/.test(text)) return 0;
  if (chapter.test(text)) return 2;
  return section.test(text) ? 3 : 0;
}

export function isHeadLine(text: string): boolean {
  return headLevel(text) !== 0;
}

/**
 * The level of every paragraph. Numbered paragraphs of one kind with nothing between them are the entries of a list
 * (一、时间 二、地点…), not sections, and stay paragraphs. So does a line with a full stop that has no text below it.
 */
export function headLevels(paragraphs: readonly string[]): readonly (0 | 2 | 3)[] {
  return paragraphs.map((text, at) => {
    const level = headLevel(text);
    if (level === 0) return 0;
    const numbered = level === 2 ? chapter : section;
    const isEntry = [paragraphs[at - 1], paragraphs[at + 1]].some((other) => other !== undefined && numbered.test(other));
    const isLast = at === paragraphs.length - 1 && text.endsWith('。');
    return isEntry || isLast ? 0 : level;
  });
}
