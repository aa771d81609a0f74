import { expect, test } from 'vitest';
import { articleSchema, emptyArticle } from '#domain/article.ts';

test('an empty draft is a valid article', () => {
  const article = emptyArticle('0198f3a1-7b2c-7def-8a90-0123456789ab', '2026-01-02T03:04:05.678Z');
  expect(articleSchema.parse(article)).toEqual(article);
});

test('an unknown field is refused, so that nothing of a newer format is dropped in silence', () => {
  const article = { ...emptyArticle('0198f3a1-7b2c-7def-8a90-0123456789ab', '2026-01-02T03:04:05Z'), colour: 'red' };
  expect(articleSchema.safeParse(article).success).toBe(false);
});
