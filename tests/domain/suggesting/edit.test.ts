import { expect, test } from 'vitest';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import { proposalsIn } from '#domain/suggesting/proposals.ts';
import { keep, type Tracked, toBase, toProposed } from '#domain/suggesting/tracked.ts';
import { accepted, type Desk, edit, openOnes, proposal, rejected, saved, shown } from './people.ts';

type Step = readonly [by: string, from: number, to: number, insert: string];

function after(base: string, steps: readonly Step[]): { tracked: Tracked; text: string } {
  let [tracked, text] = [keep(base.length), base];
  for (const [by, from, to, insert] of steps) {
    tracked = edit(tracked, text, from, to, insert, by);
    text = text.slice(0, from) + insert + text.slice(to);
  }
  return { tracked, text };
}

// A: 林晓, B: 许文澜
test.each<[string, string, readonly Step[], string]>([
  [
    'typing',
    '水到田头',
    [
      ['A', 1, 1, '已'],
      ['A', 2, 2, '经'],
    ],
    '水[+已经:A]到田头',
  ],
  [
    'deleting backwards',
    '水到田头',
    [
      ['A', 3, 4, ''],
      ['A', 2, 3, ''],
    ],
    '水到[-田头:A]',
  ],
  ['writing over what is chosen', '水到田头', [['A', 2, 4, '家门']], '水到[-田头:A][+家门:A]'],
  [
    'an input method changes its word',
    '水到田头',
    [
      ['A', 1, 1, 'y'],
      ['A', 1, 2, 'yi'],
      ['A', 1, 3, '已'],
    ],
    '水[+已:A]到田头',
  ],
  [
    'one’s own insertion simply goes',
    '水到',
    [
      ['A', 1, 1, '已经'],
      ['A', 1, 3, ''],
    ],
    '水到',
  ],
  [
    'retyping what was deleted',
    '水到田头',
    [
      ['A', 2, 4, ''],
      ['A', 2, 2, '田'],
      ['A', 3, 3, '头'],
    ],
    '水到田头',
  ],
  ['a word that keeps its beginning', '今天上午', [['A', 0, 4, '今天下午']], '今天[-上:A][+下:A]午'],
  [
    'behind one’s own deletion',
    '水到田头',
    [
      ['A', 1, 2, ''],
      ['A', 1, 1, '流进'],
    ],
    '水[-到:A][+流进:A]田头',
  ],
  [
    'deleting what stands before it too',
    '水到田头',
    [
      ['A', 1, 2, '流'],
      ['A', 0, 1, ''],
    ],
    '[-水到:A][+流:A]田头',
  ],
  [
    'inside another’s insertion',
    '水到',
    [
      ['B', 1, 1, '今天早上'],
      ['A', 3, 3, '一'],
    ],
    '水[+今天一早上:A]到',
  ],
  [
    'at the edge of another’s insertion',
    '水到',
    [
      ['B', 1, 1, '今天'],
      ['A', 3, 3, '才'],
    ],
    '水[+今天:B][+才:A]到',
  ],
  [
    'before another’s insertion',
    '水到',
    [
      ['B', 1, 1, '今天'],
      ['A', 1, 1, '才'],
    ],
    '水[+才:A][+今天:B]到',
  ],
  [
    'part of another’s insertion goes',
    '水到',
    [
      ['B', 1, 1, '今天早上'],
      ['A', 3, 5, ''],
    ],
    '水[+今天:A]到',
  ],
  [
    'a stretch with another’s insertion in it',
    '水到田头',
    [
      ['B', 2, 2, '了'],
      ['A', 1, 4, ''],
    ],
    '水[-到田:A]头',
  ],
  [
    'never between another’s old and new words',
    '水到',
    [
      ['B', 1, 2, '流'],
      ['A', 1, 1, '就'],
    ],
    '水[+就:A][-到:B][+流:B]',
  ],
  ['a sign of several units is taken as a whole', '好👩‍🌾好', [['A', 3, 6, '']], '好[-👩‍🌾:A][+👩:A]好'],
  ['a mark that joins the letter before it', 'cafe店', [['A', 4, 4, '\u0301']], 'caf[-e:A][+e\u0301:A]店'],
])('%s', (_what, base, steps, wanted) => {
  const { tracked, text } = after(base, steps);
  expect(shown(tracked, text)).toBe(wanted);
});

