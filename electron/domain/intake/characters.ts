/** What kind of character stands at a place. All offsets are UTF-16 code units. */

/** A Han character that is one code unit, including 〇 and 々. */
export function isHanUnit(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3005 || code === 0x3007;
}

/** First half of a Han character of planes 2 and 3. */
function isHanHigh(code: number): boolean {
  return code >= 0xd840 && code <= 0xd8bf;
}

/** Whether a Han character begins, or ends, at this offset. */
export function isHanAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (isHanUnit(code) || isHanHigh(code)) return true;
  return code >= 0xdc00 && code <= 0xdfff && offset > 0 && isHanHigh(text.charCodeAt(offset - 1));
}

export function hasHan(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHanAt(text, at)) return true;
  return false;
}

/** A blank inside a line: space, tab, U+3000, U+00A0 and the typographic spaces; no line break, nothing of zero width. */
export function isBlankUnit(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x3000 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

export function isDigitUnit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLetterUnit(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const chinesePunctuation = new Set('，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』…—');

/** Punctuation that belongs to Chinese text (some of it, such as “”, also to other text). */
export function isChinesePunctuation(character: string): boolean {
  return chinesePunctuation.has(character);
}

/** `text` without blanks at both ends. By hand: a regular expression takes quadratic time on long runs of blanks. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankUnit(text.charCodeAt(start))) start++;
  while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Splits at runs of blanks; no empty pieces. */
export function splitAtBlanks(text: string): string[] {
  const pieces: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const blank = at === text.length || isBlankUnit(text.charCodeAt(at));
    if (!blank && start < 0) start = at;
    if (blank && start >= 0) {
      pieces.push(text.slice(start, at));
      start = -1;
    }
  }
  return pieces;
}

/** Width on a terminal: two columns for Han and full-width characters, one for the rest. Stops counting past `limit`. */
export function columns(text: string, limit: number): number {
  let width = 0;
  for (let at = 0; at < text.length && width <= limit; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    const wide = code >= 0x2e80 || code === 0x201c || code === 0x201d || code === 0x2018 || code === 0x2019 || code === 0x2026 || code === 0x2014;
    width += wide ? 2 : 1;
  }
  return width;
}

/** Characters that are not blank: 字, near enough for limits. Stops counting past `limit`. */
export function countCharacters(text: string, limit: number): number {
  let count = 0;
  for (let at = 0; at < text.length && count <= limit; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= 0xdc00 && code <= 0xdfff) && !isBlankUnit(code)) count++;
  }
  return count;
}
