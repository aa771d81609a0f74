import { escapeStart } from '#domain/intake/escape.ts';
import { isCaption } from './captions.ts';
import type { Block, Label, Paragraph, Piece } from './document.ts';
import { wordsOf } from './document.ts';
import { labelPiece } from './flatten.ts';
import { levelsOf } from './heads.ts';
import { type Line, type LineWriting, type Mark, writeLine } from './line.ts';
import type { Notices } from './notices.ts';
import { usualSize } from './opening.ts';
import type { Album } from './pictures.ts';
import { shifted, writeTable } from './tables.ts';

/** Blocks as the body of an article: one paragraph a block, with the marks of remarks. */

export interface BodyWriting {
  readonly notices: Notices;
  readonly album: Album;
  readonly noteMark: LineWriting['noteMark'];
}

/** A body as it grows. */
interface Growing {
  text: string;
  readonly marks: Mark[];
  /** The list that the next item may go on: the depths around it and the last number at each. */
  list: { readonly depth: number; readonly kind: Label['kind']; number: number }[];
}

export function writeBody(blocks: readonly Block[], writing: BodyWriting): { readonly text: string; readonly marks: readonly Mark[] } {
  const body: Growing = { text: '', marks: [], list: [] };
  const usual = usualSize(blocks);
  const levels = levelsOf(blocks);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) break;
    if (block.type === 'table') {
      body.list = [];
      append(
        body,
        writeTable(block, {
          notices: writing.notices,
          line: (pieces) => writeLine(pieces, lineWriting(writing)),
          pictures: (line) => inlinePictures(line, writing),
        }),
      );
      continue;
    }
    const next = blocks[at + 1];
    const caption = block.pieces.some(({ type }) => type === 'picture') && isCaption(next, usual) ? next : undefined;
    addParagraph(body, block, levels[at] ?? 0, caption, writing);
    if (caption) at++;
  }
  return body;
}

function lineWriting({ notices, noteMark }: BodyWriting, bare = false): LineWriting {
  return { notices, noteMark, bare, plain: false };
}

function append(body: Growing, more: { readonly text: string; readonly marks: readonly Mark[] }, gap = '\n\n'): void {
  const lead = body.text === '' || more.text === '' ? '' : gap;
  body.marks.push(...shifted(more.marks, body.text.length + lead.length));
  body.text += lead + more.text;
}

function addParagraph(body: Growing, paragraph: Paragraph, level: number, caption: Paragraph | undefined, writing: BodyWriting): void {
  if (isProposed(paragraph)) {
    addProposed(body, paragraph, writing);
    return;
  }
  const isItem = level === 0 && paragraph.label !== undefined && wordsOf(paragraph.pieces).trim() !== '';
  const list = isItem ? placeInList(body, paragraph.label) : undefined;
  if (!list) body.list = [];
  const label = list ? '' : textLabel(paragraph.label);
  if (paragraph.label && paragraph.label.kind !== 'bullet') writing.notices.note('automatic-numbers');
  const line = writeLine(label === '' ? paragraph.pieces : [labelPiece(label), ...paragraph.pieces], lineWriting(writing, level > 0));
  if (line.text.trim() !== '' || line.marks.length > 0) {
    if (level > 0) writing.notices.note('section-heads');
    const lead = list ? list.lead : level > 0 && line.text !== '' ? `${'#'.repeat(level)} ` : '';
    // A head has its sign before it: nothing else can begin there.
    append(body, withLead(level > 0 ? line : started(line), lead), list?.gap);
  }
  addFigures(body, line, caption, writing);
}

/** A paragraph that is wholly somebody's proposal. */
function isProposed({ pieces, end }: Paragraph): boolean {
  const changes = pieces.flatMap((piece) => ('change' in piece && piece.type !== 'picture' ? [piece.change] : []));
  return (
    changes.length > 0 &&
    changes.every((change) => change?.kind === 'insert') &&
    (end === undefined || end.kind === 'insert') &&
    wordsOf(pieces) === ''
  );
}

function addProposed(body: Growing, paragraph: Paragraph, writing: BodyWriting): void {
  const label = textLabel(paragraph.label);
  const line = writeLine(paragraph.pieces, lineWriting(writing));
  const isFirst = body.text === '';
  for (const [at, mark] of line.marks.entries()) {
    if (mark.type === 'comment') {
      body.marks.push({ ...mark, at: body.text.length });
      continue;
    }
    const words = (at === line.marks.findIndex(({ type }) => type === 'change') ? label : '') + mark.text;
    body.marks.push({ ...mark, at: body.text.length, end: body.text.length, text: isFirst ? `${words}\n\n` : `\n\n${words}` });
  }
  addFigures(body, line, undefined, writing);
}

