import { type Block, lineOf, type Paragraph } from './blocks.ts';

/** Which line below a picture is its caption. */

const marked = /^(?:[（(【[]?\s?图\s?(?:[一二三四五六七八九十\d]|[片为表]?[:：])|图为|[▲△▼▽◆■↑]|(?:Figure|Fig\.)\s?\d)/i;

export function isCaption(block: Block | undefined): block is Paragraph {
  if (block?.type !== 'paragraph' || block.level > 0 || block.label || block.pieces.some(({ type }) => type === 'picture')) return false;
  const text = lineOf(block);
  if (text === '' || text.length > 300) return false;
  if (block.role === 'caption' || marked.test(text)) return true;
  return text.length <= 80 && (block.centred || block.small);
}
