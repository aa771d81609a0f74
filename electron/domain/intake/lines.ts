import { isBlankUnit, trimBlanks } from './characters.ts';

/** A line that holds something. Blank lines live on as `gap` of the line below them. */
export interface Line {
  /** Without blanks at its ends. */
  readonly text: string;
  /** The blanks it began with (a literal `&nbsp;` is one). */
  readonly indent: string;
  /** Blanks stood after its last character. */
  readonly trailing: boolean;
  /** How many blank lines stand above it. */
  readonly gap: number;
}

export interface LineCounts {
  readonly indents: number;
  readonly trailing: number;
  /** Blank lines beyond one between two lines, and all at the ends. */
  readonly blankLines: number;
  /** C0 and C1 controls taken out (tab and line breaks are not among them). */
  readonly controls: number;
  /** Halves of surrogate pairs, replaced by U+FFFD. */
  readonly broken: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Splits a text into its lines; line ends of every system, a byte order mark and control characters go. */
export function splitLines(text: string): { readonly lines: Line[]; readonly counts: LineCounts } {
  let removed = 0;
  let broken = 0;
  const clean = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
    .replace(controls, () => {
      removed++;
      return '';
    })
    .replace(/[\ud800-\udfff]/gu, () => {
      broken++;
      return '\ufffd';
    });
  const lines: Line[] = [];
  let indents = 0;
  let trailing = 0;
  let blankLines = 0;
  let gap = 0;
  for (const raw of clean.split(lineBreaks)) {
    const line = readLine(raw, gap);
    if (line.text === '') {
      gap++;
      continue;
    }
    if (line.indent !== '') indents++;
    if (line.trailing) trailing++;
    blankLines += lines.length === 0 ? gap : Math.max(0, gap - 1);
    lines.push(line);
    gap = 0;
  }
  // The last line break ends the last line; only what comes after it is a blank line.
  blankLines += Math.max(0, gap - 1);
  return { lines, counts: { indents, trailing, blankLines, controls: removed, broken } };
}

function readLine(raw: string, gap: number): Line {
  const start = indentEnd(raw);
  const rest = start === 0 ? raw : raw.slice(start);
  const text = trimBlanks(rest);
  return { text, indent: raw.slice(0, start), trailing: text.length < rest.length, gap };
}

const writtenBlanks = ['&nbsp;', '&emsp;', '&ensp;'];

/** Where the indent ends. Pages saved as text carry `&nbsp;` as six characters: at the start of a line it is an indent too. */
function indentEnd(raw: string): number {
  let at = 0;
  for (;;) {
    if (isBlankUnit(raw.charCodeAt(at))) at++;
    else if (raw.charCodeAt(at) === 0x26 && writtenBlanks.some((blank) => raw.startsWith(blank, at))) at += 6;
    else return at;
  }
}

const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** How many characters of zero width, or that turn the direction of writing, there are: kept, but nobody can see them. */
export function countInvisible(text: string): number {
  let count = 0;
  for (const match of text.matchAll(invisible)) {
    // Emoji families are held together by U+200D; that is their spelling.
    const before = text.charCodeAt(match.index - 1);
    if (match[0] !== '\u200d' || !((before >= 0xdc00 && before <= 0xdfff) || before === 0xfe0f)) count++;
  }
  return count;
}
