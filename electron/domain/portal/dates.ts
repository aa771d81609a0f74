import { refusal } from '../result.ts';

/** Instants as a portal writes them: in its own time zone, in a pattern of `yyyy MM dd HH mm ss` and literal text. */

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** Making a formatter costs a hundred times more than using one; a newsroom has one or two zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats an instant in a time zone.
 *
 * Letters: `yyyy yy M MM d dd H HH m mm s ss`, `E` 周四, `EEEE` 星期四, `XXX` +08:00. Text in single quotes and every
 * other character stands as it is: `yyyy年M月d日 HH:mm`.
 * @param instant ISO 8601 with an offset or Z
 * @param timeZone an IANA name
 * @throws a refusal `bad-profile` for a zone nobody knows, `invalid` for what is no instant
 */
export function formatInstant(instant: string, timeZone: string, pattern: string): string {
  const clock = wallClock(instant, timeZone);
  let text = '';
  for (const piece of piecesOf(pattern)) text += piece.letters ? part(piece.text, clock) : piece.text;
  return text;
}

interface Piece {
  readonly text: string;
  /** Letters that stand for a part of the time; else the text stands as it is. */
  readonly letters: boolean;
}

/** A newsroom has a handful of patterns. */
const patterns = new Map<string, readonly Piece[]>();
const mostPatterns = 100;

function piecesOf(pattern: string): readonly Piece[] {
  const known = patterns.get(pattern);
  if (known) return known;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: letters, 1: quoted, index } of pattern.matchAll(patternParts)) {
    pieces.push({ text: pattern.slice(at, index), letters: false });
    pieces.push(quoted === undefined ? { text: letters, letters: true } : { text: quoted || "'", letters: false });
    at = index + letters.length;
  }
  pieces.push({ text: pattern.slice(at), letters: false });
  if (patterns.size >= mostPatterns) patterns.clear();
  patterns.set(pattern, pieces);
  return pieces;
}

const patternParts = /'([^']*)'|yyyy|yy|MM?|dd?|HH?|mm?|ss?|EEEE|E|XXX/g;

/** The Latin letters of a pattern that stand for nothing, and a quote that does not end; empty for a sound pattern. */
export function unknownLetters(pattern: string): string {
  return [...pattern.replace(patternParts, ' ').matchAll(/[A-Za-z]+|'/g)].map(([letters]) => letters).join(' ');
}

/** Whether this is a time zone whose clocks can be read: `Asia/Shanghai`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The same instant as ISO 8601 with the zone's own offset, to the second: `2017-09-07T10:23:27+08:00`. */
export function zonedIso(instant: string, timeZone: string): string {
  return formatInstant(instant, timeZone, "yyyy-MM-dd'T'HH:mm:ssXXX");
}

/** Milliseconds since 1970 of an ISO instant. @throws a refusal `invalid` */
export function epoch(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw refusal('invalid', instant.slice(0, 40), 'render', 'it is not a time');
  return milliseconds;
}

function part(letters: string, clock: WallClock): string {
  switch (letters) {
    case 'yyyy':
      return digits(clock.year, 4);
    case 'yy':
      return digits(clock.year % 100, 2);
    case 'M':
    case 'MM':
      return digits(clock.month, letters.length);
    case 'd':
    case 'dd':
      return digits(clock.day, letters.length);
    case 'H':
    case 'HH':
      return digits(clock.hour, letters.length);
    case 'm':
    case 'mm':
      return digits(clock.minute, letters.length);
    case 's':
    case 'ss':
      return digits(clock.second, letters.length);
    case 'E':
      return `周${weekdays[clock.weekday]}`;
    case 'EEEE':
      return `星期${weekdays[clock.weekday]}`;
    case 'XXX':
      return offsetText(clock.offset);
    default:
      return letters;
  }
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`;
}

/** In ms: since 1972 every zone's offset is of whole minutes, and changes at a quarter of an hour. */
const quarter = 15 * 60_000;
const wholeMinutesSince = Date.UTC(1972, 0, 1);

/** Offsets by zone and quarter of an hour, in minutes; a newsroom's articles lie in a few thousand of them. */
const offsets = new Map<string, number>();
const mostOffsets = 5000;

function wallClock(instant: string, timeZone: string): WallClock {
  const time = epoch(instant);
  if (time < wholeMinutesSince) return askedClock(time, timeZone);
  const key = `${Math.floor(time / quarter)} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return clockAt(time, known);
  const asked = askedClock(time, timeZone);
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, asked.offset);
  return asked;
}

function clockAt(time: number, offset: number): WallClock {
  const there = new Date(time + offset * 60_000);
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    hour: there.getUTCHours(),
    minute: there.getUTCMinutes(),
    second: there.getUTCSeconds(),
    weekday: there.getUTCDay(),
    offset,
  };
}

/** Asks the system's table of zones, which takes a hundred times as long. */
function askedClock(time: number, timeZone: string): WallClock {
  const found: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(time)) found[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: new Date(asUtc).getUTCDay(),
    offset: Math.round((asUtc - Math.floor(time / 1000) * 1000) / 60_000),
  };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, made);
    return made;
  } catch (error) {
    throw refusal('bad-profile', timeZone.slice(0, 64), 'render', 'there is no such time zone', { field: 'timeZone' }, error);
  }
}
