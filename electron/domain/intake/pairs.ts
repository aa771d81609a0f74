import { isBlankUnit, isDigitUnit, isHanAt, isLetterUnit } from './characters.ts';
import { neighbour } from './neighbour.ts';

/** Brackets and straight quotes are changed by pairs or not at all. Offsets stay the same. */
export function convertPairs(line: string, guarded: Uint8Array | undefined): { text: string; count: number } {
  if (!/[()"']/.test(line)) return { text: line, count: 0 };
  const hanBefore = countHan(line);
  const changes = new Map<number, string>();
  pairBrackets(line, guarded, hanBefore, changes);
  pairQuotes(line, guarded, hanBefore, changes, '"', '“', '”');
  pairQuotes(line, guarded, hanBefore, changes, "'", '‘', '’');
  if (changes.size === 0) return { text: line, count: 0 };
  let text = '';
  let done = 0;
  for (const [at, mark] of [...changes].sort(([a], [b]) => a - b)) {
    text += line.slice(done, at) + mark;
    done = at + 1;
  }
  return { text: text + line.slice(done), count: changes.size };
}

/** How many Han characters stand before each offset. */
function countHan(line: string): Int32Array {
  const before = new Int32Array(line.length + 1);
  for (let at = 0; at < line.length; at++) before[at + 1] = (before[at] ?? 0) + (isHanAt(line, at) ? 1 : 0);
  return before;
}

function pairBrackets(line: string, guarded: Uint8Array | undefined, han: Int32Array, changes: Map<number, string>): void {
  const open: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (guarded?.[at] === 1) continue;
    const mark = line.charAt(at);
    if (mark === '(' || mark === '（') open.push(at);
    if (mark !== ')' && mark !== '）') continue;
    const start = open.pop();
    if (start === undefined || !isChineseBracket(line, start, at, han)) continue;
    if (line.charAt(start) === '(') changes.set(start, '（');
    if (mark === ')') changes.set(at, '）');
  }
}

function isChineseBracket(line: string, start: number, end: number, han: Int32Array): boolean {
  // One half is full-width already: then so is the other.
  if (line.charAt(start) === '（' || line.charAt(end) === '）') return true;
  if (isMarkdownTarget(line, start)) return false;
  if ((han[end] ?? 0) > (han[start] ?? 0)) return !(isLatinBeside(line, start, -1) && isLatinBeside(line, end, 1));
  const right = neighbour(line, end + 1, 1);
  const closes = right === 'han' || right === 'edge' || /[,.;:?!]/.test(line.charAt(end + 1));
  return end > start + 1 && neighbour(line, start - 1, -1) === 'han' && closes;
}

/** `](` of a link whose target was too long or too odd to be guarded. */
function isMarkdownTarget(line: string, start: number): boolean {
  return line.charAt(start - 1) === ']';
}

/** The next character that is not blank is a Latin letter. */
function isLatinBeside(line: string, from: number, step: 1 | -1): boolean {
  let at = from + step;
  while (isBlankUnit(line.charCodeAt(at)) && Math.abs(at - from) < 4) at += step;
  return isLetterUnit(line.charCodeAt(at));
}

function pairQuotes(
  line: string,
  guarded: Uint8Array | undefined,
  han: Int32Array,
  changes: Map<number, string>,
  quote: string,
  opening: string,
  closing: string,
): void {
  const places: number[] = [];
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (guarded?.[at] !== 1 && !(quote === "'" && isApostrophe(line, at))) places.push(at);
  }
  // An odd one cannot be told from the others: leave them all.
  if (places.length % 2 === 1) return;
  for (let first = 0; first < places.length; first += 2) {
    const start = places[first] ?? 0;
    const end = places[first + 1] ?? 0;
    if (!isChineseQuote(line, start, end, han)) continue;
    changes.set(start, opening);
    changes.set(end, closing);
  }
}

function isChineseQuote(line: string, start: number, end: number, han: Int32Array): boolean {
  if (end === start + 1 || line.charAt(start - 1) === '=') return false;
  if (isBlankUnit(line.charCodeAt(start + 1)) !== isBlankUnit(line.charCodeAt(end - 1))) return false;
  if ((han[end] ?? 0) > (han[start] ?? 0)) return !(isLatinBeside(line, start, -1) && isLatinBeside(line, end, 1));
  const right = neighbour(line, end + 1, 1);
  const beside = isChineseLeft(line, start - 1) && (right === 'han' || right === 'edge' || /[,.;:?!]/.test(line.charAt(end + 1)));
  return beside && end - start <= 300 && !isBlankUnit(line.charCodeAt(start + 1));
}

/** Han, or a half-width mark after Han (他说:"OK"). */
function isChineseLeft(line: string, at: number): boolean {
  if (neighbour(line, at, -1) === 'han') return true;
  return /[,:;]/.test(line.charAt(at)) && neighbour(line, at - 1, -1) === 'han';
}

/** don't, '97, 5' */
function isApostrophe(line: string, at: number): boolean {
  const before = line.charCodeAt(at - 1);
  const after = line.charCodeAt(at + 1);
  const word = (code: number) => isLetterUnit(code) || isDigitUnit(code);
  return word(before) || (isDigitUnit(after) && !isHanAt(line, at - 1));
}
