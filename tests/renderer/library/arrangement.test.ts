import { expect, test } from 'vitest';
import { grouped, nextArrangement, ordered } from '../../../renderer/library/arrangement.ts';

test.each([
  ['changed', true, 'title', 'title up'],
  ['title', false, 'title', 'title down'],
  ['title', true, 'title', 'title up'],
  ['title', false, 'changed', 'changed down'],
  ['changed', true, 'changed', 'changed up'],
  ['title', false, 'han', 'han down'],
  ['changed', false, 'best', 'best down'],
  ['best', true, 'best', 'best down'],
] as const)('from %s (descending: %s), %s chosen: %s', (order, descending, chosen, then) => {
  const next = nextArrangement({ order, descending }, chosen);
  expect(`${next.order} ${next.descending ? 'down' : 'up'}`).toBe(then);
});

test.each([
  ['day', 'title', 'none'],
  ['day', 'changed', 'day'],
  ['channel', 'title', 'channel'],
  ['none', 'changed', 'none'],
] as const)('grouped by %s, sorted by %s: then grouped by %s', (group, order, then) => {
  expect(ordered({ group, order: 'han', descending: true }, order).group).toBe(then);
});

test('days go by the time of the last change, channels keep the order within', () => {
  const list = { group: 'none', order: 'title', descending: false } as const;
  expect(grouped(list, 'day')).toEqual({ group: 'day', order: 'changed', descending: true });
  expect(grouped(list, 'channel')).toEqual({ ...list, group: 'channel' });
});
