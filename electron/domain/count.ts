/** Lengths as people and content systems count them. */

/**
 * Code units that are a grapheme cluster each, next to one another: ASCII, Latin, Greek and Cyrillic letters, general
 * punctuation, symbols, kana, Han, Hangul syllables and full-width forms, without joiners and combining marks.
 */
const plainUnits =
  '\\u0000-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u048a-\\u058f\\u2000-\\u200a\\u2010-\\u2029\\u202f-\\u205f\\u2070-\\u20bf\\u2100-\\u2bff\\u2e80-\\u3029\\u3030-\\u3098\\u309b-\\u4dff\\u4e00-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff01-\\uff9d\\uffe0-\\uffe6';
/** A stretch with anything else, with a plain unit on either side: clusters never reach further. */
const complexStretch = new RegExp(`[${plainUnits}]?(?:[^${plainUnits}][${plainUnits}]?)+`, 'g');
const invisible = /^[\s\p{Cc}\p{Cf}]*$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * 字: grapheme clusters that are not white space. Letters, digits and punctuation count one each, as editors count;
 * an emoji with its modifiers is one; controls and zero-width characters by themselves are none.
 */
export function countHan(text: string): number {
  return countIfPlain(text) ?? countStretches(text);
}

/** For each code unit: 0 where it may be part of a larger cluster, 1 where it is a cluster that counts, 2 where it is a blank or a control. */
let kinds: Uint8Array | undefined;

function kindsOfUnits(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (const [, first = '', last = first] of plainUnits.matchAll(/\\u(.{4})(?:-\\u(.{4}))?/g)) {
    for (let unit = Number.parseInt(first, 16); unit <= Number.parseInt(last, 16); unit++) made[unit] = countsPlain(unit) ? 1 : 2;
  }
  return made;
}

/** One look at each unit, as nearly every Chinese text allows; undefined for any other. */
function countIfPlain(text: string): number | undefined {
  kinds ??= kindsOfUnits();
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === 0) return undefined;
    if (kind === 1) count++;
  }
  return count;
}

function countStretches(text: string): number {
  let count = 0;
  let start = 0;
  for (const match of text.matchAll(complexStretch)) {
    count += countPlain(text, start, match.index) + countClusters(match[0]);
    start = match.index + match[0].length;
  }
  return count + countPlain(text, start, text.length);
}

function countPlain(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (countsPlain(text.charCodeAt(at))) count++;
  }
  return count;
}

function countsPlain(unit: number): boolean {
  return unit > 0x20 && (unit < 0x7f || (unit > 0xa0 && !isWideBlank(unit)));
}

/** The plain units above U+00A0 that are white space. */
function isWideBlank(unit: number): boolean {
  return unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;
}

function countClusters(text: string): number {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  let count = 0;
  for (const { segment } of segmenter.segment(text)) if (!invisible.test(segment)) count++;
  return count;
}

/** Calls `visit` with start and end (UTF-16 offsets) of each grapheme cluster; a line's `\r\n` comes as two. */
export function eachCluster(text: string, visit: (start: number, end: number) => void): void {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  let start = 0;
  for (const match of text.matchAll(complexStretch)) {
    for (let at = start; at < match.index; at++) visit(at, at + 1);
    for (const { segment, index } of segmenter.segment(match[0])) visit(match.index + index, match.index + index + segment.length);
    start = match.index + match[0].length;
  }
  for (let at = start; at < text.length; at++) visit(at, at + 1);
}

/** 字 a minute. Chinese is read silently at about 300 to 500; sites that show a reading time commonly reckon with 400. */
export const readingRate = 400;

/** Minutes to read so many 字, rounded up: 0 for nothing, at least 1 otherwise. */
export function readingMinutes(han: number): number {
  return Math.ceil(Math.max(0, han) / readingRate);
}

/** Bytes in UTF-8. A lone surrogate counts 3, as the replacement character that is written for it. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, at)) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

/** Unicode code points, which PHP's mb_strlen and MySQL's characters count. */
export function countChars(text: string): number {
  if (!/[\ud800-\udbff]/.test(text)) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (isPair(text, at)) at++;
    count++;
  }
  return count;
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
