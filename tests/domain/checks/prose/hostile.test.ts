import { describe, expect, it } from 'vitest';
import type { Prose } from '#domain/checks/prose/prose.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';

/** About 200 KB of one thing: what takes more than linear time on it does not come back before the test's own timeout. */
const size = 200_000;
const pieces = [
  ...['“', '”', '‘甲', '《《》', '（(', ')）', '"', "'好", '、', '。', '…', '-', '一', '的', '5', '5年', '二千三百'],
  ...[
    '“甲”、',
    '他说：“',
    '说：是：',
    '（一）、',
    '首先、',
    '……等',
    '约5',
    '5～',
    '1,',
    '2千3百',
    '2026.6.1',
    '二〇二六年',
    '正月',
    '，甲组',
    '《甲》，',
    '“甲”，“乙”',
    '第1届第二届',
    '3名、三名、',
    '洪水被拦住了、',
    '1，200',
    '象要走',
    '5至八',
    '20几百分之二',
    '难道说：“',
    '字'.repeat(50),
    '9'.repeat(50),
  ],
];
const texts = pieces.map((piece): Prose => {
  const text = piece.repeat(Math.ceil(size / piece.length));
  return { place: 'paragraph', text, masked: text };
});

describe('a hostile text of 200 KB', () => {
  it.each(textRules.map((rule) => [rule.id, rule] as const))('does not hold up %s', (_id, rule) => {
    for (const prose of texts) expect(Array.isArray(rule.check(prose))).toBe(true);
  });

  it.each(articleRules.map((rule) => [rule.id, rule] as const))('does not hold up %s', (_id, rule) => {
    const all = texts.flatMap((prose, index) => rule.gather(prose).map((mention) => ({ prose: index, place: prose.place, mention })));
    expect(Array.isArray(rule.judge(all))).toBe(true);
  });
});
