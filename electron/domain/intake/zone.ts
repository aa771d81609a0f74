import { refusal } from '../result.ts';

/** A wall clock's reading, without a zone. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Whether the calendar has this day and the clock this time (no 24:00, no leap second). Years 1900 to 2100. */
export function isRealTime(time: LocalTime): boolean {
  const { year, month, day, hour, minute, second } = time;
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant, whole minutes. */
export type Offset = (instant: number) => number;

/** @throws a refusal `invalid` when there is no such zone */
export function offsetsOf(timeZone: string): Offset {
  const format = formatFor(timeZone);
  return (instant) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(new Date(instant))) part[type] = Number(value);
    const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
    return Math.round((local - instant) / 60_000) * 60_000;
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    throw refusal('invalid', timeZone.slice(0, 64), 'import', 'there is no such time zone', undefined, error);
  }
}

const day = 86_400_000;

/**
 * The instant at which the zone's clocks show `time`, as ISO 8601 with the offset in force. An hour that comes twice is
 * the first one; an hour that is skipped is moved forward, as people who wrote it down did.
 */
export function instantInZone(time: LocalTime, offsetAt: Offset): string {
  const local = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const before = offsetAt(local - day);
  const after = offsetAt(local + day);
  const fitting = [before, after].filter((offset) => offsetAt(local - offset) === offset);
  const instant = local - (fitting.length > 0 ? Math.max(...fitting) : before);
  return withOffset(instant, offsetAt(instant));
}

/** ISO 8601 without fraction. `offset` in ms, whole minutes. */
export function withOffset(instant: number, offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
