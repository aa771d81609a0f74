import { escapeHead } from '../escape.ts';
import { safeAddress } from './address.ts';
import type { Look, PictureUse, Piece } from './blocks.ts';
import type { Notices } from './notices.ts';

/** Pieces of a line as Markdown. */

export interface Line {
  readonly text: string;
  readonly pictures: readonly PictureUse[];
}

export interface LineWriting {
  readonly notices: Notices;
  /** Of the page, for relative links; empty when nobody knows. */
  readonly base: string;
  /** No bold, italics and underlines: a head. */
  readonly bare: boolean;
  /** No Markdown at all: a caption. */
  readonly plain: boolean;
}

interface Segment {
  readonly open: string;
  readonly close: string;
  readonly raw: boolean;
  text: string;
}

export function writeLine(pieces: readonly Piece[], writing: LineWriting): Line {
  const segments: Segment[] = [];
  const pictures: PictureUse[] = [];
  for (const piece of pieces) {
    if (piece.type === 'picture') {
      pictures.push(piece.picture);
      continue;
    }
    const next = written(piece, writing);
    const last = segments.at(-1);
    if (last && !last.raw && !next.raw && last.open === next.open && last.close === next.close) last.text += next.text;
    else segments.push(next);
  }
  return { text: segments.map((segment) => finished(segment, writing.plain)).join(''), pictures };
}

function written(piece: Exclude<Piece, { type: 'picture' }>, writing: LineWriting): Segment {
  const raw = (text: string): Segment => ({ open: '', close: '', raw: true, text });
  switch (piece.type) {
    case 'text': {
      const around = writing.plain ? { open: '', close: '' } : marksOf(piece.look, writing.bare, linkTo(piece.link, piece.text, writing));
      return { ...around, raw: false, text: piece.text };
    }
    case 'ruby':
      if (writing.plain) return raw(`${piece.text}（${piece.above}）`);
      return raw(`<ruby>${escapeHead(piece.text).text}<rt>${escapeHead(piece.above).text}</rt></ruby>`);
    case 'break':
      return raw(writing.plain ? ' ' : '<br>');
  }
}

function finished({ open, close, raw, text }: Segment, plain: boolean): string {
  if (raw || plain) return text;
  if (open === '' || text.trim() === '') return escapeHead(text).text;
  // Blanks at the ends of what is bold stand outside: Markdown knows no other way.
  const inside = text.trim();
  const lead = text.slice(0, text.length - text.trimStart().length);
  return lead + open + escapeHead(inside).text + close + text.slice(lead.length + inside.length);
}

function marksOf(look: Look, bare: boolean, link: string | undefined): { readonly open: string; readonly close: string } {
  let [open, close] = ['', ''];
  if (look.raised !== '') [open, close] = [`<${look.raised}>`, `</${look.raised}>`];
  if (look.underline && !link && !bare) [open, close] = [`<u>${open}`, `${close}</u>`];
  if (!bare && look.strike) [open, close] = [`~~${open}`, `${close}~~`];
  // Chinese is not set in italics: where both stand, bold says it.
  if (!bare && look.bold) [open, close] = [`**${open}`, `${close}**`];
  else if (!bare && look.italic) [open, close] = [`*${open}`, `${close}*`];
  return link ? { open: `${open}[`, close: `](${link})${close}` } : { open, close };
}

function linkTo(link: string, words: string, { base, notices }: LineWriting): string | undefined {
  if (link === '') return undefined;
  // A place in the page it came from means nothing here.
  if (link.startsWith('#')) return undefined;
  const address = safeAddress(link, base);
  if (address === undefined && words.trim() !== '') notices.drop('dropped-links', printable(link));
  return address;
}

function printable(link: string): string {
  return link.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
}
