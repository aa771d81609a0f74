import type { Token, Tokens } from 'marked';
import { readLeaves } from './inline.ts';
import type { Piece } from './pieces.ts';
import { readBlocks } from './reader.ts';
import type { Definitions } from './run.ts';

/**
 * The readers' words of a body, passage by passage, each character with the place where it is written. Page, preview and checks
 * read through the same marked and the same inline reader, so a rule sees what the reader sees: no marks, no addresses.
 */
export interface Passage {
  readonly kind: PassageKind;
  readonly text: string;
  /** Stretches of `text` that are written as they read, in order; between them stand marks, or words written otherwise. */
  readonly stretches: readonly Stretch[];
}

export type PassageKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'cell' | 'caption' | 'page';

/** `text[from, from + length)` is written at `at`. All in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly at: number;
  readonly length: number;
  /** Code, a bare address or a raw tag: not prose. */
  readonly literal: boolean;
}

/** The passages of one block at the top of the body; `at` of their stretches counts from the block's beginning. */
export interface PassageBlock {
  /** UTF-16 offset in the body (with LF line ends). */
  readonly start: number;
  readonly raw: string;
  readonly passages: readonly Passage[];
}

/** What is kept of blocks read before, by their source, so that a change costs one block. */
export type PassageCache = Map<string, readonly Passage[]>;

/** Reads a body, whose lines end in LF. @param known is read, and holds exactly this body's blocks afterwards */
export function readPassages(body: string, known: PassageCache = new Map()): readonly PassageBlock[] {
  const { tokens, definitions } = readBlocks(body);
  const before = new Map(known);
  known.clear();
  const blocks: PassageBlock[] = [];
  // A definition changes links anywhere: then nothing that was read without it counts.
  const salt = Object.keys(definitions).length > 0 ? `${JSON.stringify(definitions)}\n` : '';
  let start = 0;
  for (const token of tokens) {
    if (token.type !== 'space' && token.type !== 'def') {
      const key = `${salt}${token.type} ${token.raw}`;
      const passages = before.get(key) ?? passagesOf(token, whole(token.raw), definitions, 'paragraph');
      known.set(key, passages);
      if (passages.length > 0) blocks.push({ start, raw: token.raw, passages });
    }
    start += token.raw.length;
  }
  return blocks;
}

/** A text that was cut out of the block line by line: where each of its lines is written. */
interface Written {
  readonly text: string;
  readonly lines: readonly WrittenLine[];
}

interface WrittenLine {
  /** Where it begins in the text. */
  readonly from: number;
  /** Where it begins in the block; undefined when it cannot be found there. */
  readonly at: number | undefined;
}

function whole(raw: string): Written {
  return { text: raw, lines: [{ from: 0, at: 0 }] };
}

function passagesOf(token: Token, written: Written, definitions: Definitions, kind: PassageKind): readonly Passage[] {
  const known = token as Tokens.Generic;
  switch (known.type) {
    case 'paragraph':
    case 'text':
      return words(cut(written, known.text), definitions, kind);
    case 'heading':
      return words(cut(written, known.text), definitions, 'heading');
    case 'html':
      return words(cut(written, known.text.trim()), definitions, 'page');
    case 'blockquote':
      return inner(cut(written, known.text), known.tokens ?? [], definitions, 'quote');
    case 'list':
      return items(written, known as Tokens.List, definitions);
    case 'table':
      return cells(written, known as Tokens.Table, definitions);
    default:
      return [];
  }
}

function items(written: Written, list: Tokens.List, definitions: Definitions): readonly Passage[] {
  let from = 0;
  return list.items.flatMap((item) => {
    const own = slice(written, from, item.raw.length);
    from += item.raw.length;
    return inner(cut(own, item.text), item.tokens, definitions, 'item');
  });
}

/** The blocks inside a quote or an item. Where marked rewrote one, it is looked for behind the one before. */
function inner(written: Written, tokens: readonly Token[], definitions: Definitions, kind: PassageKind): readonly Passage[] {
  let from = 0;
  return tokens.flatMap((token) => {
    const found = written.text.startsWith(token.raw, from) ? from : written.text.indexOf(token.raw, from);
    if (found < 0) return passagesOf(token, lost(token.raw), definitions, kind);
    from = found + token.raw.length;
    return passagesOf(token, slice(written, found, token.raw.length), definitions, kind);
  });
}

