import { fullWidthPunctuation } from '../punctuation.ts';
import type { Block } from './blocks.ts';

/** Half-width marks between Han become full-width, as with every text that comes in. `note`: how many. */
export function punctuated(block: Block, note: (count: number) => void): Block {
  if (block.type === 'table') return block;
  const pieces = block.pieces.map((piece) => {
    if (piece.type !== 'text') return piece;
    const full = fullWidthPunctuation(piece.text);
    note(full.count);
    return full.count === 0 ? piece : { ...piece, text: full.text };
  });
  return { ...block, pieces };
}
