import { expect, test } from 'vitest';
import { rules } from '#domain/checks/check.ts';
import { notApprovedRule } from '#domain/checks/notApproved.ts';
import { failureCodes } from '#domain/result.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { englishFindings } from '../../../renderer/i18n/englishFindings.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';

test('every rule speaks English too, and no other', () => {
  expect(Object.keys(englishFindings).sort()).toEqual([...rules.map(({ id }) => id), notApprovedRule].sort());
});

test.each(failureCodes)('the failure %s has words in both languages', (code) => {
  expect(zhCN.failure[code]).toBeTruthy();
  expect(en.failure[code]).toBeTruthy();
});
