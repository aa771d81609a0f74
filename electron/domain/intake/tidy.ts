import type { IntakeCode } from './codes.ts';
import type { IntakeWarning } from './draft.ts';
import { escapeParagraph } from './escape.ts';
import { countInvisible, type Line, type LineCounts, splitLines } from './lines.ts';
import { fullWidthPunctuation } from './punctuation.ts';
import { type Ledger, openLedger } from './warnings.ts';
import { findContinuations, readRun } from './wrap.ts';

export interface TidyOptions {
  /** Also make half-width punctuation between Han full-width; true unless told otherwise. */
  readonly punctuation?: boolean;
  /**
   * The text is no Markdown: every line becomes a paragraph and shows as it was written, `2*3*4` and `1. ` and `|` too.
   * False unless told otherwise: whoever pastes Markdown means it.
   */
  readonly escape?: boolean;
}

/**
 * Text on its way into the open article: indents and trailing blanks go, every line becomes a paragraph of its own,
 * hard-wrapped lines are joined. Nothing is dropped or moved.
 * Unless `escape` is asked for, lists, quotes, tables and fenced code keep their lines together and lists their indents.
 */
export function tidyText(
  text: string,
  options: TidyOptions = {},
): { readonly text: string; readonly warnings: readonly IntakeWarning<IntakeCode>[] } {
  const ledger = openLedger();
  const { lines, counts } = splitLines(text);
  noteCounts(ledger, counts);
  const finish = (piece: string) => finishPiece(piece, options, ledger);
  const isPhrase = lines.length === 1 && !/[\n\r]/.test(text);
  let tidied: string;
  if (isPhrase) tidied = tidyPhrase(text, lines[0], options.escape ? finish : asItIs);
  else tidied = options.escape ? tidyPlain(lines, ledger, finish) : tidyLines(lines, ledger);
  ledger.note('invisible-characters', countInvisible(tidied));
  return { text: options.escape ? tidied : finish(tidied), warnings: ledger.warnings() };
}

const asItIs = (text: string) => text;

/** Punctuation, then backslashes: a mark behind a backslash has lost its neighbours. */
function finishPiece(text: string, options: TidyOptions, ledger: Ledger): string {
  const full = options.punctuation === false ? { text, count: 0 } : fullWidthPunctuation(text);
  ledger.note('fullwidth-punctuation', full.count);
  if (!options.escape) return full.text;
  const escaped = escapeParagraph(full.text);
  ledger.note('escaped-markdown', escaped.count);
  return escaped.text;
}

/** Tells what the splitting of lines alone has done. */
export function noteCounts(ledger: Ledger, counts: LineCounts): void {
  ledger.note('dropped-indents', counts.indents);
  ledger.note('dropped-trailing-blanks', counts.trailing);
  ledger.note('dropped-blank-lines', counts.blankLines);
  ledger.note('dropped-controls', counts.controls);
  ledger.note('broken-characters', counts.broken);
}

/** A few words pasted into a sentence keep one blank at an end that had half-width blanks: it may part Latin words. */
function tidyPhrase(text: string, line: Line | undefined, finish: (piece: string) => string): string {
  if (!line) return '';
  const before = line.indent.endsWith(' ') && !line.indent.includes('\u3000') ? ' ' : '';
  return before + finish(line.text) + (text.endsWith(' ') ? ' ' : '');
}

/** One paragraph a line, but for lines that were hard-wrapped. */
function tidyPlain(lines: readonly Line[], ledger: Ledger, finish: (piece: string) => string): string {
  const continues = findContinuations(lines);
  const paragraphs: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = readRun(lines, continues, at);
    paragraphs.push(finish(run.text));
    ledger.note('joined-lines', run.end - at - 1);
    at = run.end;
  }
  return paragraphs.join('\n\n');
}

function tidyLines(lines: readonly Line[], ledger: Ledger): string {
  const fenced = fencedLines(lines);
  const continues = findContinuations(lines).map((goesOn, at) => goesOn && !fenced.has(at));
  const pieces: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const run = readRun(lines, continues, at);
    if (at > 0) pieces.push(between(lines[at - 1], line, fenced.has(at) && fenced.has(at - 1)));
    pieces.push(keptIndent(line, fenced.has(at)) + run.text);
    ledger.note('joined-lines', run.end - at - 1);
    at = run.end;
  }
  return pieces.join('');
}

/** As the body's grammar has it. A year (`2017. `) or a number with a full-width blank (`1.　`) begins no list: its lines would run together. */
const listEntry = /^(?:[-*+]|\d{1,3}[.)])[ \t]/;

/** Indents that mean something in Markdown: of list entries and of code. */
function keptIndent(line: Line, inCode: boolean): string {
  const halfWidth = /^[ \t]*$/.test(line.indent);
  return halfWidth && (inCode || listEntry.test(line.text)) ? line.indent : '';
}

function between(above: Line | undefined, line: Line, inCode: boolean): string {
  if (inCode) return '\n'.repeat(line.gap + 1);
  const kinds = [/^>/, listEntry, /\|/];
  const together = line.gap === 0 && above !== undefined && kinds.some((kind) => kind.test(above.text) && kind.test(line.text));
  return together ? '\n' : '\n\n';
}

/** Numbers of the lines of closed code fences. */
function fencedLines(lines: readonly Line[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open = -1;
  for (const [number, line] of lines.entries()) {
    if (!line.text.startsWith('```')) continue;
    if (open < 0) open = number;
    else {
      for (let inside = open; inside <= number; inside++) fenced.add(inside);
      open = -1;
    }
  }
  return fenced;
}
