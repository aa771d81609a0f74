import { describe, expect, it } from 'vitest';
import type { Prose } from '#domain/checks/prose/prose.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';

/** About 200 KB of one thing: what takes more than linear time on it does not come back before the test's own timeout. */
const size = 200_000;
const pieces = [
  ...'“”‘’《》（）("\'、，。：；？！…—-.·~～的一第等和约近二十〇5５年月日%',
  ...[
    '“‘',
    '《〈',
    '“”',
    '》《',
    '（(',
    ')）',
    '的,',
    '。”',
    '、”',
    '“5.',
    '1,',
    '5-',
    '5、',
    '三、',
    '十百',
    '二千三百',
    '2千3百',
    '约5',
    '近十',
    '年月',
  ],
  ...[
    '他说：“',
    '首先、',
    '一是',
    '（一）、',
    '《《》',
    '“甲',
    '说：是：',
    '……等',
    'a(b',
    '二〇',
    '2026年',
    '5万～',
    '百分之',
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
