import type { Block, Paragraph, Piece, Table } from './document.ts';
import { wordsOf } from './document.ts';

/** A document's blocks as they will stand in the body, one below the other. */

/** Boxes come after the paragraph they hang on; a table of one cell is a frame around its text. */
export function flatten(blocks: readonly Block[]): readonly Block[] {
  return joinEnds(
    blocks.flatMap((block): readonly Block[] => {
      if (block.type === 'table') return frameOf(block) ?? [block];
      const boxes = block.pieces.flatMap((piece) => (piece.type === 'box' ? flatten(piece.blocks) : []));
      return [...splitAtBreaks(block), ...boxes];
    }),
  );
}

function frameOf({ rows }: Table): readonly Block[] | undefined {
  const [row, second] = rows;
  const [cell, other] = row?.cells ?? [];
  return row && cell && !second && !other && !row.change ? flatten(cell.blocks) : undefined;
}

/** Texts that came from web pages have line breaks for paragraphs: two in a row, or one with an indent after it. */
function splitAtBreaks(paragraph: Paragraph): readonly Paragraph[] {
  const parts: Piece[][] = [[]];
  const { pieces } = paragraph;
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    const isSplit =
      piece.type === 'break' && !piece.change && (next?.type === 'break' || (next?.type === 'text' && /^[\u3000 \u00a0]{2}/.test(next.text)));
    if (isSplit) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts.map((part, at) => ({
    ...paragraph,
    pieces: trimmed(part),
    label: at === 0 ? paragraph.label : undefined,
    end: at === parts.length - 1 ? paragraph.end : undefined,
  }));
}

const blank = /^[\s\u3000\u00a0]+/;

/** Without blanks and breaks at its ends. */
export function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const kept = trimmedFrom(pieces, (text) => text.replace(blank, ''));
  return trimmedFrom(kept.toReversed(), (text) => trimRight(text)).toReversed();
}

function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && blank.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function trimmedFrom(pieces: readonly Piece[], trim: (text: string) => string): Piece[] {
  const kept: Piece[] = [];
  let isOpen = true;
  for (const piece of pieces) {
    if (isOpen && piece.type === 'break') continue;
    if (!isOpen || piece.type !== 'text') {
      isOpen &&= piece.type === 'comment' || piece.type === 'picture' || piece.type === 'box';
      kept.push(piece);
      continue;
    }
    const text = trim(piece.text);
    if (text !== '') kept.push({ ...piece, text });
    isOpen = text === '';
  }
  return kept;
}

/** Where somebody proposes to end a paragraph, the text has none yet: it goes on, and the end is what is proposed. */
function joinEnds(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (before?.type === 'paragraph' && block.type === 'paragraph' && before.end?.kind === 'insert' && wordsOf(before.pieces) !== '') {
      const gap: Piece = { type: 'text', text: '\n\n', look: noLook, link: '', change: before.end };
      joined[joined.length - 1] = { ...before, pieces: [...before.pieces, gap, ...block.pieces], end: block.end };
    } else joined.push(block);
  }
  return joined;
}

const noLook = { bold: false, italic: false, strike: false, underline: false, raised: '', size: 0, hidden: false } as const;

export function labelPiece(text: string): Piece {
  return { type: 'text', text, look: noLook, link: '', change: undefined };
}
