import { expect, test } from 'vitest';
import { type DayWords, dayNames, dayOf } from '../../../renderer/library/dayNames.ts';

const words = (changes: Partial<DayWords> = {}): DayWords => ({
  timeZone: 'Asia/Shanghai',
  now: '2026-03-05',
  language: 'zh-CN',
  today: '今天',
  yesterday: '昨天',
  ...changes,
});

test.each<[day: string, said: string, changes?: Partial<DayWords>]>([
  ['2026-03-05', '今天'],
  ['2026-03-04', '昨天'],
  ['2026-03-03', '2026年3月3日周二'],
  ['2026-03-06', '2026年3月6日周五'],
  ['2025-12-31', '昨天', { now: '2026-01-01' }],
  ['2024-02-29', '昨天', { now: '2024-03-01' }],
  // The day on which clocks go forward, and one of 25 hours.
  ['2026-03-08', '昨天', { timeZone: 'America/New_York', now: '2026-03-09' }],
  ['2026-11-01', '昨天', { timeZone: 'America/New_York', now: '2026-11-02' }],
  ['2026-03-01', 'Sun, March 1, 2026', { language: 'en' }],
  ['2026-03-01', '2026年3月1日周日', { timeZone: 'Pacific/Kiritimati' }],
  ['2026-03-01', '2026年3月1日周日', { timeZone: 'Pacific/Pago_Pago' }],
])('%s is said as %s', (day, said, changes) => {
  expect(dayNames(words(changes)).day(day)).toBe(said);
});

test.each<[instant: string, clock: string, short: string, full: string, changes?: Partial<DayWords>]>([
  ['2026-03-05T03:00:00Z', '11:00', '11:00', '2026-03-05 11:00'],
  // Midnight in Shanghai is four in the afternoon of the day before, by UTC.
  ['2026-03-04T16:00:00Z', '00:00', '00:00', '2026-03-05 00:00'],
  ['2026-03-04T15:59:59Z', '23:59', '3月4日', '2026-03-04 23:59'],
  ['2025-12-31T15:59:59Z', '23:59', '2025-12-31', '2025-12-31 23:59'],
  ['2026-03-04T16:00:00Z', '16:00', 'Mar 4', '2026-03-04 16:00', { timeZone: 'UTC', language: 'en' }],
])('%s', (instant, clock, short, full, changes) => {
  const names = dayNames(words(changes));
  expect([names.clock(instant), names.short(instant), names.full(instant)]).toEqual([clock, short, full]);
});

test('the day it is depends on where', () => {
  const instant = new Date('2026-03-04T16:00:00Z');
  expect(dayOf(instant, 'Asia/Shanghai')).toBe('2026-03-05');
  expect(dayOf(instant, 'UTC')).toBe('2026-03-04');
});
