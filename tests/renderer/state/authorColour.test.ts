import { expect, test } from 'vitest';
import { anchorOf, emptyReview, type Review } from '#domain/review.ts';
import { authorColour } from '../../../renderer/state/authorColour.ts';

function reviewBy(...names: readonly string[]): Review {
  const anchor = anchorOf('body', '一段文字', 0, 2);
  const comments = names.map((by, at): [string, Review['comments'][string]] => {
    const id = `0190f0c8-0000-7000-8000-${String(at).padStart(12, '0')}`;
    return [id, { anchor, thread: id, by, createdAt: null, text: '看看' }];
  });
  return { ...emptyReview, comments: Object.fromEntries(comments) };
}

const eight = ['沈一', '陆二', '何三', '顾四', '秦五', '许六', '吕七', '施八'];

test('eight people have eight colours', () => {
  const review = reviewBy(...eight);
  expect(new Set(eight.map((name) => authorColour(review, name))).size).toBe(8);
});

test('a ninth gets one of the eight', () => {
  expect(authorColour(reviewBy(...eight), '第九')).toMatch(/^author-[0-7]$/);
});

test('a first remark changes no colour, neither of others nor of who makes it', () => {
  const before = eight.slice(0, 4);
  const [next = ''] = eight.slice(4);
  const [were, are] = [reviewBy(...before), reviewBy(...before, next)];
  for (const name of [...before, next]) expect(authorColour(are, name)).toBe(authorColour(were, name));
});

test('a name alone has its colour in every article', () => {
  expect(authorColour(reviewBy('沈一'), '沈一')).toBe(authorColour(emptyReview, '沈一'));
});
