import { expect, test } from 'vitest';
import { cardPlace } from '../../../renderer/ui/cardPlace.ts';

const card = { width: 400, height: 120 };
const window = { width: 1000, height: 700 };

test.each<[string, number, number, number, number]>([
  ['under the mark', 100, 200, 100, 226],
  ['above it at the lower edge', 100, 640, 100, 514],
  ['moved in at the right edge', 900, 200, 590, 226],
  ['moved in at the left edge', -30, 200, 10, 226],
])('a card stands %s', (_, left, top, wantedLeft, wantedTop) => {
  expect(cardPlace({ left, top, right: left + 16, bottom: top + 20 }, card, window)).toEqual({ left: wantedLeft, top: wantedTop });
});

test('where it fits neither below nor above it stays in the window', () => {
  expect(cardPlace({ left: 10, top: 60, right: 20, bottom: 80 }, { width: 400, height: 180 }, { width: 500, height: 200 }).top).toBe(10);
});
