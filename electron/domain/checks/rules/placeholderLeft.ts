import { inlineWords } from '../../markdown/dialect.ts';
import { readTables } from '../../markdown/tables.ts';
import type { Block } from '../../markdown/tokens.ts';
import { inlinesIn, innerBlocks } from '../../portal/pictures.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

/**
 * Words that the editor puts in for somebody to write over: the title of a page break, a link's words, a table's heads, in
 * both languages of the program (`renderer/i18n`).
 */
const pageTitle = /^[ \t\u00a0\u3000]*<!--[ \t]*page[ \t]+(小标题|Page title)[ \t]*-->/gm;
const linkWords = /^(?:链接文字|link text)$/;
const columnHead = /(?<=^[ \t]{0,9}|\|[ \t]{0,9})(?:栏目|Column)(?:[ \t]?\d{1,3})?(?=[ \t]{0,99}(?:\||$))/g;

export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  level: 'warning',
  check: (subject) => [...pageTitles(subject), ...links(subject), ...columnHeads(subject)],
  examples: {
    bad: [
      { article: { body: '正文。\n\n<!-- page 小标题 -->\n\n正文。' } },
      { article: { body: '详见[链接文字](https://a.example/1)。' } },
      { article: { body: '| 栏目 | 栏目 | 栏目 |\n| --- | --- | --- |\n| 1 | 2 | 3 |' } },
      { article: { body: '| 乡镇 | 栏目2 |\n| --- | --- |\n| 样稿镇 | 2 |' } },
    ],
    good: [
      { article: { body: '正文。\n\n<!-- page 小标题怎么写 -->\n\n这个小标题。' } },
      { article: { body: '正文。\n\n<!-- page -->\n\n正文。' } },
      { article: { body: '详见[方案全文](https://a.example/1)，链接文字。' } },
      { article: { body: '| 栏目名称 | 责任人 |\n| --- | --- |\n| 栏目 | 2 |' } },
    ],
  },
};

function pageTitles({ article, blocks }: Subject): readonly Remark[] {
  if (!blocks.some((block) => block.type === 'pageBreak')) return [];
  return [...article.body.matchAll(pageTitle)].map((match) => {
    const words = match[1] ?? '';
    return left('分页小标题', words, match.index + match[0].lastIndexOf(words));
  });
}

function links({ article, blocks }: Subject): readonly Remark[] {
  let from = 0;
  return [...linkTexts(blocks)].map((words) => {
    const at = article.body.indexOf(`[${words}]`, from);
    if (at >= 0) from = at + 1;
    return left('链接的文字', words, Math.max(0, at + 1));
  });
}

function* linkTexts(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    for (const inline of inlinesIn(block)) {
      const words = inline.type === 'link' ? inlineWords(inline.children) : '';
      if (linkWords.test(words)) yield words;
    }
    yield* linkTexts(innerBlocks(block));
  }
}

function columnHeads({ article, blocks }: Subject): readonly Remark[] {
  if (!blocks.some((block) => block.type === 'table')) return [];
  return readTables(article.body).flatMap(({ head }) =>
    [...head.text.matchAll(columnHead)].map((match) => left('表头', match[0], head.start + match.index)),
  );
}

function left(what: string, words: string, start: number): Remark {
  return { field: 'body', message: `${what}还是占位的“${words}”，请改写。`, start, end: start + words.length, detail: { text: words } };
}
