import { columns, isBlankUnit, isDigitUnit, isLetterUnit } from './characters.ts';
import { isHeadLine } from './heads.ts';
import type { Line } from './lines.ts';

/** Press releases come wrapped at 30 or 40 字. Lines are joined only where the whole text shows that they were. */

const narrowest = 26;
const widest = 120;
/** Columns by which a line may stay short of the wrap: a mark or two that may not begin a line. */
const slack = 4;

/** For each line, whether it goes on with the next one. */
export function findContinuations(lines: readonly Line[]): readonly boolean[] {
  const none = new Array<boolean>(lines.length).fill(false);
  const widths = lines.map((line) => columns(line.text, widest + 1));
  const open = lines.map((_, at) => mayContinue(lines, at));
  const width = wrapWidth(lines, widths, open);
  if (width === undefined) return none;
  const isFull = (at: number) => isFullLine(widths[at] ?? 0, width, lines[at + 1]?.text ?? '');
  // Where every line that has a neighbour below is full, indents or blank lines tell paragraphs apart, and a full stop at
  // the right edge ends a sentence only. Otherwise it may end the paragraph, and the lines stay apart.
  const isHead = (at: number) => isHeadLine(lines[at]?.text ?? '');
  const separated = open.every((mayGoOn, at) => !mayGoOn || isFull(at) || isHead(at));
  const joins = none.map((_, at) => open[at] === true && isFull(at) && (separated || !(endsSentence(lines[at]?.text ?? '') || isHead(at))));
  return keepWholeSentences(lines, joins);
}

function mayContinue(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  const next = lines[at + 1];
  if (!line || !next || next.gap > 0 || next.indent !== '') return false;
  return !isTabular(line.text) && !beginsAnew(next.text) && !isTabular(next.text);
}

/** The wrap's width in columns, if at least three lines are full, most of them in the middle of a sentence. */
function wrapWidth(lines: readonly Line[], widths: readonly number[], open: readonly boolean[]): number | undefined {
  let width = 0;
  for (const [at, mayGoOn] of open.entries()) if (mayGoOn) width = Math.max(width, widths[at] ?? 0);
  if (width < narrowest || width > widest) return undefined;
  let candidates = 0;
  let full = 0;
  let inSentence = 0;
  for (const [at, mayGoOn] of open.entries()) {
    if (!mayGoOn || isHeadLine(lines[at]?.text ?? '')) continue;
    candidates++;
    if (!isFullLine(widths[at] ?? 0, width, lines[at + 1]?.text ?? '')) continue;
    full++;
    if (!endsSentence(lines[at]?.text ?? '')) inSentence++;
  }
  return full >= 3 && full >= candidates * 0.6 && inSentence >= full * 0.6 ? width : undefined;
}

/** A line is also full when the Latin word or number that begins the next one had no room. */
function isFullLine(own: number, width: number, next: string): boolean {
  if (own > width) return false;
  let word = 0;
  while (word < 24 && /[A-Za-z0-9./:%-]/.test(next.charAt(word))) word++;
  return own >= width - slack || (word > 1 && own + word > width);
}

function endsSentence(text: string): boolean {
  return /[。！？；：…!?;:][”’"'）)】》]*$/.test(text.slice(-6));
}

/** Joined lines must come to the end of a sentence; a run that does not is left as it was. */
function keepWholeSentences(lines: readonly Line[], joins: readonly boolean[]): readonly boolean[] {
  const kept = [...joins];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    if (joins[at]) continue;
    const last = lines[at]?.text ?? '';
    if (!/[。！？；：…!?;:.）)”’"】》]$/.test(last.slice(-1))) kept.fill(false, from, at);
    from = at + 1;
  }
  return kept;
}

/** Lines that begin something of their own: numbered heads, bullets, questions and answers, captions, dashes. */
export function beginsAnew(text: string): boolean {
  return (
    isHeadLine(text) ||
    /^(?:[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十百\d]{1,4}[）)]|\d{1,3}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节部]|[●•■◆▲★·◎○□※→►▶①-⑳]|[-*+#>|]|——|图为|图[:：]|[（(]图)/.test(
      text,
    ) ||
    /^(?:问|答|记者|主持人|Q|A)[:：]/.test(text)
  );
}

/** Columns of a table: tabs, bars, or two gaps of several blanks. */
export function isTabular(text: string): boolean {
  if (text.length > 400) return false;
  let gaps = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x09 || code === 0x7c || code === 0xff5c || code === 0x2502) return true;
    run = isBlankUnit(code) ? run + 1 : 0;
    if (run === 2) gaps++;
  }
  return gaps >= 2;
}

/**
 * What stands between two lines that become one: a blank between Latin words. Between two digits only if there was one
 * (`spaced`): programs that wrap at a fixed column also cut numbers.
 */
export function glue(first: string, second: string, spaced: boolean): '' | ' ' {
  const left = first.charCodeAt(first.length - 1);
  const right = second.charCodeAt(0);
  if (isDigitUnit(left) && isDigitUnit(right)) return spaced ? ' ' : '';
  // After a hyphen or a slash a word goes on.
  const latinLeft = left < 0x80 && left !== 0x2d && left !== 0x2f;
  const latinRight = isLetterUnit(right) || isDigitUnit(right);
  return latinLeft && latinRight && (isLetterUnit(left) || isLetterUnit(right) || spaced) ? ' ' : '';
}

/** The lines from `from` up to the end of their run, as one paragraph; `end` is the first line after it. */
export function readRun(lines: readonly Line[], continues: readonly boolean[], from: number): { readonly text: string; readonly end: number } {
  const pieces = [lines[from]?.text ?? ''];
  let end = from + 1;
  while (continues[end - 1] && end < lines.length) {
    const previous = lines[end - 1];
    const line = lines[end];
    if (!previous || !line) break;
    pieces.push(glue(previous.text, line.text, previous.trailing), line.text);
    end++;
  }
  return { text: pieces.join(''), end };
}
