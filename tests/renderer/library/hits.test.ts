import { expect, test } from 'vitest';
import { fromHit, hitsOf, pieces } from '../../../renderer/library/hits.ts';

/** Hits in brackets. */
const marked = (text: string, words: string) =>
  pieces(text, hitsOf(text, words))
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

test.each<[text: string, words: string, shown: string]>([
  ['三村合办夜校', '夜校', '三村合办[夜校]'],
  ['夜校办夜校', '夜校', '[夜校]办[夜校]'],
  ['三村合办夜校', '夜校 三村', '[三村]合办[夜校]'],
  ['三村合办夜校', '没有', '三村合办夜校'],
  ['三村合办夜校', '', '三村合办夜校'],
  ['GDP与gdp', 'gdp', '[GDP]与[gdp]'],
  ['“四干”（一）', '（一）', '“四干”[（一）]'],
  ['a.b*c', '.b*', 'a[.b*]c'],
  ['[!--', '[!--', '[[!--]'],
  ['表情🙂夜校', '🙂', '表情[🙂]夜校'],
])('%s / %s', (text, words, shown) => {
  expect(marked(text, words)).toBe(shown);
});

test('marks that do not fit their text are left out', () => {
  const marks = [
    [2, 1],
    [0, 1],
    [0, 2],
    [3, 9],
  ] as const;
  expect(pieces('一二三四', marks)).toEqual([
    { from: 0, text: '一', hit: true },
    { from: 1, text: '二三四', hit: false },
  ]);
});

test.each<[text: string, before: number, shown: string]>([
  ['一二三夜校四', 9, '一二三[夜校]四'],
  ['一二三夜校四', 3, '一二三[夜校]四'],
  ['一二三夜校四', 1, '…三[夜校]四'],
  ['一二🙂夜校四夜校', 1, '…🙂[夜校]四[夜校]'],
  ['没有', 1, '没有'],
])('%s begins %i before what was found', (text, before, shown) => {
  const near = fromHit(text, hitsOf(text, '夜校'), before);
  expect(
    pieces(near.text, near.marks)
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join(''),
  ).toBe(shown);
});
