import type { IntakeWarning } from './draft.ts';
import { countInvisible, type Line, type LineCounts, splitLines } from './lines.ts';
import { fullWidthPunctuation } from './punctuation.ts';
import { type Ledger, openLedger } from './warnings.ts';
import { findContinuations, readRun } from './wrap.ts';

/**
 * Plain text on its way into the open article: indents and trailing blanks go, every line becomes a paragraph of its own,
 * hard-wrapped lines are joined. Nothing is dropped or moved, and nothing escaped: whoever pastes Markdown means it.
 * Lists, quotes, tables and fenced code keep their lines together and lists their indents.
 * @param options.punctuation also make half-width punctuation between Han full-width; true unless told otherwise
 */
export function tidyText(
  text: string,
  options: { readonly punctuation?: boolean } = {},
): { readonly text: string; readonly warnings: readonly IntakeWarning[] } {
  const ledger = openLedger();
  const { lines, counts } = splitLines(text);
  noteCounts(ledger, counts);
  const tidied = lines.length === 1 && !/[\n\r]/.test(text) ? tidyPhrase(text, lines[0]) : tidyLines(lines, ledger);
  ledger.note('invisible-characters', countInvisible(tidied));
  if (options.punctuation === false) return { text: tidied, warnings: ledger.warnings() };
  const full = fullWidthPunctuation(tidied);
  ledger.note('fullwidth-punctuation', full.count);
  return { text: full.text, warnings: ledger.warnings() };
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
function tidyPhrase(text: string, line: Line | undefined): string {
  if (!line) return '';
  const before = line.indent.endsWith(' ') && !line.indent.includes('\u3000') ? ' ' : '';
  return before + line.text + (text.endsWith(' ') ? ' ' : '');
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

const listEntry = /^(?:[-*+]|\d{1,9}[.)])\s/;

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
