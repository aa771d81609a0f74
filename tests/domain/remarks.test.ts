import { expect, test } from 'vitest';
import { aboutField } from '#domain/anchors.ts';
import { emptyArticle } from '#domain/article.ts';
import { followArticle, openRemarks, threadsOf } from '#domain/remarks.ts';
import { anchorOf, type Comment, emptyReview, type Review } from '#domain/review.ts';

const ids = [1, 2, 3, 4].map((number) => `0197a1c0-0000-7000-8000-00000000000${number}`);
const [a = '', b = '', c = '', d = ''] = ids;
const at = '2026-03-05T02:00:00.000Z';

function said(thread: string, text: string, more: Partial<Comment> = {}): Comment {
  return { anchor: anchorOf('body', '新桥昨日通车。', 0, 2), thread, by: '许文澜', createdAt: at, text, ...more };
}

const reviewOf = (comments: Readonly<Record<string, Comment>>): Review => ({ ...emptyReview, comments });

test('a thread has its answers in the order of their making, without those taken back', () => {
  const review = reviewOf({ [d]: said(a, '第三'), [c]: said(a, '第二', { deletedAt: at }), [b]: said(b, '另一条'), [a]: said(a, '第一') });
  expect(threadsOf(review).map(({ id, comments }) => [id, comments.map(({ text }) => text)])).toEqual([
    [a, ['第一', '第三']],
    [b, ['另一条']],
  ]);
});

test.each<[string, Readonly<Record<string, Comment>>, number]>([
  ['taken back, never answered: it is no more', { [a]: said(a, '问', { deletedAt: at }) }, 0],
  ['taken back, but answered: it stands', { [a]: said(a, '问', { deletedAt: at }), [b]: said(a, '答') }, 1],
  ['resolved', { [a]: said(a, '问', { resolvedAt: at }), [b]: said(a, '答') }, 0],
  ['whose first one got lost', { [b]: said(a, '答') }, 1],
  ['of comments that were all taken back', { [a]: said(a, '问', { deletedAt: at }), [b]: said(a, '答', { deletedAt: at }) }, 0],
])('a thread %s', (_name, comments, open) => {
  expect(openRemarks(reviewOf(comments))).toBe(open);
});

test('words taken back are not shown, and who wrote them is', () => {
  const [thread] = threadsOf(reviewOf({ [a]: said(a, '问', { deletedAt: at }), [b]: said(a, '答', { by: '林晓' }) }));
  expect(thread?.comments).toMatchObject([
    { by: '许文澜', text: '', takenBack: true },
    { by: '林晓', text: '答', takenBack: false },
  ]);
});

test('what is said about a field as a whole stays, whatever becomes of its words', () => {
  const empty = emptyArticle(a, at);
  const review = reviewOf({ [a]: said(a, '请补摘要', { anchor: aboutField('summary') }) });
  const written = { ...empty, summary: '两岸村民不再绕路。' };
  expect(followArticle(review, empty, written)).toBe(review);
  expect(followArticle(review, written, { ...empty, summary: '另写的一句。' })).toBe(review);
});
