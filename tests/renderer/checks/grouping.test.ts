import { expect, test } from 'vitest';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { byRule, countOf } from '../../../renderer/checks/grouping.ts';

const of = (rule: string, level: PlacedFinding['level'], start = 0): PlacedFinding => ({
  rule,
  level,
  message: '',
  field: 'body',
  start,
  end: start,
  portals: [],
});

test('the gravest come first, rules in the order in which they speak, places in theirs', () => {
  const findings = [of('pale', 'hint'), of('late', 'error', 4), of('mild', 'warning', 5), of('early', 'error', 6), of('late', 'error', 7)];
  expect(byRule(findings).map(({ rule, level, findings: of }) => [level, rule, of.map(({ start }) => start)])).toEqual([
    ['error', 'late', [4, 7]],
    ['error', 'early', [6]],
    ['warning', 'mild', [5]],
    ['hint', 'pale', [0]],
  ]);
});

test('a rule of two levels has two groups', () => {
  expect(byRule([of('r', 'warning'), of('r', 'error')]).map(({ level }) => level)).toEqual(['error', 'warning']);
  expect(countOf([of('r', 'warning'), of('r', 'error')], 'error')).toBe(1);
});
