import { repairWidth } from '../repair.ts';
import type { Ledger } from '../warnings.ts';
import type { Block } from './blocks.ts';

/** A paragraph with letters, digits and marks of the right width, as with every text that comes in. Cells stay as they are. */
export function repaired(block: Block, ledger: Ledger): Block {
  if (block.type === 'table') return block;
  return { ...block, pieces: block.pieces.map((piece) => (piece.type === 'text' ? { ...piece, text: repairWidth(piece.text, ledger) } : piece)) };
}
