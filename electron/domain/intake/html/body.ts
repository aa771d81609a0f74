import { escapeParagraph, escapeStart } from '../escape.ts';
import { type OpenList, placeInList } from '../lists.ts';
import { safeAddress } from './address.ts';
import { type Block, type Cell, type Label, type Paragraph, type PictureUse, plainPiece, wordsOf } from './blocks.ts';
import { isCaption } from './captions.ts';
import { levelsOf } from './heads.ts';
import { type LineWriting, writeLine } from './line.ts';
import type { Notices } from './notices.ts';
import { writeTable } from './tables.ts';

/** Blocks as the body of an article: one paragraph a block. */

/** Where a picture goes: its name in `media/…`, or undefined when it does not come in. */
export interface Album {
  place(picture: PictureUse, caption: string): string | undefined;
}

export interface BodyWriting {
  readonly notices: Notices;
  readonly album: Album;
  /** The page's address, or empty. */
  readonly base: string;
  /** Short bold lines are heads: of a whole page, not of a few words. */
  readonly boldHeads: boolean;
}

interface Growing {
  text: string;
  list: OpenList;
}

export function writeBody(blocks: readonly Block[], writing: BodyWriting): string {
  const chunks: string[] = [];
  const body: Growing = { text: '', list: [] };
  const levels = levelsOf(blocks, writing.boldHeads);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) break;
    if (block.type === 'table') {
      body.list = [];
      append(
        body,
        writeTable(block, (cell) => writeCell(cell, writing), writing.notices),
      );
    } else {
      const next = blocks[at + 1];
      const hasPicture = block.pieces.some(({ type }) => type === 'picture');
      const caption = hasPicture && isCaption(next) ? next : undefined;
      addParagraph(body, block, levels[at] ?? 0, caption, writing);
      if (caption) at++;
    }
    // One string that only grows would be copied again and again.
    if (body.text.length > 100_000) {
      chunks.push(body.text);
      body.text = '\n';
    }
  }
  return [...chunks, body.text]
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function lineWriting({ notices, base }: BodyWriting, bare = false, plain = false): LineWriting {
  return { notices, base, bare, plain };
}

function append(body: Growing, more: string, gap = '\n\n'): void {
  body.text += (body.text === '' || more === '' ? '' : gap) + more;
}

function addParagraph(body: Growing, paragraph: Paragraph, level: number, caption: Paragraph | undefined, writing: BodyWriting): void {
  const words = wordsOf(paragraph.pieces).trim();
  const list = level === 0 && words !== '' ? placeInList(body.list, paragraph.label) : undefined;
  if (paragraph.goesOn && body.list.length > 0 && words !== '') {
    append(body, writeLine(paragraph.pieces, lineWriting(writing)).text, '<br>');
    addFigures(body, paragraph, caption, writing, false);
    return;
  }
  body.list = list?.list ?? [];
  const label = list ? '' : textLabel(paragraph.label);
  if (label !== '' && paragraph.label?.kind !== 'bullet') writing.notices.note('list-numbers');
  const line = writeLine(label === '' ? paragraph.pieces : [plainPiece(label), ...paragraph.pieces], lineWriting(writing, level > 0));
  const text = line.text.trim();
  if (text !== '') {
    if (level > 0) writing.notices.note('section-heads');
    const lead = list ? list.indent + signOf(paragraph.label) : level > 0 ? `${'#'.repeat(level)} ` : paragraph.quoted ? '> ' : '';
    // A head has its sign before it: nothing else can begin there.
    append(body, lead + (level > 0 ? text.replaceAll('<br>', ' ') : escapeStart(text)), list?.gap);
  }
  addFigures(body, paragraph, caption, writing, true);
}

function signOf(label: Label | undefined): string {
  return label?.kind === 'ordered' ? `${label.number}. ` : '- ';
}

/** `一、` stands close to its text, `1.1` and `a)` at a distance. */
function textLabel(label: Label | undefined): string {
  if (!label) return '';
  if (label.kind === 'bullet') return '• ';
  return /[\x21-\x7e]$/.test(label.text) ? `${label.text} ` : label.text;
}

function addFigures(body: Growing, paragraph: Paragraph, caption: Paragraph | undefined, writing: BodyWriting, endsList: boolean): void {
  const pictures = paragraph.pieces.flatMap((piece) => (piece.type === 'picture' ? [piece.picture] : []));
  let captioned = false;
  for (const [at, picture] of pictures.entries()) {
    const own = caption && at === pictures.length - 1 ? writeLine(caption.pieces, lineWriting(writing, true, true)).text.trim() : '';
    const written = writePicture(picture, own, writing);
    captioned ||= written.captioned;
    append(body, written.text);
    if (endsList) body.list = [];
  }
  // The picture of this caption did not come in: its words stay.
  if (caption && !captioned) append(body, escapeStart(writeLine(caption.pieces, lineWriting(writing)).text));
}

function writePicture(
  picture: PictureUse,
  caption: string,
  { album, base, notices }: BodyWriting,
): { readonly text: string; readonly captioned: boolean } {
  const key = album.place(picture, caption);
  if (key !== undefined) {
    if (caption !== '') notices.note('captions');
    const title = caption === '' ? '' : ` "${caption.replace(/[\\"&]/g, '\\$&')}"`;
    return { text: `![${altOf(picture.alt)}](media/${key}${title})`, captioned: caption !== '' };
  }
  const address = safeAddress(picture.address, base);
  const words = picture.alt === '' ? '图片' : `图片：${picture.alt}`;
  if (address) notices.drop('remote-pictures', address);
  else notices.drop('missing-pictures', nameOf(picture.address));
  if (address) return { text: `[${altOf(words)}](${address})`, captioned: false };
  return { text: picture.alt === '' ? '' : escapeParagraph(`（${words}）`).text, captioned: false };
}

/** What to call a picture in a message. */
export function nameOf(address: string): string {
  if (address.startsWith('data:')) return '网页内的图片';
  return (
    address
      .slice(-200)
      .split(/[?#]/)[0]
      ?.split(/[/\\]/)
      .at(-1)
      ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
      .slice(0, 100) || '图片'
  );
}

function altOf(alt: string): string {
  return alt.slice(0, 200).replace(/[\\[\]*_`<&!|~]/g, '\\$&');
}

function writeCell(cell: Cell, writing: BodyWriting): string {
  const parts: string[] = [];
  for (const block of cell.blocks) {
    if (block.type === 'table') {
      writing.notices.note('nested-tables');
      for (const row of block.rows) parts.push(row.map((inner) => writeCell(inner, writing)).join('　'));
      continue;
    }
    const label = block.label ? `${block.label.kind === 'bullet' ? '•' : block.label.text} ` : '';
    const line = writeLine(label === '' ? block.pieces : [plainPiece(label), ...block.pieces], lineWriting(writing));
    const pictures = line.pictures.map((picture) => writePicture(picture, '', writing).text);
    parts.push([line.text.trim(), ...pictures].filter((text) => text !== '').join('<br>'));
  }
  return parts
    .filter((text) => text !== '')
    .join('<br>')
    .replaceAll('\n', ' ');
}
