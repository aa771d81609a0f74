import { describe, expect, it } from 'vitest';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import { consistencyRules } from '#domain/checks/rules/consistency/all.ts';
import { articleOf } from '../prose/marked.ts';

/** Texts of 200,000 units on which a pattern that goes back and forth does not come back: then the test ends by its own limit. */

const length = 200_000;
const pieces = [
  '“',
  '（',
  '的',
  '1',
  '一',
  '一、',
  '3.2亿元，其中',
  '男12人、',
  '局长张',
  '张伟明局长',
  '中心',
  '有限公司青槐县',
  '总投资3亿元',
  '（以下简称“甲乙”）',
  '三个确保：确保',
  '一是二是',
  '2026年6月3日星期',
  '占50%，',
];
const texts = pieces.map((piece) => [piece, piece.repeat(Math.ceil(length / piece.length))] as const);

describe.each(consistencyRules.map((rule) => [rule.id, rule] as const))('%s comes back', (_id, rule) => {
  const { check } = makeTextChecker({ texts: [], articles: [rule] });

  it.each(texts)('from a text of %j', (_piece, text) => {
    const { article } = articleOf([{ text, place: 'summary' }]);
    expect(check(article).every(({ field, end }) => field === 'summary' && end <= text.length)).toBe(true);
  });
});
