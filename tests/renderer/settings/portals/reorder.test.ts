import { expect, test } from 'vitest';
import { moved, replaced, without } from '../../../../renderer/settings/portals/reorder.ts';

test.each([
  ['abcd', 0, 1, 'bacd'],
  ['abcd', 0, 3, 'bcda'],
  ['abcd', 3, 0, 'dabc'],
  ['abcd', 2, 1, 'acbd'],
  ['abcd', 1, 1, 'abcd'],
  ['abcd', 0, -1, 'abcd'],
  ['abcd', 3, 4, 'abcd'],
  ['abcd', 9, 0, 'abcd'],
])('%s with %i moved to %i is %s', (list, from, to, wanted) => expect(moved([...list], from, to).join('')).toBe(wanted));

test('a list loses one and changes one, and stays as it was itself', () => {
  const list = ['a', 'b', 'c'];
  expect(without(list, 1)).toEqual(['a', 'c']);
  expect(replaced(list, 2, 'z')).toEqual(['a', 'b', 'z']);
  expect(list).toEqual(['a', 'b', 'c']);
});
