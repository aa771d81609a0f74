import type { Block } from '../../markdown/tokens.ts';
import { innerBlocks } from '../../portal/pictures.ts';
import type { Remark, Rule } from '../rule.ts';

/** `[方案全文]()` loses its link on the page, `![田间]()` its picture; nobody meant that. */
export const linkAddressMissing: Rule = {
  id: 'link-address-missing',
  level: 'error',
  check: ({ article, blocks }) => withoutAddress(article.body, blocks),
  examples: {
    bad: [
      { article: { body: '详见[链接文字]()。' } },
      { article: { body: '> - 详见[方案全文](<>)。' } },
      { article: { body: '正文。\n\n![田间]( )' } },
    ],
    good: [
      { article: { body: '详见[方案全文](https://a.example/1)。' } },
      { article: { body: '写作`[文字]()`。' } },
      { article: { body: '写作\\[文字]()。' } },
      { article: { body: '```\n[文字]()\n```' } },
      { article: { body: '（1）[甲] ()' } },
    ],
  },
};

/** Code spans, escapes and then what is looked for. Brackets inside brackets are left to the outer reading. */
const pattern = /`[^`\n]*`|\\[!-~]|(!?)\[([^[\]\n]*)\]\([ \t]{0,9}(?:<>[ \t]{0,9})?\)/g;

/** The tree has no link without an address, so the text itself is read; what stands in a block of code is none. */
function withoutAddress(body: string, blocks: readonly Block[]): readonly Remark[] {
  // Most texts have no link at all.
  if (!body.includes('](')) return [];
  const remarks: Remark[] = [];
  const inCode = new Set(codeTexts(blocks).flatMap((text) => [...text.matchAll(pattern)].map((match) => match[0])));
  for (const match of body.matchAll(pattern)) {
    const words = match[2];
    if (words === undefined || inCode.has(match[0])) continue;
    const message = match[1] === '!' ? `图片“${words}”没有地址，页面上不会出现。` : `链接“${words}”没有地址，点不开。`;
    remarks.push({ field: 'body', message, start: match.index, end: match.index + match[0].length, detail: { text: words } });
  }
  return remarks;
}

function codeTexts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.type === 'code' ? [block.text] : codeTexts(innerBlocks(block))));
}
