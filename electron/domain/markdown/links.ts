import { allowedImage, allowedLink } from './addresses.ts';
import { isWide } from './characters.ts';
import { settleDelimiters } from './emphasis.ts';
import { decodeReferences } from './entities.ts';
import { append, isTooDeep, type Piece, piece, remove, wrap } from './pieces.ts';
import type { Bracket, Run } from './run.ts';

/** `[text](address "title")`, `![alt](address "caption")` and references to definitions. */

interface Target {
  readonly href: string;
  readonly title: string;
  /** UTF-16 offset behind the whole. */
  readonly end: number;
}

const gap = /[ \t]*\n?[ \t]*/y;
const angled = /<((?:\\.|[^\n<>\\])*)>/y;
const escaped = /\\([!-/:-@[-`{-~])/g;
/** CommonMark 6.3 */
const maxLabel = 999;
/** CommonMark asks for at least three. More would let `[a](b[a](b…` be read over and over. */
const maxParentheses = 32;
const maxTitle = 4000;

export function openBracket(run: Run, image: boolean): void {
  const mark = image ? '![' : '[';
  const added = append(run.pieces, piece('text', mark, { at: run.at }));
  run.at += mark.length;
  const outer = run.brackets.at(-1);
  if (outer) outer.holdsBracket = true;
  run.linklessBelow = Math.min(run.linklessBelow, run.brackets.length);
  run.brackets.push({
    piece: added,
    image,
    start: run.at,
    delimiter: run.delimiter,
    tags: run.tags.length,
    holdsBracket: false,
  });
}

export function closeBracket(run: Run): void {
  const end = run.at;
  run.at++;
  const opener = run.brackets.pop();
  const active = opener && (opener.image || run.brackets.length >= run.linklessBelow);
  const target = active ? (readInlineTarget(run) ?? readReference(run, opener, end)) : undefined;
  const tooDeep = target && opener && isTooDeep(opener.piece, undefined);
  if (!opener || !target || tooDeep) {
    // whatever is still open around something too deep is too deep as well
    if (tooDeep) run.brackets.length = 0;
    append(run.pieces, piece('text', ']', { at: end }));
    return;
  }
  run.at = target.end;
  settleDelimiters(run, opener.delimiter);
  run.tags.length = Math.min(run.tags.length, opener.tags);
  if (opener.image) finishImage(run, opener, target, end);
  else finishLink(run, opener, target);
}

/** A refused address leaves the words of the link and nothing else. */
function finishLink(run: Run, opener: Bracket, target: Target): void {
  const href = allowedLink(target.href);
  if (href !== undefined) wrap(run.pieces, opener.piece, undefined, piece('link', '', { href, title: target.title }));
  remove(run.pieces, opener.piece);
  run.linklessBelow = run.brackets.length;
}

/** @param end of its alternative text: pictures in that have captions too */
function finishImage(run: Run, opener: Bracket, target: Target, end: number): void {
  const inside = piece('strong');
  wrap(run.pieces, opener.piece, undefined, inside);
  const alt = wordsOf(inside.first);
  const image = allowedImage(target.href, alt, target.title);
  remove(run.pieces, inside);
  remove(run.pieces, opener.piece);
  append(run.pieces, image ? piece('image', '', { image, at: end }) : piece('text', alt));
}

/** The plain words of pieces, for an alternative text. */
function wordsOf(first: Piece | undefined): string {
  let words = '';
  for (let each = first; each; each = each.next) {
    if (each.kind === 'soft' || each.kind === 'break') words += ' ';
    else if (each.kind === 'image') words += each.image?.alt ?? '';
    else words += each.first || each.kind === 'tag' ? wordsOf(each.first) : each.text;
  }
  return words;
}

function readInlineTarget(run: Run): Target | undefined {
  const { source } = run;
  if (source.charAt(run.at) !== '(') return undefined;
  let at = skipGap(source, run.at + 1);
  const address = readAddress(source, at);
  if (!address) return undefined;
  at = skipGap(source, address.end);
  const title = at > address.end ? readTitle(source, at) : undefined;
  if (title) at = skipGap(source, title.end);
  if (source.charAt(at) !== ')') return undefined;
  const href = unescapeText(address.text);
  // `[注](见附件)` is prose in brackets, not an address: nothing of it may get lost
  if ([...href.slice(0, 200)].some(isWide) && !isAllowed(href)) return undefined;
  return { href, title: title ? unescapeText(title.text) : '', end: at + 1 };
}

function isAllowed(href: string): boolean {
  return allowedLink(href) !== undefined || allowedImage(href, '', '') !== undefined;
}

function readReference(run: Run, opener: Bracket, end: number): Target | undefined {
  const { source } = run;
  let label = source.slice(opener.start, Math.min(end, opener.start + maxLabel + 1));
  let behind = run.at;
  const second = readLabel(source, run.at);
  if (second) {
    behind = second.end;
    if (second.text !== '') label = second.text;
    else if (opener.holdsBracket) return undefined;
  } else if (opener.holdsBracket) return undefined;
  if (label.length > maxLabel) return undefined;
  const key = normalizeLabel(label);
  const found = Object.hasOwn(run.definitions, key) ? run.definitions[key] : undefined;
  if (found?.href == null) return undefined;
  return { href: decodeReferences(found.href), title: decodeReferences(found.title ?? ''), end: behind };
}

function readLabel(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (source.charAt(at) !== '[') return undefined;
  const last = Math.min(source.length, at + maxLabel + 2);
  for (let each = at + 1; each < last; each++) {
    const character = source.charAt(each);
    if (character === '\\') each++;
    else if (character === '[') return undefined;
    else if (character === ']') return { text: source.slice(at + 1, each), end: each + 1 };
  }
  return undefined;
}

function readAddress(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (source.charAt(at) === '<') {
    angled.lastIndex = at;
    const match = angled.exec(source);
    return match ? { text: match[1] ?? '', end: angled.lastIndex } : undefined;
  }
  let open = 0;
  let end = at;
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x5c && end + 1 < source.length && isAsciiPunctuation(source.charCodeAt(end + 1))) end++;
    else if (code === 0x28 && ++open > maxParentheses) return undefined;
    else if (code === 0x29 && --open < 0) break;
  }
  return open > 0 ? undefined : { text: source.slice(at, end), end };
}

function readTitle(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const opening = source.charAt(at);
  const closing = opening === '(' ? ')' : opening;
  if (opening === '' || !'"\'('.includes(opening)) return undefined;
  const last = Math.min(source.length, at + maxTitle);
  for (let each = at + 1; each < last; each++) {
    const character = source.charAt(each);
    if (character === '\\') each++;
    else if (character === closing) return { text: source.slice(at + 1, each), end: each + 1 };
    else if (character === '(' && opening === '(') return undefined;
  }
  return undefined;
}

function skipGap(source: string, at: number): number {
  gap.lastIndex = at;
  gap.exec(source);
  return gap.lastIndex;
}

export function isAsciiPunctuation(code: number): boolean {
  return (code >= 0x21 && code <= 0x2f) || (code >= 0x3a && code <= 0x40) || (code >= 0x5b && code <= 0x60) || (code >= 0x7b && code <= 0x7e);
}

/** Backslash escapes and references, decoded together so that neither makes the other. */
function unescapeText(text: string): string {
  if (!text.includes('\\')) return decodeReferences(text);
  let result = '';
  let start = 0;
  for (const match of text.matchAll(escaped)) {
    result += decodeReferences(text.slice(start, match.index)) + match[1];
    start = match.index + match[0].length;
  }
  return result + decodeReferences(text.slice(start));
}

/** As marked normalises the labels of definitions: CommonMark's case fold, blanks collapsed. */
function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
}
