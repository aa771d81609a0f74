import { expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { openSuggestions } from '#domain/checks/openSuggestions.ts';
import { anchorOf, emptyReview, type Suggestion } from '#domain/review.ts';

const body = '昨日，新桥通车。';
const article = { ...emptyArticle('0197a1c0-0000-7000-8000-000000000001', '2026-06-01T00:00:00.000Z'), title: '新桥通车', body };
const common = { by: '许文澜', createdAt: null };
const gone: Suggestion = { ...common, kind: 'delete', anchor: anchorOf('body', body, 0, 3), length: 3, text: '' };
const come: Suggestion = { ...common, kind: 'insert', anchor: anchorOf('body', body, 5, 5), length: 0, text: '正式' };
const title: Suggestion = { ...common, kind: 'replace', anchor: anchorOf('title', '新桥通车', 2, 4), length: 2, text: '开通' };
const found = (suggestions: Readonly<Record<string, Suggestion>>) => openSuggestions(article, { ...emptyReview, suggestions });

test('each one that waits is named with its place, in the order of the form', () => {
  expect(found({ a: come, b: title, c: gone, d: { ...gone, decision: 'rejected' } })).toMatchObject([
    { level: 'warning', field: 'title', start: 2, end: 4, message: '许文澜的修订没有采纳，也没有拒绝：通车→开通' },
    { field: 'body', start: 0, end: 3, detail: { words: '-昨日，' } },
    { field: 'body', start: 5, end: 5, detail: { words: '+正式' } },
  ]);
});

test('of very many the first are named and the rest is counted', () => {
  const many = found(Object.fromEntries(Array.from({ length: 25 }, (_, at) => [String(at), { ...come, text: `${at}` }])));
  expect(many).toHaveLength(21);
  expect(many.at(-1)?.message).toBe('另有 5 处修订没有采纳，也没有拒绝。');
});