function cells(written: Written, table: Tokens.Table, definitions: Definitions): readonly Passage[] {
  let from = 0;
  return [table.header, ...table.rows].flat().flatMap(({ text }) => {
    if (text === '') return [];
    const found = written.text.indexOf(text, from);
    if (found < 0) return words(lost(text), definitions, 'cell');
    from = found + text.length;
    return words(slice(written, found, text.length), definitions, 'cell');
  });
}

function lost(text: string): Written {
  return { text, lines: [{ from: 0, at: undefined }] };
}

function slice({ text, lines }: Written, from: number, length: number): Written {
  const [first, behind] = [lineAt(lines, from), lineAt(lines, from + length) + 1];
  return {
    text: text.slice(from, from + length),
    lines: lines.slice(first, behind).map((line) => ({
      from: Math.max(0, line.from - from),
      at: line.at === undefined ? undefined : line.at + Math.max(0, from - line.from),
    })),
  };
}

/** Index of the line in which an offset lies. */
function lineAt(lines: Written['lines'], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines that marked may have left out between two that it kept. */
const mostLeftOut = 20;

/** `text` as it is cut out of `written`: in one piece, or with the beginning of each line taken off. */
function cut(written: Written, text: string): Written {
  const found = written.text.indexOf(text);
  if (found >= 0) return slice(written, found, text.length);
  const lines: WrittenLine[] = [];
  const outer = written.text.split('\n');
  let [from, place, index] = [0, 0, 0];
  for (const line of text.split('\n')) {
    let at: number | undefined;
    // Lines are in order; one may be left out.
    for (let each = index, start = place; each < Math.min(outer.length, index + mostLeftOut); each++) {
      const whole = outer[each] ?? '';
      if (whole.endsWith(line) || whole.trimEnd().endsWith(line.trim())) {
        // By their ends: what differs at their beginnings is blank.
        const end = placeOf(written, start + whole.trimEnd().length);
        at = end === undefined ? undefined : end - line.trimEnd().length;
        [index, place] = [each + 1, start + whole.length + 1];
        break;
      }
      start += whole.length + 1;
    }
    // The blanks at its beginning may be others than those that were written.
    const blank = line.length - line.trimStart().length;
    lines.push({ from, at: blank > 0 ? undefined : at });
    if (blank > 0) lines.push({ from: from + blank, at: at === undefined ? undefined : at + blank });
    from += line.length + 1;
  }
  return { text, lines };
}

function placeOf({ lines }: Written, from: number): number | undefined {
  const line = lines[lineAt(lines, from)];
  return line?.at === undefined ? undefined : line.at + from - line.from;
}

function words(written: Written, definitions: Definitions, kind: PassageKind): readonly Passage[] {
  const passages: Passage[] = [];
  let [text, stretches]: [string, Stretch[]] = ['', []];
  for (const leaf of readLeaves(written.text, definitions)) {
    if (leaf.kind === 'image') {
      passages.push(...caption(written, leaf));
      continue;
    }
    if (leaf.kind === 'text' || leaf.kind === 'code') stretches.push(...stretchesOf(written, leaf, text.length));
    text += leaf.kind === 'break' ? '\n' : leaf.text;
  }
  if (text.trim() !== '') passages.push({ kind, text, stretches: joined(stretches) });
  return passages;
}

/** Line by line: what stands before each line's words may have been taken off. */
function stretchesOf(written: Written, { kind, text, at }: Readonly<Piece>, from: number): readonly Stretch[] {
  if (at < 0 || text === '' || !written.text.startsWith(text, at)) return [];
  const literal = kind === 'code' || isLiteral(text);
  const found: Stretch[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const place = placeOf(written, at + start);
    if (place !== undefined) found.push({ from: from + start, at: place, length: line.length, literal });
    start += line.length;
  }
  return found;
}

/** A bare address, or a raw tag that is text. */
function isLiteral(text: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:|<[/!A-Za-z])/i.test(text);
}

function caption(written: Written, { at, image }: Readonly<Piece>): readonly Passage[] {
  if (!image || image.caption === '') return [];
  const found = at < 0 ? -1 : written.text.indexOf(`"${image.caption}"`, at);
  const place = found < 0 ? undefined : placeOf(written, found + 1);
  const stretches = place === undefined ? [] : [{ from: 0, at: place, length: image.caption.length, literal: false }];
  return [{ kind: 'caption', text: image.caption, stretches }];
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const each of stretches) {
    const last = all.at(-1);
    const goesOn = last && last.literal === each.literal && last.from + last.length === each.from && last.at + last.length === each.at;
    if (goesOn) all[all.length - 1] = { ...last, length: last.length + each.length };
    else all.push(each);
  }
  return all;
}
