import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeWordList, outermost } from '#domain/checks/prose/wordList.ts';
import { makeWords } from '#domain/checks/prose/words.ts';

function found(words: readonly string[], text: string): string[] {
  const all: string[] = [];
  makeWords(words)(text, (word, start, end) => all.push(`${words[word]} ${start} ${end}`));
  return all;
}

function foundOneByOne(words: readonly string[], text: string): string[] {
  const all: string[] = [];
  for (const word of new Set(words)) {
    for (let at = word === '' ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) all.push(`${word} ${at} ${at + word.length}`);
  }
  return all;
}

test('many words are found as each of them would be alone', () => {
  const letters = fc.string({ unit: fc.constantFrom('的', '了', '水', '𠮷'), maxLength: 5 });
  const texts = fc.string({ unit: fc.constantFrom('的', '了', '水', '𠮷', '，'), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), texts, (words, text) => {
      expect(found(words, text).sort()).toEqual(foundOneByOne(words, text).sort());
    }),
    { numRuns: 300 },
  );
});

it('tells them in the order of their ends, the longer first', () => {
  expect(found(['水', '洪水', '水库', '库'], '洪水库')).toEqual(['洪水 0 2', '水 1 2', '水库 1 3', '库 2 3']);
});

it.each<[string, readonly [string, readonly string[]][], readonly string[]]>([
  ['按装机容量缴费', [['按装', ['按装机']]], []],
  ['新按装的路灯按装机算', [['按装', ['按装机']]], ['按装 1']],
  ['总书记和书记', [['书记', ['总书记', '副书记']]], ['书记 4']],
  [
    '县医院',
    [
      ['医院', []],
      ['县医院', []],
    ],
    ['县医院 0', '医院 1'],
  ],
  // One entry's exception spares no other's word.
  [
    '县医院',
    [
      ['医院', ['县医院']],
      ['医', []],
    ],
    ['医 1'],
  ],
  ['的的的', [['的', ['的的']]], []],
  ['', [['的', []]], []],
])('in %j %j finds %j', (text, words, expected) => {
  const find = makeWordList(words.map(([word, inside]) => ({ word, inside })));
  expect(find(text).map(({ entry, start }) => `${entry.word} ${start}`)).toEqual(expected);
});

it('leaves of words inside each other the outer', () => {
  const find = makeWordList(['县医院', '医院', '院长'].map((word) => ({ word, inside: [] })));
  expect(outermost(find('县医院长')).map(({ entry }) => entry.word)).toEqual(['县医院', '院长']);
});

describe('a hostile list', () => {
  const nested = (longest: number) => Array.from({ length: longest }, (_, at) => '水'.repeat(at + 1));

  it('whose exceptions hold each other is read as it is written', () => {
    const words = nested(8).map((word, at) => ({ word, inside: nested(8).slice(at + 2) }));
    const text = `${'水'.repeat(9)}火${'水'.repeat(2)}火水`;
    const isInside = (inside: readonly string[], start: number, end: number) =>
      inside.some((longer) => {
        for (let from = text.indexOf(longer); from >= 0; from = text.indexOf(longer, from + 1))
          if (from <= start && end <= from + longer.length) return true;
        return false;
      });
    const expected = words.flatMap(({ word, inside }) => {
      const starts = Array.from(text, (_, at) => at).filter((at) => text.startsWith(word, at) && !isInside(inside, at, at + word.length));
      return starts.map((start) => `${start} ${start + word.length}`);
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(
      makeWordList(words)(text)
        .map(({ start, end }) => `${start} ${end}`)
        .sort(),
    ).toEqual(expected.sort());
  });

  it('tells as many as anybody reads', () => {
    const words = nested(60).map((word, at) => ({ word, inside: nested(60).slice(at + 1) }));
    expect(makeWordList(words.map(({ word }) => ({ word, inside: [] })))('水'.repeat(100_000)).length).toBeLessThan(101_000);
    expect(makeWordList(words)('水'.repeat(100_000)).length).toBeLessThan(101_000);
  });
});
