import type { Block, Paragraph } from './document.ts';
import { lineOf } from './opening.ts';

/** Which line below a picture is its caption. */

const marked = /^(?:[（(【[]?\s?图\s?(?:[一二三四五六七八九十\d]|[片为表]?[:：])|图为|[▲△▼▽◆■↑]|(?:Figure|Fig\.)\s?\d)/i;

/** @param usual the size of most of the text, half points */
export function isCaption(block: Block | undefined, usual: number): block is Paragraph {
  if (block?.type !== 'paragraph' || block.level > 0 || block.label || block.pieces.some(({ type }) => type === 'picture')) return false;
  const text = lineOf(block);
  if (text === '' || text.length > 300) return false;
  if (block.role === 'caption' || marked.test(text)) return true;
  const sizes = block.pieces.flatMap((piece) => (piece.type === 'text' && piece.text.trim() !== '' ? [piece.look.size] : []));
  const isSmall = sizes.length > 0 && usual > 0 && sizes.every((size) => size > 0 && size < usual);
  return text.length <= 80 && (block.centred || isSmall);
}
