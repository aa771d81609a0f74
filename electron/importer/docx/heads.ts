import { headLevels } from '#domain/intake/heads.ts';
import type { Block, Paragraph } from './document.ts';
import { isBold, lineOf } from './opening.ts';

/** Section heads: by their style, by 一、 and （一）, by a bold line of their own. Level 2 is the highest in a body. */

const longest = 40;

/** The level of each block, 0 for what is no head. */
export function levelsOf(blocks: readonly Block[]): readonly number[] {
  const texts = blocks.map((block) => (block.type === 'paragraph' ? numberedLine(block) : ''));
  const numbered = headLevels(texts);
  const styled = blocks.map((block) => (block.type === 'paragraph' && lineOf(block) !== '' && !hasPicture(block) ? block.level : 0));
  const highest = Math.min(...styled.filter((level) => level > 0));
  const hasChapters = numbered.includes(2) || Number.isFinite(highest);
  return blocks.map((block, at) => {
    const level = styled[at] ?? 0;
    if (level > 0) return Math.min(6, level - highest + 2);
    if (block.type !== 'paragraph' || hasPicture(block)) return 0;
    return (numbered[at] ?? 0) || (isBold(block) && isHeadLike(texts[at] ?? '') ? boldLevel(texts[at] ?? '', hasChapters) : 0);
  });
}

const hasPicture = (block: Paragraph) => block.pieces.some(({ type }) => type === 'picture');

/** With the number that Word draws before it. */
function numberedLine(paragraph: Paragraph): string {
  const { label } = paragraph;
  return label && label.kind !== 'bullet' ? label.text + lineOf(paragraph) : lineOf(paragraph);
}

function isHeadLike(text: string): boolean {
  return text !== '' && text.length <= longest && !/[。；，！？：、;,:]$/.test(text) && !/[。；！？](?=.)/.test(text) && /\p{L}/u.test(text);
}

function boldLevel(text: string, hasChapters: boolean): number {
  return /^\d{1,2}\s?[.．、]/.test(text) || hasChapters ? 3 : 2;
}
