import { expect, test } from 'vitest';
import type { Problem } from '#domain/problems.ts';
import { verdict } from '../../../renderer/settings/verdict.ts';

const problem: Problem = { article: '', kind: 'damaged', file: 'articles/x/article.json', message: 'it is empty', action: 'It is sound again.' };

test.each([
  ['nothing found', true, 0, 'check', { good: true, words: 'ok', count: 7 }],
  ['something found', false, 2, 'check', { good: false, words: 'bad', count: 2 }],
  ['all of it repaired', true, 2, 'repair', { good: true, words: 'repaired', count: 2 }],
  ['some of it left', false, 2, 'repair', { good: false, words: 'bad', count: 2 }],
  ['settled by itself at the start', true, 1, 'check', { good: true, words: 'settled', count: 1 }],
] as const)('%s', (_what, ok, count, work, expected) => {
  expect(verdict({ ok, articles: 7, problems: Array.from({ length: count }, () => problem) }, work)).toEqual(expected);
});
