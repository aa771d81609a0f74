import { expect, it } from 'vitest';
import { type Article, emptyArticle } from '#domain/article.ts';
import { makeTexts } from '../../../electron/library/index/recentTexts.ts';

const id = (number: number) => `01980000-0000-7000-8000-00000000000${number}`;
const article = (number: number, body: string): Article => ({ ...emptyArticle(id(number), '2026-01-01T00:00:00.000Z'), body });

/** Texts, and which of them were read. */
function over(capacity: number) {
  const texts = makeTexts(capacity);
  const read: number[] = [];
  const get = (number: number, stamp: string, body: string) =>
    texts.get(id(number), stamp, () => {
      read.push(number);
      return article(number, body);
    })?.body;
  return { texts, read, get };
}

it('a text is read once for each stamp', () => {
  const { read, get } = over(100);
  expect([get(1, 'a', '甲'), get(1, 'a', '不再读'), get(1, 'b', '乙')]).toEqual(['甲', '甲', '乙']);
  expect(read).toEqual([1, 1]);
});

it('those asked for longest ago make room', () => {
  const { read, get } = over(10);
  for (const number of [1, 2, 1, 3]) get(number, 'a', '四个字呢');
  expect([get(1, 'a', ''), get(3, 'a', '')]).toEqual(['四个字呢', '四个字呢']);
  get(2, 'a', '四个字呢');
  expect(read).toEqual([1, 2, 3, 2]);
});

it('one too long to keep, and one that cannot be read, keep nobody out', () => {
  const { texts, read, get } = over(10);
  get(1, 'a', '甲');
  expect(get(2, 'a', '字'.repeat(11))).toHaveLength(11);
  expect(texts.get(id(3), 'a', () => undefined)).toBeUndefined();
  expect(get(1, 'a', '')).toBe('甲');
  expect(read).toEqual([1, 2]);
});
