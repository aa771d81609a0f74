import type { Block } from '../../markdown/tokens.ts';
import { inlinesIn, innerBlocks } from '../../portal/pictures.ts';
import { about, isBlank, type Rule } from '../rule.ts';

/** A body of headings, rules, page breaks or pictures alone is none. */
export const bodyMissing: Rule = {
  id: 'body-missing',
  level: 'error',
  check: ({ article, blocks }) => (blocks.some(says) ? [] : [about('body', '没有正文。', article.body)]),
  examples: {
    bad: [{ article: { body: '' } }, { article: { body: '　　\n\n \u200b\n' } }, { article: { body: '## 一、背景\n\n<!-- page 二 -->\n\n---\n' } }],
    good: [{ article: { body: '正文。' } }, { article: { body: '- 一条\n- 两条' } }, { article: { body: '> 引文' } }],
  },
};

function says(block: Block): boolean {
  if (block.type === 'heading') return false;
  if (block.type === 'code') return !isBlank(block.text);
  for (const inline of inlinesIn(block)) if ((inline.type === 'text' || inline.type === 'code') && !isBlank(inline.text)) return true;
  return innerBlocks(block).some(says);
}
