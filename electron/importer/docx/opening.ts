import type { ArticleChanges } from '#domain/article.ts';
import { findBylines } from '#domain/intake/bylines.ts';
import { decideFields, type PlacedPart, takeMetaLine } from '#domain/intake/fields.ts';
import { isClearKicker, isTitleLike, readSubtitle } from '#domain/intake/headline.ts';
import type { Line } from '#domain/intake/lines.ts';
import { readMetaLine, stripBrackets } from '#domain/intake/metaline.ts';
import { readOpening } from '#domain/intake/opening.ts';
import type { Ledger } from '#domain/intake/warnings.ts';
import type { Offset } from '#domain/intake/zone.ts';
import { type Block, type Paragraph, wordsOf } from './document.ts';

/** Title, 来源 line and 责任编辑 of a document: by styles and looks where they tell, else as a plain text's. */

export interface Opened {
  readonly fields: ArticleChanges;
  readonly body: readonly Block[];
  /** Paragraphs that became fields, or left the text as they are told. */
  readonly taken: readonly Paragraph[];
}

type Fields = { title?: string; kicker?: string; subtitle?: string };

/** Paragraphs at the beginning among which the headline and what belongs to it are looked for. */
const reach = 12;

export function openDocument(blocks: readonly Block[], offsetAt: Offset, ledger: Ledger): Opened {
  const top = topOf(blocks);
  const taken = new Set<Block>();
  const { fields, below } = styledHeadline(top, blocks, taken);
  const parts: PlacedPart[] = [];
  const rest = top.slice(below).filter((paragraph) => !taken.has(paragraph));
  const lines = rest.map((paragraph): Line => ({ text: lineOf(paragraph), indent: '', trailing: false, gap: 0 }));
  const opening = readOpening(lines, { dropped: new Map(), unknown: [], end: 0, trail: [] }, parts, ledger, fields);
  for (const [at, paragraph] of rest.entries()) {
    const line = lines[at];
    if (line && !opening.body.includes(line)) taken.add(paragraph);
  }
  takeBottom(blocks, taken, parts, ledger);
  const body = blocks.filter((block) => !taken.has(block));
  const texts = body.flatMap((block) => (block.type === 'paragraph' ? [lineOf(block)] : [])).filter((text) => text !== '');
  const ends = texts.length <= 6 ? texts : [...texts.slice(0, 3), ...texts.slice(-3)];
  const decided = decideFields(parts, ends.flatMap(findBylines), offsetAt, ledger);
  return { fields: { ...opening.fields, ...decided }, body, taken: [...taken].filter((block) => block.type === 'paragraph') };
}

/** A paragraph as one line. A break in a headline is only there for its looks. */
export function lineOf(paragraph: Paragraph): string {
  return wordsOf(paragraph.pieces)
    .replace(/(?<=[^\x20-\x7e])\n|\n(?=[^\x20-\x7e])/g, '')
    .replaceAll('\n', ' ')
    .trim();
}

/** The paragraphs of words alone that the document begins with. */
function topOf(blocks: readonly Block[]): readonly Paragraph[] {
  const top: Paragraph[] = [];
  for (const block of blocks) {
    if (top.length >= reach || block.type === 'table' || block.pieces.some(({ type }) => type === 'picture')) break;
    if (block.label && top.length > 0) break;
    if (lineOf(block) !== '') top.push(block);
  }
  return top;
}

