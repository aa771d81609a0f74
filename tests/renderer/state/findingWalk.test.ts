import { expect, test } from 'vitest';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { keyOf } from '../../../renderer/state/checks.ts';
import { nextFinding, type Whereabouts } from '../../../renderer/state/findingWalk.ts';

const of = (rule: string, field: string, start: number, end: number): PlacedFinding => ({
  rule,
  level: 'warning',
  message: rule,
  field,
  start,
  end,
  portals: [],
});
const all = [of('a', 'title', 2, 3), of('b', 'editor', 0, 0), of('c', 'body', 4, 6), of('d', 'body', 4, 6), of('e', 'body', 9, 10)];
const key = (rule: string) => {
  const finding = all.find((each) => each.rule === rule);
  return finding ? keyOf(finding) : null;
};
const at = (field: string, start: number, end = start): Whereabouts => ({ field, start, end });

test.each<[string, string | null, Whereabouts | undefined, 1 | -1, string]>([
  ['from nowhere to the first', null, undefined, 1, 'a'],
  ['from nowhere back to the last', null, undefined, -1, 'e'],
  ['from a cursor before one', null, at('body', 3), 1, 'c'],
  ['from a cursor in the title', null, at('title', 0), 1, 'a'],
  ['from a field over others', null, at('title', 5), 1, 'b'],
  ['back from a cursor behind one', null, at('body', 8), -1, 'd'],
  ['through two at one place', 'c', at('body', 4, 6), 1, 'd'],
  ['back through two at one place', 'd', at('body', 4, 6), -1, 'c'],
  ['from the last to the first', 'e', at('body', 9, 10), 1, 'a'],
  ['from the first to the last', 'a', at('title', 2, 3), -1, 'e'],
  ['on from a field that shows no offsets', 'b', at('editor', 3), 1, 'c'],
  ['from where somebody went meanwhile, not from the last', 'e', at('body', 0), 1, 'c'],
  ['on from the last one while the focus is in the panel', 'c', undefined, 1, 'd'],
  ['from a last one that is no more', 'gone', at('body', 7), 1, 'e'],
])('%s', (_, current, where, step, rule) => {
  expect(nextFinding(all, current && key(current), where, step)?.rule).toBe(rule);
});

test('where nothing is to be found there is no way', () => {
  expect(nextFinding([], null, at('body', 3), 1)).toBeUndefined();
});
