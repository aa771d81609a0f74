import { escapeHead } from '#domain/intake/escape.ts';
import type { Change, Look, PictureUse, Piece } from './document.ts';
import type { Notices } from './notices.ts';

/** Pieces of a line as Markdown, and where in it remarks stand. Offsets are UTF-16 code units. */

export type Mark =
  | { readonly type: 'comment'; readonly id: string; readonly edge: 'start' | 'end'; readonly at: number }
  | { readonly type: 'change'; readonly change: Change; readonly at: number; readonly end: number; readonly text: string };

export interface Line {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly pictures: readonly { readonly picture: PictureUse; readonly at: number }[];
}

export interface LineWriting {
  readonly notices: Notices;
  /** `\[1\]`, raised; numbers the note. */
  readonly noteMark: (piece: Extract<Piece, { type: 'note' }>) => string;
  /** No bold and italics: a head, a caption. */
  readonly bare: boolean;
  /** No Markdown at all: a title. */
  readonly plain: boolean;
}

/** What one run of equal looks becomes. */
interface Segment {
  readonly open: string;
  readonly close: string;
  readonly raw: boolean;
  text: string;
  readonly marks: { readonly at: number; readonly mark: Pending }[];
}
type Pending =
  | { readonly type: 'comment'; readonly id: string; readonly edge: 'start' | 'end' }
  | { readonly type: 'insert'; readonly change: Change; readonly text: string }
  | { readonly type: 'delete'; readonly change: Change; readonly length: number };

export function writeLine(pieces: readonly Piece[], writing: LineWriting): Line {
  const segments: Segment[] = [];
  const pictures: { picture: PictureUse; at: number }[] = [];
  const into = (open: string, close: string, raw: boolean): Segment => {
    const last = segments.at(-1);
    if (last && !last.raw && !raw && last.open === open && last.close === close) return last;
    const segment = { open, close, raw, text: '', marks: [] };
    segments.push(segment);
    return segment;
  };
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (!piece) break;
    const end = endOfInsertion(pieces, at);
    if (end > at) {
      addInsertion(pieces.slice(at, end), segments.at(-1) ?? into('', '', false), writing);
      at = end;
      continue;
    }
    if (piece.type === 'picture') pictures.push({ picture: piece.picture, at: 0 });
    else if (piece.type === 'comment') (segments.at(-1) ?? into('', '', false)).marks.push({ at: segments.at(-1)?.text.length ?? 0, mark: piece });
    else if (piece.type !== 'box') addPiece(piece, into, writing);
    at++;
  }
  return { ...joined(segments, writing.plain), pictures };
}

type TextPiece = Extract<Piece, { type: 'text' | 'ruby' | 'break' | 'note' }>;

function addPiece(piece: TextPiece, into: (open: string, close: string, raw: boolean) => Segment, writing: LineWriting): void {
  const { open, close, raw, text } = written(piece, writing);
  const segment = into(open, close, raw);
  const at = segment.text.length;
  segment.text += text;
  if (piece.change) segment.marks.push({ at, mark: { type: 'delete', change: piece.change, length: text.length } });
}

