/**
 * Text as search compares it. Letters lose case and width (NFKC); blanks, quotation marks, brackets and Markdown's marks are
 * passed over, so that 四干工作法 finds **“四干”**工作法; every other run of signs and line breaks counts as one boundary, so
 * that nothing is found across the end of a sentence.
 */

/** Stands for any run of punctuation. Private use: no text of ours holds it. */
export const boundary = '\ue000';

/** Passed over: blanks, quotation marks, brackets, Markdown's inline marks, the dot in foreign names. */
const transparent = /^[\p{Zs}\t\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"'“”‘’‹›«»「」『』《》〈〉()（）[\]【】〔〕{}｛｝*_~`·•・]$/u;
const letter = /^[\p{L}\p{N}\p{M}\p{S}]$/u;

export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its sign begins in the source, and after it where the last one ends. Only when asked for. */
  readonly starts: readonly number[];
}

/** @param source in NFC, as `normalize('NFC')` gives it: otherwise a letter and its accent are two signs */
export function foldText(source: string, withStarts = false): Folded {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let atBoundary = false;
  const put = (sign: string, at: number) => {
    if (sign === boundary) {
      if (atBoundary) return;
      atBoundary = true;
    } else atBoundary = false;
    parts.push(sign);
    length += sign.length;
    if (withStarts) for (let unit = 0; unit < sign.length; unit++) starts.push(at);
  };
  let end = 0;
  for (let at = 0; at < source.length; ) {
    const point = source.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    const kept = length;
    if (point >= 0x4e00 && point <= 0x9fff) put(source[at] ?? '', at);
    else if ((point >= 0x61 && point <= 0x7a) || (point >= 0x30 && point <= 0x39)) put(source[at] ?? '', at);
    else for (const sign of foldSign(source.slice(at, next), point)) put(sign, at);
    if (length > kept) end = next;
    at = next;
  }
  if (withStarts) starts.push(end);
  return { text: parts.join(''), starts };
}

/** ASCII symbols (`+ < = >`) part words for the index, so private signs stand for them. */
function asWordSign(sign: string): string {
  const unit = sign.charCodeAt(0);
  return unit < 0x80 && !/[a-z0-9]/.test(sign) ? String.fromCharCode(0xe100 + unit) : sign;
}

const known = new Map<string, readonly string[]>();

/** What one code point becomes: nothing, a boundary, or letters. */
function foldSign(sign: string, point: number): readonly string[] {
  const before = known.get(sign);
  if (before) return before;
  const folded = foldNew(sign, point);
  // Texts of the world have some ten thousand signs; a hostile one may hold them all.
  if (known.size > 20_000) known.clear();
  known.set(sign, folded);
  return folded;
}

function foldNew(sign: string, point: number): readonly string[] {
  if (point >= 0xd800 && point <= 0xdfff) return [];
  if (transparent.test(sign)) return [];
  const signs: string[] = [];
  for (const part of sign.normalize('NFKC').toLowerCase()) {
    if (letter.test(part)) signs.push(asWordSign(part));
    else if (!transparent.test(part)) signs.push(boundary);
  }
  return signs;
}
