import { expect, test } from 'vitest';
import { daysIn } from '#domain/days.ts';

const hour = 3_600_000;

test.each([
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
])('days in %s are those of its calendar, hour by hour of a year, whatever was asked before', (timeZone) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const days = daysIn(timeZone);
  const start = Date.UTC(2026, 0, 1);
  for (let at = 365 * 24; at >= 0; at -= 5) {
    const instant = start + at * hour;
    const day = format.format(instant);
    expect(days.of(instant)).toBe(day);
    if (at % 35 !== 0) continue;
    const { start: begin, end } = daysIn(timeZone).bounds(day);
    expect([format.format(begin), format.format(begin - 1) < day, format.format(end - 1), format.format(end) > day]).toEqual([day, true, day, true]);
  }
});
