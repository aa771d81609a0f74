import { allowedLink, findBareAddress, trimAddress } from './addresses.ts';
import { readDelimiter, settleDelimiters } from './emphasis.ts';
import { decodeReferences, referenceAt } from './entities.ts';
import { closeBracket, isAsciiPunctuation, openBracket } from './links.ts';
import { append, type Piece, type PieceList, piece } from './pieces.ts';
import { type Definitions, type Run, startRun } from './run.ts';
import { settle, settleLeaves } from './settle.ts';
import { readTag } from './tags.ts';
import type { Inline } from './tokens.ts';

/**
 * Reads one run of text, the inside of a paragraph, a heading or a table cell: CommonMark's inline syntax with GFM's
 * strikethrough and bare addresses, in one pass. marked's own inline lexer looks every delimiter up with regular expressions,
 * which cannot see what stands outside a mark and takes quadratic time on hostile text; this one is linear.
 */
export function parseInline(source: string, definitions: Definitions): readonly Inline[] {
  return settle(readRun(source, definitions));
}

/** The words, pictures and line ends of a run in order, each with where it stands in `source`. */
export function readLeaves(source: string, definitions: Definitions): readonly Readonly<Piece>[] {
  return settleLeaves(readRun(source, definitions));
}

function readRun(source: string, definitions: Definitions): PieceList {
  const run = startRun(source, definitions);
  while (run.at < source.length) step(run);
  settleDelimiters(run, undefined);
  return run.pieces;
}

const plain = /[^\n\\`*_~[\]!<&]+/y;
const autolink = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const mailAutolink =
  /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>/y;

/** Who reads what a character may begin. */
const readers: ReadonlyMap<string, (run: Run) => void> = new Map([
  ['\n', (run) => readLineEnd(run, false)],
  ['\\', readBackslash],
  ['`', readCode],
  ['*', (run) => readDelimiter(run, '*')],
  ['_', (run) => readDelimiter(run, '_')],
  ['~', (run) => readDelimiter(run, '~')],
  ['[', (run) => openBracket(run, false)],
  [']', closeBracket],
  ['!', readExclamation],
  ['<', readAngle],
  ['&', readReference],
]);

function step(run: Run): void {
  if (readBareAddress(run)) return;
  const reader = readers.get(run.source.charAt(run.at)) ?? readPlain;
  reader(run);
}

/** The next `length` UTF-16 units as they stand. */
function take(run: Run, length: number): void {
  append(run.pieces, piece('text', run.source.slice(run.at, run.at + length), { at: run.at }));
  run.at += length;
}

function readPlain(run: Run): void {
  if (run.plainUntil <= run.at) {
    plain.lastIndex = run.at;
    plain.exec(run.source);
    run.plainUntil = plain.lastIndex;
  }
  const address = run.address?.start ?? run.plainUntil;
  take(run, Math.min(run.plainUntil, address) - run.at);
}

/** Two blanks or a backslash before it make it a break; otherwise it is soft. */
function readLineEnd(run: Run, hard: boolean): void {
  const broken = hard || (run.source.charAt(run.at - 1) === ' ' && run.source.charAt(run.at - 2) === ' ');
  append(run.pieces, piece(broken ? 'break' : 'soft', '', { at: run.at }));
  run.at++;
}

function readBackslash(run: Run): void {
  const next = run.source.charCodeAt(run.at + 1);
  if (next === 0x0a) {
    run.at++;
    readLineEnd(run, true);
  } else if (isAsciiPunctuation(next)) {
    run.at++;
    take(run, 1);
  } else take(run, 1);
}

function readExclamation(run: Run): void {
  if (run.source.charAt(run.at + 1) === '[') openBracket(run, true);
  else take(run, 1);
}

function readReference(run: Run): void {
  const reference = referenceAt(run.source, run.at);
  if (reference) {
    append(run.pieces, piece('text', reference.text));
    run.at += reference.length;
  } else take(run, 1);
}

function readCode(run: Run): void {
  const { source, at } = run;
  let start = at;
  while (source.charAt(start) === '`') start++;
  const length = start - at;
  run.backticks ??= findBackticks(source);
  const places = run.backticks.get(length) ?? [];
  while (places.length > 0 && (places.at(-1) ?? 0) < start) places.pop();
  const end = places.pop();
  if (end === undefined) {
    take(run, length);
    return;
  }
  let text = source.slice(start, end).replaceAll('\n', ' ');
  if (text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '') text = text.slice(1, -1);
  append(run.pieces, piece('code', text, { at: start }));
  run.at = end + length;
}

/** Offsets of the runs of backticks by their length, the last one first, so that the next one is popped. */
function findBackticks(source: string): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const match of source.matchAll(/`+/g)) {
    const places = found.get(match[0].length);
    if (places) places.push(match.index);
    else found.set(match[0].length, [match.index]);
  }
  for (const places of found.values()) places.reverse();
  return found;
}

function readAngle(run: Run): void {
  if (readAutolink(run, autolink, '') || readAutolink(run, mailAutolink, 'mailto:') || readTag(run)) return;
  take(run, 1);
}

function readAutolink(run: Run, pattern: RegExp, scheme: string): boolean {
  pattern.lastIndex = run.at;
  const match = pattern.exec(run.source);
  const text = match?.[1] ?? '';
  if (!match) return false;
  appendLink(run, text, allowedLink(scheme + text), match[0]);
  run.at = pattern.lastIndex;
  return true;
}

/** An address that stands in the text without brackets. Inside an open bracket it ends at the closing one. */
function readBareAddress(run: Run): boolean {
  if (run.address && run.address.start < run.at) run.address = findBareAddress(run.source, run.at);
  const next = run.address;
  if (!next || next.start !== run.at) return false;
  let written = run.source.slice(next.start, next.end);
  const bracket = run.brackets.length > 0 ? written.indexOf(']') : -1;
  if (bracket >= 0) written = trimAddress(written.slice(0, bracket));
  const text = decodeReferences(written);
  const scheme = { web: '', www: 'http://', mail: 'mailto:' }[next.kind];
  appendLink(run, text, allowedLink(scheme + text), written);
  run.at += written.length;
  return true;
}

/** A refused address stays as it was written. */
function appendLink(run: Run, text: string, href: string | undefined, written: string): void {
  if (href === undefined) {
    append(run.pieces, piece('text', written, { at: run.at }));
    return;
  }
  const link = append(run.pieces, piece('link', '', { href }));
  link.first = piece('text', text, { at: run.at + written.indexOf(text) });
  link.depth = 1;
}
