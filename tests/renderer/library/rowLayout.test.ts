import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowLayout } from '../../../renderer/library/rowLayout.ts';

/** `#0 0 1 #1 2` */
function shown(counts: readonly number[], total = counts.reduce((sum, count) => sum + count, 0)): string {
  const layout = rowLayout(
    counts.map((count) => ({ count })),
    total,
  );
  return Array.from({ length: layout.count }, (_, place) => {
    const slot = layout.at(place);
    return slot.kind === 'head' ? `#${slot.group}` : String(slot.index);
  }).join(' ');
}

test.each<[counts: number[], rows: string]>([
  [[], ''],
  [[1], '#0 0'],
  [[3], '#0 0 1 2'],
  [[2, 1, 3], '#0 0 1 #1 2 #2 3 4 5'],
])('%j', (counts, rows) => {
  expect(shown(counts)).toBe(rows);
});

test('without groups there are no heads', () => {
  expect(shown([], 3)).toBe('0 1 2');
});

test('every article has its place, and every place its article or head', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const layout = rowLayout(
        counts.map((count) => ({ count })),
        total,
      );
      const found: number[] = [];
      const heads: number[] = [];
      for (let place = 0; place < layout.count; place += 1) {
        const slot = layout.at(place);
        if (slot.kind === 'head') heads.push(slot.group);
        else {
          expect(layout.placeOf(slot.index)).toBe(place);
          found.push(slot.index);
        }
      }
      expect(found).toEqual(Array.from({ length: total }, (_, index) => index));
      expect(heads).toEqual(counts.map((_, group) => group));
    }),
    { numRuns: 100 },
  );
});
