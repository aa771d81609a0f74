import { expect, test } from 'vitest';
import { halfWidthLatin } from '#domain/intake/latin.ts';
import { tidyText } from '#domain/intake/tidy.ts';

test.each([
  ['投资２３００万元，覆盖ＡＰＰ', '投资2300万元，覆盖APP'],
  ['３．５亿元，占９８％', '3.5亿元，占98%'],
  ['电话０１２３－４５６７８９０', '电话0123-4567890'],
  ['１８：００－２３：００', '18:00-23:00'],
  ['共１，２００户、１２，３４５，６７８人', '共1,200户、12,345,678人'],
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ', 'www.example.com'],
  ['ａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'a@example.com'],
  ['2０26年', '2026年'],
  ['第３，第４', '第3，第4'],
  ['得分３，２名以内', '得分3，2名以内'],
  ['１．落实责任', '1．落实责任'],
  ['有３％，多２％。', '有3%，多2%。'],
])('%s → %s', (text, half) => {
  expect(halfWidthLatin(text).text).toBe(half);
  expect(halfWidthLatin(half)).toEqual({ text: half, runs: [] });
});

test.each(['①②③', '㎡', '云溪：老街', '好！', '　　段首', '`ＡＢ`', '```\nＡＢ\n```', '３'.replace('３', '3')])('%s stays', (text) => {
  expect(halfWidthLatin(text)).toEqual({ text, runs: [] });
});

test('each change is listed, with what stands beside it', () => {
  const { text, warnings } = tidyText('昨日,云溪ＡＰＰ上线.市民说:"好!"', { escape: true });
  expect(text).toBe('昨日，云溪APP上线。市民说：“好！”');
  expect(warnings).toEqual([
    { code: 'halfwidth-latin', message: '全角字母、数字改为半角 1 处：“ＡＰＰ → APP”', count: 1, changes: ['ＡＰＰ → APP'] },
    {
      code: 'fullwidth-punctuation',
      message: '半角标点改为全角 6 处：“昨日,云溪AP → 昨日，云溪AP”、“PP上线.市民说 → PP上线。市民说”、“市民说:"好 → 市民说：“好” 等',
      count: 6,
      changes: ['昨日,云溪AP → 昨日，云溪AP', 'PP上线.市民说 → PP上线。市民说', '市民说:"好 → 市民说：“好', '好!" → 好！”'],
    },
  ]);
});
