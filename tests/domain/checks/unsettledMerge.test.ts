import { expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { unsettledMerge } from '#domain/checks/unsettledMerge.ts';
import type { Pending } from '#domain/handoff/conflicts.ts';
import { anchorOf } from '#domain/review.ts';

const body = '新桥七月通车。';
const article = { ...emptyArticle('0197a1c0-0000-7000-8000-000000000001', '2026-06-01T00:00:00.000Z'), title: '新桥通车', body };
const from = { by: '许文澜', at: '2026-06-01T08:00:00.000Z' };
const month: Pending = { field: 'body', base: '八', ours: '七', theirs: '九', anchor: anchorOf('body', body, 2, 3), ...from };
const title: Pending = { field: 'title', base: '新桥', ours: '新桥通车', theirs: '新桥开通', ...from };

test('what a merge left to a person blocks until it is settled, each at its place', () => {
  expect(unsettledMerge(article, { a: month, b: title })).toMatchObject([
    { rule: 'merge-unsettled', level: 'error', field: 'title', start: 0, end: 0 },
    { level: 'error', field: 'body', start: 2, end: 3, message: '合并冲突没有处理，暂用我方文字；对方：许文澜。' },
  ]);
  expect(unsettledMerge(article, {})).toEqual([]);
});
