import type { Block, Inline } from '../../markdown/tokens.ts';
import { inlinesIn, innerBlocks } from '../../portal/pictures.ts';
import { isBlank, place, type Remark, type Rule } from '../rule.ts';

/** A link that shows nothing can be neither seen nor followed. */
export const linkTextMissing: Rule = {
  id: 'link-text-missing',
  level: 'warning',
  check({ article, blocks }) {
    return [...emptyLinks(blocks)].map(
      (href): Remark => ({ field: 'body', message: `链接 ${href} 没有文字。`, ...place(article.body, href), detail: { address: href } }),
    );
  },
  examples: {
    bad: [{ article: { body: '详见[　](https://a.example/1)。' } }, { article: { body: '> - 详见[ ](https://a.example/2)。' } }],
    good: [
      { article: { body: '详见[方案全文](https://a.example/1)。' } },
      { article: { body: '[![田间](media/1111111111111111.jpg)](https://a.example/1)' } },
    ],
  },
};

function* emptyLinks(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    for (const inline of inlinesIn(block)) if (inline.type === 'link' && !inline.children.some(shows)) yield inline.href;
    yield* emptyLinks(innerBlocks(block));
  }
}

function shows(inline: Inline): boolean {
  if (inline.type === 'text' || inline.type === 'code') return !isBlank(inline.text);
  return inline.type === 'image' || ('children' in inline && inline.children.some(shows));
}
