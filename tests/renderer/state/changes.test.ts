import { expect, test } from 'vitest';
import { nextPlace } from '../../../renderer/state/changes.ts';

const places = [
  { from: 3, to: 5 },
  { from: 9, to: 9 },
  { from: 20, to: 24 },
];

test.each<[number, number, 1 | -1, number]>([
  [0, 0, 1, 0],
  [3, 5, 1, 1],
  [9, 9, 1, 2],
  [20, 24, 1, 0],
  [20, 24, -1, 1],
  [9, 9, -1, 0],
  [3, 5, -1, 2],
  [10, 10, 1, 2],
  [10, 10, -1, 1],
])('from %i to %i, step %i: place %i', (from, to, step, place) => expect(nextPlace(places, { from, to }, step)).toBe(places[place]));

test('among none there is none', () => expect(nextPlace([], { from: 0, to: 0 }, 1)).toBeUndefined());
