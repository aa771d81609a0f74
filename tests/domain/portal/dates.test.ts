import { describe, expect, it } from 'vitest';
import { formatInstant, zonedIso } from '#domain/portal/dates.ts';
import { failureOf } from '#domain/result.ts';

const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return failureOf(error)?.code;
  }
  return undefined;
};

describe('dates in the portal’s zone', () => {
  it.each([
    ['2017-09-07T02:23:27Z', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm:ss', '2017-09-07 10:23:27'],
    ['2017-09-07T10:23:27+08:00', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm:ss', '2017-09-07 10:23:27'],
    ['2017-09-06T16:00:00.000Z', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm:ss', '2017-09-07 00:00:00'],
    ['2017-12-31T23:59:59.999Z', 'UTC', 'yyyyMMdd HH:mm:ss', '20171231 23:59:59'],
    ['2017-09-07T02:03:04Z', 'Asia/Shanghai', 'yyyy年M月d日 H:m:s E EEEE', '2017年9月7日 10:3:4 周四 星期四'],
    ['2017-07-01T00:00:00Z', 'Europe/Berlin', 'yy/MM/dd HH:mm XXX', '17/07/01 02:00 +02:00'],
    ['2017-01-01T00:00:00Z', 'America/St_Johns', 'yyyy-MM-dd HH:mm XXX', '2016-12-31 20:30 -03:30'],
    ['2017-09-07T02:23:27Z', 'Asia/Shanghai', "'d' d ''", "d 7 '"],
    ['2017-09-07T02:23:27Z', 'Asia/Shanghai', '发布于 HH 时', '发布于 10 时'],
  ])('%s in %s as %s', (instant, zone, pattern, expected) => {
    expect(formatInstant(instant, zone, pattern)).toBe(expected);
  });

  it('gives an instant the zone’s own offset', () => {
    expect(zonedIso('2017-09-07T02:23:27.999Z', 'Asia/Shanghai')).toBe('2017-09-07T10:23:27+08:00');
    expect(zonedIso('1990-07-01T00:00:00Z', 'Asia/Shanghai')).toBe('1990-07-01T09:00:00+09:00');
  });

  it('refuses what is no time and a zone nobody knows', () => {
    expect(code(() => formatInstant('昨天', 'UTC', 'yyyy'))).toBe('invalid');
    expect(code(() => formatInstant('2017-09-07T02:23:27Z', 'Mars/Olympus', 'yyyy'))).toBe('bad-profile');
  });
});
