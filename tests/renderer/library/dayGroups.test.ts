import { expect, test } from 'vitest';
import type { ArticleSummary } from '#domain/article.ts';
import { type DayNames, dayGroups } from '../../../renderer/library/dayGroups.ts';

const names = (changes: Partial<DayNames> = {}): DayNames => ({
  timeZone: 'Asia/Shanghai',
  now: '2026-03-05T04:00:00Z',
  language: 'zh-CN',
  today: '今天',
  yesterday: '昨天',
  ...changes,
});

function article(updatedAt: string, number = 0): ArticleSummary {
  const id = `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return { id, title: updatedAt, channel: '', state: 'draft', authors: [], han: 0, updatedAt, createdAt: updatedAt, revision: 1 };
}

/** `今天 | 12:00 | 昨天 | 23:59` */
const shown = (times: readonly string[], changes?: Partial<DayNames>) =>
  dayGroups(times.map(article), names(changes))
    .map((row) => (row.kind === 'day' ? row.name : row.time))
    .join(' | ');

test.each<[what: string, times: string[], rows: string, changes?: Partial<DayNames>]>([
  ['nothing', [], ''],
  ['today', ['2026-03-05T03:00:00Z', '2026-03-05T02:00:00Z'], '今天 | 11:00 | 10:00'],
  // Midnight in Shanghai is four in the afternoon of the day before, by UTC.
  ['across midnight', ['2026-03-04T16:00:00Z', '2026-03-04T15:59:59Z'], '今天 | 00:00 | 昨天 | 23:59'],
  ['across two midnights', ['2026-03-03T16:00:00Z', '2026-03-03T15:59:59Z'], '昨天 | 00:00 | 2026年3月3日周二 | 23:59'],
  ['just after midnight', ['2026-03-04T16:00:01Z', '2026-03-04T15:00:00Z'], '今天 | 00:00 | 昨天 | 23:00', { now: '2026-03-04T16:00:02Z' }],
  ['just before midnight', ['2026-03-05T15:59:00Z', '2026-03-04T15:59:00Z'], '今天 | 23:59 | 昨天 | 23:59', { now: '2026-03-05T15:59:59Z' }],
  ['across a year', ['2025-12-31T16:30:00Z', '2025-12-31T15:30:00Z'], '今天 | 00:30 | 昨天 | 23:30', { now: '2026-01-01T01:00:00Z' }],
  ['a leap day', ['2024-02-29T04:00:00Z'], '昨天 | 12:00', { now: '2024-03-01T04:00:00Z' }],
  ['the same instants elsewhere', ['2026-03-04T16:00:00Z', '2026-03-04T15:59:59Z'], '昨天 | 16:00 | 15:59', { timeZone: 'UTC' }],
  ['the day after clocks went forward', ['2026-03-08T22:00:00Z'], '昨天 | 18:00', { timeZone: 'America/New_York', now: '2026-03-09T04:30:00Z' }],
  ['the evening of a day of 25 hours', ['2026-10-31T22:00:00Z'], '昨天 | 18:00', { timeZone: 'America/New_York', now: '2026-11-02T04:45:00Z' }],
  ['in English', ['2026-03-01T04:00:00Z'], 'Sun, March 1, 2026 | 12:00', { language: 'en' }],
])('%s', (_, times, rows, changes) => {
  expect(shown(times, changes)).toBe(rows);
});

test('the order that was given is kept, and every row has an id of its own', () => {
  const times = ['2026-03-05T03:00:00Z', '2026-03-03T03:00:00Z', '2026-03-05T02:00:00Z'];
  const rows = dayGroups(times.map(article), names());
  expect(rows.flatMap((row) => (row.kind === 'article' ? [row.article.updatedAt] : []))).toEqual(times);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});
