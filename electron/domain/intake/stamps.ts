import { instantInZone, isRealTime, type LocalTime, type Offset, withOffset } from './zone.ts';

/** A date, or date and time, found in a line. Offsets are UTF-16 units of that line. */
export interface Stamp {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Undefined when the calendar or the clock has no such time. */
  readonly time: LocalTime | undefined;
  readonly hasClock: boolean;
  /** The offset written with it, ms; undefined for the newsroom's own zone. */
  readonly offset: number | undefined;
}

const date = String.raw`(?<!\d)(?<year>\d{4})[ ]?(?:(?<sep>[-/.])[ ]?(?<m1>\d{1,2})[ ]?\k<sep>[ ]?(?<d1>\d{1,2})|年[ ]?(?<m2>\d{1,2})[ ]?月[ ]?(?<d2>\d{1,2})[ ]?日?)`;
const weekday = '(?:[ ]{0,4}[(]?(?:星期|周)[一二三四五六日天][)]?)?';
const clock = String.raw`(?:[ T]{0,6}(?<half>上午|下午|晚上|凌晨|中午)?[ ]?(?<hour>\d{1,2})(?:[ ]?:[ ]?(?<min1>\d{1,2})(?:[ ]?:[ ]?(?<sec1>\d{1,2})(?:\.\d{1,9})?)?|[时点](?:(?<min2>\d{1,2})分(?:(?<sec2>\d{1,2})秒)?)?))?`;
const offset = String.raw`(?<offset>Z|[ ]?\+\d{2}:?\d{2}|(?<=T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)-\d{2}:?\d{2})?`;
const pattern = new RegExp(`${date}${weekday}${clock}${offset}(?!\\d)`, 'g');

/** Same length as `text`: digits, colons, hyphens and blanks of full width become half width, so that one pattern reads both. */
function halfWidth(text: string): string {
  return text.replace(/[０-９：－／．（）\u3000\u00a0\t]/g, (character) => {
    const code = character.charCodeAt(0);
    return code > 0xff00 ? String.fromCharCode(code - 0xfee0) : ' ';
  });
}

/** All dates of a line, in order. Meant for lines of bounded length. */
export function findStamps(line: string): Stamp[] {
  return [...halfWidth(line).matchAll(pattern)].map((match) => readStamp(match, line));
}

function readStamp(match: RegExpExecArray, line: string): Stamp {
  const group = match.groups ?? {};
  const number = (...names: string[]) => Number(names.map((name) => group[name]).find((value) => value !== undefined) ?? 0);
  const time: LocalTime = {
    year: number('year'),
    month: number('m1', 'm2'),
    day: number('d1', 'd2'),
    hour: hourOf(number('hour'), group.half),
    minute: number('min1', 'min2'),
    second: number('sec1', 'sec2'),
  };
  const end = match.index + match[0].trimEnd().length;
  const offset = offsetOf(group.offset);
  return {
    start: match.index,
    end,
    text: line.slice(match.index, end),
    time: isRealTime(time) && offset !== 'wrong' ? time : undefined,
    hasClock: group.hour !== undefined,
    offset: offset === 'wrong' ? undefined : offset,
  };
}

function hourOf(hour: number, half: string | undefined): number {
  if ((half === '下午' || half === '晚上') && hour >= 1 && hour < 12) return hour + 12;
  return hour;
}

function offsetOf(text: string | undefined): number | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(text) ?? ['', '+', '0', '0'];
  if (Number(hours) > 14 || Number(minutes) > 59) return 'wrong';
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** ISO 8601 with the offset that was written, or else the zone's at that instant. */
export function isoOf(time: LocalTime, offset: number | undefined, offsetAt: Offset): string {
  if (offset === undefined) return instantInZone(time, offsetAt);
  const local = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  return withOffset(local - offset, offset);
}
