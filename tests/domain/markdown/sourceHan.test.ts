import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countHan } from '#domain/count.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { sourceHan } from '#domain/markdown/sourceHan.ts';
import { generateArticles } from '../../fixtures/articles.ts';

const exact = (body: string) => countHan(plainText(parseMarkdown(body)));

describe('the quick count of a source', () => {
  test.each([
    '## 一、小标题\n\n正文**加粗**与*强调*。',
    '- 第一\n- 第二\n\n1. 其一\n2. 其二',
    '![图中所见](media/0123456789abcdef.jpg "图说在此")',
    '见[附件](https://example.com/a)。',
    '| 村 | 吨 |\n| --- | ---: |\n| 上坪 | 12 |',
    '<!-- page 第二页 -->',
    '> 引文一句',
    '10~20万吨，~~删去~~',
    '<u>下划线</u>与 H<sub>2</sub>O',
    '',
  ])('%j', (body) => {
    expect(sourceHan(body)).toBe(exact(body));
  });

  test('agrees with the exact one on the sample and on generated news', () => {
    const sample = readFileSync(new URL('../../../assets/sample/body.md', import.meta.url), 'utf8').replaceAll(
      /media\/[a-z-]+\.jpg/g,
      'media/0123456789abcdef.jpg',
    );
    expect(sourceHan(sample)).toBe(exact(sample));
    for (const { body } of generateArticles(60, 7)) expect(sourceHan(body)).toBe(exact(body));
  });

  test('is linear in hostile texts', () => {
    for (const piece of ['![', '[', '|-', '# ', '> ', '**', '<!-- page ', '\\']) expect(sourceHan(piece.repeat(200_000))).toBeGreaterThanOrEqual(0);
  });
});
