import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { restored, type SnapshotHead, snapshotReasons, thinned } from '#domain/revisions.ts';

const now = '2026-07-15T12:00:00.000Z';
const minute = 60_000;

/** So many minutes before now. */
function ago(minutes: number): string {
  return new Date(Date.parse(now) - minutes * minute).toISOString();
}

function typed(number: number, at: string): SnapshotHead {
  return { number, at, reason: 'typing', name: '' };
}

/** Oldest, those at the given times, newest: what is left of those in the middle. */
function left(...times: readonly string[]): readonly string[] {
  const middle = times.map((at, index) => typed(index + 1, at));
  const gone = thinned([typed(0, '2020-01-01T00:00:00.000Z'), ...middle, typed(1000, now)], now);
  return middle.filter(({ number }) => !gone.includes(number)).map(({ at }) => at);
}

describe('the rule of thinning', () => {
  test.each([
    ['all of the last 24 hours', [ago(24 * 60), ago(24 * 60 - 1), ago(10), ago(5)], [0, 1, 2, 3]],
    ['the last of an hour', ['2026-07-13T09:00:00.000Z', '2026-07-13T09:30:00.000Z', '2026-07-13T09:59:59.999Z'], [2]],
    ['hours are those of the clock', ['2026-07-13T09:59:59.999Z', '2026-07-13T10:00:00.000Z'], [0, 1]],
    ['after 7 days the last of a day', ['2026-07-05T00:00:00.000Z', '2026-07-05T12:00:00.000Z', '2026-07-05T23:00:00.000Z'], [2]],
    ['days are those of UTC', ['2026-07-05T23:59:59.000Z', '2026-07-06T00:00:00.000Z'], [0, 1]],
    ['after 90 days the last of a week from Monday', ['2026-03-02T00:00:00.000Z', '2026-03-08T23:59:00.000Z', '2026-03-09T00:00:00.000Z'], [1, 2]],
    ['what a clock that was set back left in the future', [ago(-600), ago(-500)], [0, 1]],
    ['a time that cannot be read', ['no time', 'no time'], [0, 1]],
  ])('keeps %s', (_, times, kept) => {
    expect(left(...times)).toEqual(kept.map((index) => times[index]));
  });

  test('the oldest and the newest stay, alone or in one hour', () => {
    const at = '2026-01-01T00:00:00.000Z';
    expect(thinned([], now)).toEqual([]);
    expect(thinned([typed(1, at)], now)).toEqual([]);
    expect(thinned([typed(1, at), typed(2, at)], now)).toEqual([]);
    expect(thinned([typed(4, at), typed(2, at), typed(3, at), typed(1, at)], now)).toEqual([2]);
    expect(thinned([typed(4, at), typed(2, at), typed(3, at), typed(1, at)], now, new Set([2]))).toEqual([]);
  });
});

const heads = fc
  .array(
    fc.record({
      at: fc.integer({ min: -2 * 24 * 60, max: 400 * 24 * 60 }).map(ago),
      reason: fc.constantFrom(...snapshotReasons),
      name: fc.constantFrom('', '', '', '送审稿'),
    }),
    { maxLength: 300 },
  )
  .map((ones) => ones.map((one, index): SnapshotHead => ({ ...one, number: index * 3 })));

function without(snapshots: readonly SnapshotHead[], gone: readonly number[]): readonly SnapshotHead[] {
  return snapshots.filter(({ number }) => !gone.includes(number));
}

test('whatever is thinned: protected ones stay, twice is once, a later one of the same week takes the place, order is no matter', () => {
  fc.assert(
    fc.property(heads, (snapshots) => {
      const gone = thinned(snapshots, now);
      expect(thinned([...snapshots].reverse(), now)).toEqual(gone);
      const kept = without(snapshots, gone);
      expect(thinned(kept, now)).toEqual([]);
      for (const number of gone) {
        const one = snapshots.find((snapshot) => snapshot.number === number);
        expect(one?.name).toBe('');
        expect(['open', 'typing']).toContain(one?.reason);
        const successor = kept.find(
          ({ number: other, at }) => other > number && Math.abs(Date.parse(at) - Date.parse(one?.at ?? '')) < 7 * 24 * 60 * minute,
        );
        expect(successor).toBeDefined();
      }
      expect(kept.slice(0, 1)).toEqual(snapshots.slice(0, 1));
      expect(kept.slice(-1)).toEqual(snapshots.slice(-1));
    }),
  );
});

test('a year of typing every five minutes, thinned as it goes, stays small', () => {
  let kept: readonly SnapshotHead[] = [];
  const start = Date.parse('2025-07-15T12:00:00.000Z');
  for (let number = 0; number < 12 * 24 * 365; number++) {
    const at = new Date(start + number * 5 * minute).toISOString();
    kept = [...kept, typed(number, at)];
    if (number % 144 === 0) kept = without(kept, thinned(kept, at));
  }
  const end = kept.at(-1)?.at ?? '';
  kept = without(kept, thinned(kept, end));
  expect(kept.length).toBeLessThan(290 + 7 * 24 + 2 + 84 + 2 + 40 + 2);
  expect(kept.length).toBeGreaterThan(280 + 6 * 24 + 82 + 38);
});

test('restoring takes text and fields, and loses no picture and no state', () => {
  const medium = { type: 'image/png' as const, width: 1, height: 1, bytes: 1, caption: '', credit: '', alt: '' };
  const deletedAt = '2026-07-02T00:00:00.000Z';
  const [inText, cover, dropped, later] = ['a', 'b', 'c', 'd'].map((sign) => sign.repeat(16)) as [string, string, string, string];
  const id = '0198c0de-0000-7000-8000-000000000001';
  const old = {
    ...emptyArticle(id, '2026-07-01T00:00:00.000Z'),
    revision: 3,
    title: '旧题',
    body: `![](media/${inText}.png)`,
    cover,
    media: {
      [inText]: { ...medium, file: `${inText}.png`, caption: '旧说明', deletedAt },
      [cover]: { ...medium, file: `${cover}.png` },
      [dropped]: { ...medium, file: `${dropped}.png`, deletedAt },
    },
  };
  const present = {
    ...old,
    title: '新题',
    body: '新文',
    cover: null,
    state: 'approved' as const,
    revision: 9,
    updatedAt: '2026-07-09T00:00:00.000Z',
    media: {
      [inText]: { ...medium, file: `${inText}.png`, caption: '新说明', deletedAt },
      [cover]: { ...medium, file: `${cover}.png`, deletedAt },
      [dropped]: { ...medium, file: `${dropped}.png` },
      [later]: { ...medium, file: `${later}.png` },
    },
  };
  expect(restored(present, old)).toEqual({
    ...present,
    title: '旧题',
    body: old.body,
    cover,
    media: {
      [inText]: { ...medium, file: `${inText}.png`, caption: '旧说明' },
      [cover]: { ...medium, file: `${cover}.png` },
      [dropped]: { ...medium, file: `${dropped}.png`, deletedAt },
      [later]: { ...medium, file: `${later}.png` },
    },
  });
});
