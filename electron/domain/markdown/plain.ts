import { assertNever } from '../result.ts';
import { inlineWords } from './dialect.ts';
import type { Block } from './tokens.ts';

/**
 * The readers' words, one paragraph a line: captions, page titles and cells (parted by tabs) are among them, addresses,
 * alternative texts and list marks are not.
 */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n');
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineWords(block.children);
    case 'figure':
      return block.image.caption;
    case 'list':
      return block.items
        .map((item) => plainText(item.children))
        .filter((words) => words !== '')
        .join('\n');
    case 'quote':
      return plainText(block.children);
    case 'code':
      return block.text;
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(inlineWords).join('\t')).join('\n');
    case 'rule':
      return '';
    case 'pageBreak':
      return block.title;
    default:
      return assertNever(block, 'block');
  }
}
