import { headLevels } from '../heads.ts';
import { type Block, lineOf, type Paragraph } from './blocks.ts';

/** Section heads: by their tag, by 一、 and （一）, by a bold line of their own. Level 2 is the highest in a body. */

const longest = 40;

/** The level of each block, 0 for what is no head. */
export function levelsOf(blocks: readonly Block[], boldHeads: boolean): readonly number[] {
  const texts = blocks.map((block) => (block.type === 'paragraph' ? numberedLine(block) : ''));
  const numbered = headLevels(texts);
  const tagged = blocks.map((block, at) => (block.type === 'paragraph' && isPlain(block) && (texts[at]?.length ?? 0) <= 200 ? block.level : 0));
  const highest = tagged.reduce((least, level) => (level > 0 ? Math.min(least, level) : least), 7);
  return blocks.map((block, at) => {
    const level = tagged[at] ?? 0;
    if (level > 0) return Math.min(6, level - highest + 2);
    if (block.type !== 'paragraph' || !isPlain(block) || block.quoted || block.role === 'caption') return 0;
    return (numbered[at] ?? 0) || (boldHeads && isBold(block) && isHeadLike(texts[at] ?? '') ? 2 : 0);
  });
}

/** Words and no picture. */
function isPlain(block: Paragraph): boolean {
  return lineOf(block) !== '' && !block.pieces.some(({ type }) => type === 'picture') && !block.goesOn;
}

function numberedLine(paragraph: Paragraph): string {
  const { label } = paragraph;
  return label && label.kind === 'text' ? label.text + lineOf(paragraph) : lineOf(paragraph);
}

function isBold({ pieces, label }: Paragraph): boolean {
  const texts = pieces.filter((piece) => piece.type === 'text' && piece.text.trim() !== '');
  return label === undefined && texts.length > 0 && texts.every((piece) => piece.type === 'text' && piece.look.bold && piece.link === '');
}

function isHeadLike(text: string): boolean {
  return text !== '' && text.length <= longest && !/[。；，！？：、;,:]$/.test(text) && !/[。；！？](?=.)/.test(text) && /\p{L}/u.test(text);
}
