import { countCharacters } from './characters.ts';

/**
 * Section heads, numbered as official Chinese documents number them (GB/T 9704: 一、 then （一） then 1. then （1）), also 第一章 and
 * 第一节, on a line of their own. Run-in 一是…二是… are sentences and stay in their paragraph.
 */

const longestHead = 40;
const chapter =
  /^(?:[一二三四五六七八九十百]{1,4}\s?[、.．]\s?(?![一二三四五六七八九十百]{1,4}(?:、|$))\S|第[一二三四五六七八九十百\d]{1,4}(?:章|编|部分)(?:[\s：:]|$))/;
const section = /^(?:[（(][一二三四五六七八九十百]{1,4}[）)]\s?、?\s?\S|第[一二三四五六七八九十百\d]{1,4}节(?:[\s：:]|$))/;
/** 1. and （1） begin entries of lists as often as heads: what stands around them decides. */
const numbered = [/^[\d０-９]{1,2}\s?[.．、]\s?(?![\d０-９])\S/, /^[（(][\d０-９]{1,2}[）)]\s?\S/] as const;

/** Level 2 for 一、 and 第一章, level 3 for （一） and 第一节, 0 for any other line; by the line alone. */
export function headLevel(text: string): 0 | 2 | 3 {
  if (!isShort(text) || /[；;，、,][”’"'』」）)]?$/.test(text) || /[。；！？](?=.)/.test(text)) return 0;
  if (chapter.test(text)) return 2;
  return section.test(text) ? 3 : 0;
}

function isShort(text: string): boolean {
  return text.length <= 2 * longestHead && countCharacters(text, longestHead) <= longestHead;
}

export function isHeadLine(text: string): boolean {
  return headLevel(text) !== 0;
}

/**
 * The level of every paragraph, 0 for none. Numbered paragraphs of one kind with nothing between them are the entries of a list
 * (一、时间 二、地点…), not sections, and stay paragraphs. So does a line with a full stop that has no text below it.
 */
export function headLevels(paragraphs: readonly string[]): readonly number[] {
  const levels = paragraphs.map((text, at): number => {
    const level = headLevel(text);
    if (level === 0) return 0;
    const isLast = at === paragraphs.length - 1 && text.endsWith('。');
    return isLast || isEntry(paragraphs, at, level === 2 ? chapter : section) ? 0 : level;
  });
  for (const kind of numbered) addNumbered(paragraphs, levels, kind);
  return levels;
}

function isEntry(paragraphs: readonly string[], at: number, kind: RegExp): boolean {
  return [paragraphs[at - 1], paragraphs[at + 1]].some((other) => other !== undefined && kind.test(other));
}

/** Heads of one more kind, a level below the deepest there are; only where there are two, each with text of its own below. */
function addNumbered(paragraphs: readonly string[], levels: number[], kind: RegExp): void {
  const found = paragraphs.flatMap((text, at) => (isNumberedHead(paragraphs, at, kind) && levels[at] === 0 ? [{ text, at }] : []));
  if (found.length < 2) return;
  const level = levels.reduce((deepest, one) => Math.max(deepest, one), 1) + 1;
  for (const { at } of found) levels[at] = level;
}

function isNumberedHead(paragraphs: readonly string[], at: number, kind: RegExp): boolean {
  const text = paragraphs[at] ?? '';
  if (!kind.test(text) || !isShort(text) || /[。；！？：，、;,:?!.]/.test(text.slice(4))) return false;
  return at < paragraphs.length - 1 && paragraphs[at + 1] !== '' && !isEntry(paragraphs, at, kind);
}
