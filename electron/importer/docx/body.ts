import { escapeStart } from '#domain/intake/escape.ts';
import { type OpenList, placeInList } from '#domain/intake/lists.ts';
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
  /** The file, for messages. */
  readonly thing: string;
  readonly notices: Notices;
  readonly album: Album;
  readonly noteMark: LineWriting['noteMark'];
}

/** A body as it grows. */
interface Growing {
  text: string;
  readonly marks: Mark[];
  list: OpenList;
  /** Where the paragraphs end that the body begins with and that somebody proposes to take out; 0 for none. */
  removedUntil: number;
}

export function writeBody(blocks: readonly Block[], writing: BodyWriting): { readonly text: string; readonly marks: readonly Mark[] } {
  const body: Growing = { text: '', marks: [], list: [], removedUntil: 0 };
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
          thing: writing.thing,
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
  return { text: body.text, marks: withGapBelow(body) };
}

/** The deletion of a paragraph at the beginning reaches to where the next one begins. */
function withGapBelow({ text, marks, removedUntil }: Growing): readonly Mark[] {
  return marks.map((mark) =>
    mark.type === 'change' && mark.end > mark.at && mark.end <= removedUntil && text.startsWith('\n\n', mark.end)
      ? { ...mark, end: mark.end + 2 }
      : mark,
  );
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
  const list = isItem ? placeInList(body.list, paragraph.label) : undefined;
  body.list = list?.list ?? [];
  const label = list ? '' : textLabel(paragraph.label);
  if (paragraph.label && paragraph.label.kind !== 'bullet') writing.notices.note('automatic-numbers');
  const line = writeLine(label === '' ? paragraph.pieces : [labelPiece(label), ...paragraph.pieces], lineWriting(writing, level > 0));
  if (line.text.trim() !== '' || line.marks.length > 0) {
    if (level > 0) writing.notices.note('section-heads');
    const lead = list ? list.indent + signOf(paragraph.label) : level > 0 && line.text !== '' ? `${'#'.repeat(level)} ` : '';
    // A head has its sign before it: nothing else can begin there.
    const written = withLead(level > 0 ? line : started(line), lead);
    append(body, isRemoved(paragraph) ? wholly(body, written, list?.gap ?? '\n\n') : written, list?.gap);
  }
  addFigures(body, line, caption, writing);
}

/** A paragraph that somebody proposes to take out, with all that is in it. */
function isRemoved({ pieces }: Paragraph): boolean {
  const words = pieces.filter((piece) => piece.type !== 'comment');
  return words.length > 0 && words.every((piece) => 'change' in piece && piece.type !== 'picture' && piece.change?.kind === 'delete');
}

/** Its deletion takes the gap above with it, at the beginning the one below: no empty paragraph is left. */
function wholly(body: Growing, line: { readonly text: string; readonly marks: readonly Mark[] }, gap: string) {
  if (body.text.length === body.removedUntil) {
    body.removedUntil += (body.text === '' ? 0 : gap.length) + line.text.length;
    return line;
  }
  const first = line.marks.findIndex(({ type }) => type === 'change');
  const marks = line.marks.map((mark, at): Mark => (at === first && mark.type === 'change' ? { ...mark, at: -gap.length } : mark));
  return { text: line.text, marks };
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

function signOf(label: Label | undefined): string {
  return label?.kind === 'ordered' ? `${label.text} ` : '- ';
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
