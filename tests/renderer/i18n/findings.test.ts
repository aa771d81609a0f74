import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { rules } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { houseWordings } from '#domain/checks/house/houseRules.ts';
import { notApprovedRule } from '#domain/checks/notApproved.ts';
import { openSuggestionRule } from '#domain/checks/openSuggestions.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';
import { unsettledMergeRule } from '#domain/checks/unsettledMerge.ts';
import { failureCodes } from '#domain/result.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { englishFindings } from '../../../renderer/i18n/englishFindings.ts';
import { englishRules } from '../../../renderer/i18n/englishRules.ts';
import { findingText, ruleText } from '../../../renderer/i18n/findings.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';

test('every rule speaks English too, and no other', () => {
  const ofReview = [notApprovedRule, openSuggestionRule, unsettledMergeRule];
  expect(Object.keys(englishFindings).sort()).toEqual([...rules.map(({ id }) => id), ...ofReview].sort());
});

test('the rules about words bring their English along', () => {
  const texts = [...textRules, ...articleRules, ...Object.values(houseWordings)];
  expect(Object.keys(englishRules).sort()).toEqual(texts.map(({ id }) => id).sort());
  expect(Object.keys(englishRules).filter((id) => id in englishFindings)).toEqual([]);
});

describe('what findings of one rule have in common', () => {
  const of = (message: string, detail: Finding['detail'] = {}): Finding => ({
    rule: 'r',
    level: 'error',
    message,
    field: 'body',
    start: 0,
    end: 0,
    detail,
  });
  const t = ((_: string, { defaultValue }: { defaultValue: string }) => defaultValue) as unknown as TFunction;
  const marks = [
    of('中文里用了半角的“,”，应为全角“，”。', { text: ',', fix: '，' }),
    of('中文里用了半角的“!”，应为全角“！”。', { text: '!', fix: '！' }),
  ];

  test.each<[string, Finding[], string]>([
    ['nothing of none', [], ''],
    ['the words of one', marks.slice(0, 1), '中文里用了半角的“,”，应为全角“，”。'],
    ['the words that all say', [of('没有来源。'), of('没有来源。')], '没有来源。'],
    ['… for quoted words that differ, its own marks kept', marks, '中文里用了半角的“…”，应为全角“…”。'],
    [
      '… for marks of quotation that differ',
      [of('「“」没有配对的另一半。', { text: '“' }), of('「”」没有配对的另一半。', { text: '”' })],
      '“…”没有配对的另一半。',
    ],
  ])('%s', (_, findings, words) => {
    expect(ruleText(t, 'zh-CN', findings)).toBe(words);
  });
});

test('marks of quotation are set off in English too', () => {
  const t = (() => 'The other half of “”” is missing.') as unknown as TFunction;
  const finding: Finding = { rule: 'r', level: 'error', message: '', field: 'body', start: 0, end: 1, detail: { text: '”' } };
  expect(findingText(t, 'en', finding)).toBe('The other half of 「”」 is missing.');
});

test.each(failureCodes)('the failure %s has words in both languages', (code) => {
  expect(zhCN.failure[code]).toBeTruthy();
  expect(en.failure[code]).toBeTruthy();
});