/** The headline that styles or looks show; `below`: the place after it in `top`. */
function styledHeadline(top: readonly Paragraph[], blocks: readonly Block[], taken: Set<Block>): { readonly fields: Fields; readonly below: number } {
  const at = titleAt(top, blocks);
  const title = top[at];
  if (!title) return { fields: {}, below: 0 };
  let below = at + 1;
  let words = lineOf(title);
  while (below < at + 3 && isSameHeadline(title, top[below])) words += lineOf(top[below++] ?? title);
  const fields: Fields = { title: words.slice(0, 500) };
  for (const line of top.slice(at, below)) taken.add(line);
  const above = top.slice(0, at);
  const [kicker] = above;
  if (kicker && above.length === 1 && (isClearKicker(lineOf(kicker)) || (kicker.centred && isTitleLike(lineOf(kicker))))) {
    fields.kicker = lineOf(kicker);
    taken.add(kicker);
  }
  const next = top[below];
  if (next?.role === 'subtitle' && lineOf(next).length <= 200) {
    fields.subtitle = readSubtitle(lineOf(next)) ?? lineOf(next);
    taken.add(next);
    below++;
  }
  return { fields, below };
}

function titleAt(top: readonly Paragraph[], blocks: readonly Block[]): number {
  const styled = top.findIndex(({ role }) => role === 'title');
  if (styled >= 0 && lineOf(top[styled] ?? noParagraph).length <= 300) return styled;
  const heads = blocks.filter((block) => block.type === 'paragraph' && block.level === 1);
  if (heads.length === 1 && top[0] && heads[0] === top[0]) return 0;
  const usual = usualSize(blocks);
  return top.slice(0, 3).findIndex((paragraph) => {
    const text = lineOf(paragraph);
    const stands = paragraph.centred && (sizeOf(paragraph) > usual || isBold(paragraph));
    return stands && isTitleLike(text) && !isClearKicker(text) && readMetaLine(text) === undefined;
  });
}

const noParagraph: Paragraph = { type: 'paragraph', role: 'body', level: 0, centred: false, label: undefined, pieces: [], end: undefined };

/** The second line of a headline: of the same look, and no subtitle. */
function isSameHeadline(title: Paragraph, next: Paragraph | undefined): boolean {
  if (!next || title.role !== next.role || title.level !== next.level) return false;
  const text = lineOf(next);
  if (title.role !== 'title' && !(title.centred && next.centred && sizeOf(title) === sizeOf(next) && isBold(title) === isBold(next))) return false;
  return isTitleLike(text) && readSubtitle(text) === undefined && readMetaLine(text) === undefined && !/^[（(]/.test(text);
}

/** The size of most of the text, half points. */
export function usualSize(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if (block.type === 'table') continue;
    for (const piece of block.pieces) if (piece.type === 'text') counts.set(piece.look.size, (counts.get(piece.look.size) ?? 0) + piece.text.length);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** The largest size in a paragraph. */
function sizeOf(paragraph: Paragraph): number {
  return Math.max(0, ...paragraph.pieces.slice(0, 1000).map((piece) => (piece.type === 'text' ? piece.look.size : 0)));
}

export function isBold(paragraph: Paragraph): boolean {
  const texts = paragraph.pieces.filter((piece) => piece.type === 'text' && piece.text.trim() !== '');
  return texts.length > 0 && texts.every((piece) => piece.type === 'text' && piece.look.bold);
}

/** Lines of 来源, 编辑 and the like below the text, understood to the last character. A date alone is the text's own. */
function takeBottom(blocks: readonly Block[], taken: Set<Block>, parts: PlacedPart[], ledger: Ledger): void {
  const last = blocks.filter((block): block is Paragraph => block.type === 'paragraph' && lineOf(block) !== '').slice(-3);
  for (const [at, paragraph] of last.toReversed().entries()) {
    const text = lineOf(paragraph);
    const meta = taken.has(paragraph) || paragraph.pieces.some(({ type }) => type === 'picture') ? undefined : readMetaLine(stripBrackets(text));
    const isWhole = meta && meta.rest.length + meta.wrong.length === 0 && meta.parts.some(({ kind }) => !['time', 'counter'].includes(kind));
    if (!meta || !isWhole) return;
    taken.add(paragraph);
    takeMetaLine(meta, text, Number.MAX_SAFE_INTEGER - at, parts, ledger);
  }
}