function written(
  piece: TextPiece,
  writing: LineWriting,
): { readonly open: string; readonly close: string; readonly raw: boolean; readonly text: string } {
  const raw = (text: string) => ({ open: '', close: '', raw: true, text });
  switch (piece.type) {
    case 'text': {
      const link = piece.link === '' || writing.plain ? undefined : safeLink(piece.link);
      if (piece.link !== '' && !link && !writing.plain && !/^#/.test(piece.link)) writing.notices.drop('dropped-links', piece.link.slice(0, 300));
      const around = writing.plain ? { open: '', close: '' } : marksOf(piece.look, writing.bare, link);
      return { ...around, raw: false, text: piece.text };
    }
    case 'ruby':
      return writing.plain ? raw(piece.text) : raw(`<ruby>${escapeHead(piece.text).text}<rt>${escapeHead(piece.above).text}</rt></ruby>`);
    case 'break':
      return raw(writing.plain ? '' : '<br>');
    case 'note':
      return raw(writing.noteMark(piece));
  }
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

/** Undefined for every scheme but http, https and mailto. */
function safeLink(address: string): string | undefined {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : undefined;
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  return url.href.replace(/[()<>\\`| ]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Where a run of pieces that one person wants to insert ends; `from` when none begins there. */
function endOfInsertion(pieces: readonly Piece[], from: number): number {
  const changeAt = (at: number) => {
    const piece = pieces[at];
    return piece && 'change' in piece && piece.change?.kind === 'insert' && piece.type !== 'picture' ? piece.change : undefined;
  };
  const by = changeAt(from)?.by;
  let end = from;
  while (by !== undefined && changeAt(end)?.by === by) end++;
  return end;
}

function addInsertion(pieces: readonly Piece[], segment: Segment, writing: LineWriting): void {
  const [first] = pieces;
  const change = first && 'change' in first ? first.change : undefined;
  if (!change) return;
  const settled = pieces.map((piece): Piece => ('change' in piece ? { ...piece, change: undefined } : piece));
  segment.marks.push({ at: segment.text.length, mark: { type: 'insert', change, text: writeLine(settled, writing).text } });
}

function joined(segments: readonly Segment[], plain: boolean): { readonly text: string; readonly marks: readonly Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  for (const segment of segments) {
    const { open, close } = segment.text.trim() === '' ? { open: '', close: '' } : segment;
    // Blanks at the ends of what is bold stand outside: Markdown knows no other way.
    const lead = open === '' ? 0 : segment.text.length - segment.text.trimStart().length;
    const tail = open === '' ? segment.text.length : segment.text.trimEnd().length;
    const escaped = (part: string) => (segment.raw || plain ? part : escapeHead(part).text);
    const parts = [segment.text.slice(0, lead), segment.text.slice(lead, tail), segment.text.slice(tail)].map(escaped);
    const whole = (parts[0] ?? '') + open + (parts[1] ?? '') + close + (parts[2] ?? '');
    const place = placesIn(segment.text, parts, lead, tail, open, close);
    for (const { at, mark } of segment.marks) marks.push(settled(mark, at, text.length, place, segment.text.length, whole.length));
    text += whole;
  }
  return { text, marks };
}

type Place = (at: number, side: 'outside' | 'inside') => number;

/** From an offset in a segment's plain text to one in its Markdown. */
function placesIn(plain: string, parts: readonly string[], lead: number, tail: number, open: string, close: string): Place {
  const [first = '', second = ''] = parts;
  return (at, side) => {
    if (at < lead || (at === lead && side === 'outside')) return escapedAt(plain.slice(0, lead), first, at);
    const inside = first.length + open.length;
    if (at < tail || (at === tail && side === 'inside')) return inside + escapedAt(plain.slice(lead, tail), second, at - lead);
    return inside + second.length + close.length + escapedAt(plain.slice(tail), parts[2] ?? '', at - tail);
  };
}

/** Where the character at `at` begins in the escaped text, before its backslash. */
function escapedAt(plain: string, escaped: string, at: number): number {
  let place = 0;
  for (let index = 0; index < at; index++) {
    if (escaped.charAt(place) === '\\' && escaped.charAt(place + 1) === plain.charAt(index)) place++;
    place++;
  }
  return place;
}

function settled(mark: Pending, at: number, base: number, place: Place, length: number, whole: number): Mark {
  const outside = base + place(at, 'outside');
  if (mark.type === 'comment') return { ...mark, at: outside };
  if (mark.type === 'insert') return { type: 'change', change: mark.change, at: outside, end: outside, text: mark.text };
  if (at === 0 && mark.length === length) return { type: 'change', change: mark.change, at: base, end: base + whole, text: '' };
  return { type: 'change', change: mark.change, at: base + place(at, 'inside'), end: base + place(at + mark.length, 'inside'), text: '' };
}