/** `一、` stands close to its text, `1.1` and `a)` at a distance. */
function textLabel(label: Label | undefined): string {
  if (!label) return '';
  if (label.kind === 'bullet') return '• ';
  return /[\x21-\x7e]$/.test(label.text) ? `${label.text} ` : label.text;
}

/** Nothing at its start may be read as Markdown. */
function started({ text, marks }: Line): { readonly text: string; readonly marks: readonly Mark[] } {
  const safe = escapeStart(text);
  if (safe.length === text.length) return { text, marks };
  let at = 0;
  while (text.charAt(at) === safe.charAt(at)) at++;
  return { text: safe, marks: marks.map((mark) => moved(mark, at)) };
}

function moved(mark: Mark, from: number): Mark {
  const by = (place: number) => (place > from ? place + 1 : place);
  return mark.type === 'comment' ? { ...mark, at: by(mark.at) } : { ...mark, at: by(mark.at), end: by(mark.end) };
}

function withLead(line: { readonly text: string; readonly marks: readonly Mark[] }, lead: string) {
  return { text: lead + line.text, marks: shifted(line.marks, lead.length) };
}

/** Where an item goes on in the list above it. Undefined when Markdown would give it another number than Word does. */
function placeInList(body: Growing, label: Label | undefined): { readonly lead: string; readonly gap: string } | undefined {
  if (!label || label.kind === 'text') return undefined;
  const isFirst = body.list.length === 0;
  const around = body.list.filter(({ depth }) => depth < label.depth);
  const same = body.list.find(({ depth }) => depth === label.depth);
  if (same?.kind === label.kind && label.kind === 'ordered' && label.number !== same.number + 1) return undefined;
  // Another sign begins another list.
  const isNew = isFirst || (same !== undefined && same.kind !== label.kind && around.length === 0);
  body.list = [...around, { depth: label.depth, kind: label.kind, number: label.number }];
  const indent = ' '.repeat(4 * around.length);
  return { lead: indent + (label.kind === 'bullet' ? '- ' : `${label.text} `), gap: isNew ? '\n\n' : '\n' };
}

function addFigures(body: Growing, line: Line, caption: Paragraph | undefined, writing: BodyWriting): void {
  const words = caption ? writeLine(caption.pieces, { ...lineWriting(writing, true), plain: true }) : undefined;
  let captioned = false;
  for (const [at, { picture }] of line.pictures.entries()) {
    const own = at === line.pictures.length - 1 ? words : undefined;
    const key = writing.album.place(picture, own?.text.trim() ?? '');
    if (key === undefined) continue;
    const lead = `![${altOf(picture.alt)}](media/${key}`;
    if (!own || own.text === '') append(body, { text: `${lead})`, marks: [] });
    else {
      const title = own.text.replace(/[\\"&]/g, '\\$&');
      const inTitle = (place: number) => lead.length + 2 + own.text.slice(0, place).replace(/[\\"&]/g, '\\$&').length;
      const marks = own.marks.map((mark): Mark => {
        return mark.type === 'comment' ? { ...mark, at: inTitle(mark.at) } : { ...mark, at: inTitle(mark.at), end: inTitle(mark.end) };
      });
      append(body, { text: `${lead} "${title}")`, marks });
      writing.notices.note('captions');
      captioned = true;
    }
    body.list = [];
  }
  // The picture of this caption was dropped: its words stay.
  if (caption && !captioned) append(body, started(writeLine(caption.pieces, lineWriting(writing))));
}

function inlinePictures(line: Line, writing: BodyWriting): string {
  return line.pictures
    .flatMap(({ picture }) => {
      const key = writing.album.place(picture, '');
      return key === undefined ? [] : [`![${altOf(picture.alt)}](media/${key})`];
    })
    .join(' ');
}

function altOf(alt: string): string {
  return alt
    .replace(/\s+/g, ' ')
    .slice(0, 200)
    .replace(/[\\[\]*_`<&!|~]/g, '\\$&');
}

/** Notes below the text, in the order in which they are named. */
export function notePieces(mark: string, blocks: readonly Block[]): readonly Piece[] {
  const pieces = blocks.flatMap((block, at): readonly Piece[] =>
    block.type === 'paragraph' ? [...(at > 0 ? [labelPiece(' ')] : []), ...block.pieces] : [],
  );
  return [labelPiece(`${mark} `), ...pieces];
}