test('another’s suggestion that is written into is replaced as a whole, and named', () => {
  const { tracked: theirs, text } = after('水到田头', [['B', 1, 2, '流进了']]);
  const [before] = proposalsIn(theirs);
  const mine = proposalsIn(edit(theirs, text, 2, 2, '入', 'A'));
  expect(mine).toMatchObject([{ by: 'A', kind: 'replace', text: '流入进了', replaces: [before?.id] }]);
  expect(mine[0]?.id).not.toBe(before?.id);
});

test('a suggestion keeps its id while it is typed, composed anew, and extended', () => {
  const first = after('水到田头', [['A', 1, 1, 'y']]);
  const [id] = proposalsIn(first.tracked).map((each) => each.id);
  const anew = edit(first.tracked, first.text, 1, 2, '已', 'A');
  const longer = edit(anew, '水已到田头', 2, 3, '流进', 'A');
  expect(proposalsIn(longer)).toMatchObject([{ id, kind: 'replace', text: '已流进' }]);
});

test('what several people put in at one point keeps its order on every desk', () => {
  let desk: Desk = { base: '水到', suggestions: {} };
  for (const [by, at, word] of [
    ['A', 1, '甲'],
    ['B', 1, '乙'],
    ['C', 2, '丙'],
    ['D', 2, '丁'],
  ] as const) {
    const text = proposal(desk);
    desk = saved(desk, edit(laySuggestions(desk.base, 'body', openOnes(desk.suggestions)).tracked, text, at, at, word, by), by);
  }
  expect(proposal(desk)).toBe('水乙丁丙甲到');
  const backwards = Object.fromEntries(Object.entries(desk.suggestions).toReversed());
  expect(proposal({ ...desk, suggestions: backwards })).toBe('水乙丁丙甲到');
});

const point = (base: string, at: number) => ({ field: 'body' as const, quote: '', before: base.slice(0, at), after: base.slice(at), at });
const stretch = (base: string, at: number, end: number) => ({ ...point(base, at), quote: base.slice(at, end), after: base.slice(end) });

test('suggestions made on two desks at once: what overlaps goes once, what is inside stays', () => {
  const base = '一二三四五六';
  const common = { by: 'A', createdAt: null };
  const desk: Desk = {
    base,
    suggestions: {
      d1: { ...common, kind: 'delete', anchor: stretch(base, 0, 4), length: 4, text: '' },
      d2: { ...common, by: 'B', kind: 'replace', anchor: stretch(base, 2, 5), length: 3, text: '伍' },
      i1: { ...common, by: 'B', kind: 'insert', anchor: point(base, 1), length: 0, text: '壹' },
    },
  };
  expect(proposal(desk)).toBe('壹伍六');
  expect(accepted(desk, ['d1', 'd2', 'i1']).base).toBe('壹伍六');
  const one = accepted(desk, ['d1']);
  expect([one.base, proposal(one)]).toEqual(['五六', '壹伍六']);
  expect(proposal(rejected(desk, ['d1']))).toBe('一壹二伍六');
  const inner = accepted(desk, ['i1']);
  expect([inner.base, proposal(inner)]).toEqual(['一壹二三四五六', '壹伍六']);
});

test('one that wanted away what went with another is settled along with it', () => {
  const base = '一二三四';
  const anchor = stretch(base, 1, 3);
  const desk: Desk = {
    base,
    suggestions: {
      d1: { by: 'A', createdAt: null, kind: 'delete', anchor: stretch(base, 0, 4), length: 4, text: '' },
      d2: { by: 'B', createdAt: null, kind: 'delete', anchor, length: 2, text: '' },
    },
  };
  expect(accepted(desk, ['d1']).suggestions.d2?.decision).toBe('accepted');
  expect(proposal(accepted(desk, ['d2']))).toBe('');
});

test('positions go over from the base to the proposed text and back', () => {
  const { tracked } = after('水到田头', [['A', 1, 2, '流进']]);
  expect([0, 1, 2, 3, 4].map((at) => [toProposed(tracked, at, -1), toProposed(tracked, at, 1)])).toEqual([
    [0, 0],
    [1, 1],
    [1, 3],
    [4, 4],
    [5, 5],
  ]);
  expect([0, 1, 2, 3, 4, 5].map((at) => [toBase(tracked, at, -1), toBase(tracked, at, 1)])).toEqual([
    [0, 0],
    [1, 2],
    [2, 2],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});
