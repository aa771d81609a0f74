import { expect, test } from 'vitest';
import type { Found } from '#domain/anchors.ts';
import type { PlacedRemark } from '../../../renderer/state/remarkPlaces.ts';
import { nextRemark } from '../../../renderer/state/remarkWalk.ts';

const put = (key: string, field: PlacedRemark['field'], start: number, end: number, how: Found['how'] = 'there'): PlacedRemark => ({
  key,
  kind: 'thread',
  field,
  place: { how, start, end },
});
const remarks = [put('title', 'title', 0, 0), put('one', 'body', 10, 14), put('two', 'body', 20, 24), put('lost', 'body', 5, 5, 'gone')];
const cursor = (offset: number) => ({ field: 'body', start: offset, end: offset });

test.each<[string, string | null, Parameters<typeof nextRemark>[2], 1 | -1, string]>([
  ['from the top of the text', null, cursor(0), 1, 'one'],
  ['from between two', null, cursor(16), 1, 'two'],
  ['back from between two', null, cursor(16), -1, 'one'],
  ['from the one just come to', 'one', cursor(10), 1, 'two'],
  ['from all the words of the one just come to', 'one', { field: 'body', start: 10, end: 14 }, 1, 'two'],
  ['from elsewhere, whatever was the last', 'two', cursor(0), 1, 'one'],
  ['behind the last in the text to those without words', 'two', cursor(20), 1, 'lost'],
  ['from far behind the last', null, cursor(900), 1, 'lost'],
  ['from the very last to the first', 'lost', undefined, 1, 'title'],
  ['back from the first to the last', 'title', undefined, -1, 'lost'],
  ['from nowhere', null, undefined, 1, 'title'],
  ['back from nowhere', null, undefined, -1, 'lost'],
  ['from a field on', 'title', { field: 'title', start: 3, end: 3 }, 1, 'one'],
  ['from a field of the details', null, { field: 'source.name', start: 0, end: 0 }, 1, 'one'],
])('%s', (_name, current, at, step, expected) => {
  expect(nextRemark(remarks, current, at, step)?.key).toBe(expected);
});

test('with none there is none', () => {
  expect(nextRemark([], 'one', cursor(0), 1)).toBeUndefined();
});
