/**
 * Which characters behave as Chinese text. Both rules that need it, emphasis beside punctuation and line breaks
 * inside a paragraph, ask here.
 */

/** Blocks of Han, kana, bopomofo, CJK punctuation and full-width forms, as first and last code point. */
const wideBlocks: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0x3001, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3ffff],
];

/** Punctuation that Chinese shares with Latin text: its neighbours decide what it is. */
const shared = new Set('“”‘’…—·‧');

const punctuationOrSymbol = /[\p{P}\p{S}]/u;
const whiteSpace = /\s/;

/** A Han character, kana, CJK punctuation or a full-width form. `character` is one code point. */
export function isWide(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x2e80) return false;
  return wideBlocks.some(([first, last]) => point >= first && point <= last);
}

/** Unicode P or S, which CommonMark calls punctuation; the empty string is none. */
export function isPunctuation(character: string): boolean {
  return punctuationOrSymbol.test(character);
}

/** White space in CommonMark's sense; the beginning and the end of a run (an empty string) count. */
export function isSpace(character: string): boolean {
  return character === '' || whiteSpace.test(character);
}

/** The code point that ends before `at` (a UTF-16 offset), empty at the beginning. */
export function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const unit = text.charCodeAt(at - 1);
  if (unit >= 0xdc00 && unit <= 0xdfff && at > 1) {
    const lead = text.charCodeAt(at - 2);
    if (lead >= 0xd800 && lead <= 0xdbff) return text.slice(at - 2, at);
  }
  return text.slice(at - 1, at);
}

/** The code point that begins at `at` (a UTF-16 offset), empty at the end. */
export function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** True when the text that ends before `at` is Chinese: shared punctuation is what the character before it is. */
export function isChineseBefore(text: string, at: number): boolean {
  let end = at;
  let character = characterBefore(text, end);
  for (let steps = 0; shared.has(character) && steps < 4; steps++) {
    end -= character.length;
    character = characterBefore(text, end);
  }
  return isWide(character);
}

/** True when the text from `at` on is Chinese: shared punctuation is what the character after it is. */
export function isChineseAfter(text: string, at: number): boolean {
  let start = at;
  let character = characterAt(text, start);
  for (let steps = 0; shared.has(character) && steps < 4; steps++) {
    start += character.length;
    character = characterAt(text, start);
  }
  return isWide(character);
}

/**
 * True when a line break between the two texts stands for nothing, because Chinese sets no blank between words:
 * both sides are wide or shared punctuation, and one of them is Chinese for certain.
 */
export function joinsWithoutSpace(before: string, after: string): boolean {
  const last = characterBefore(before, before.length);
  const first = characterAt(after, 0);
  if (!(isWide(last) || shared.has(last)) || !(isWide(first) || shared.has(first))) return false;
  return isChineseBefore(before, before.length) || isChineseAfter(after, 0);
}
