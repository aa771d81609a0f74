import { expect, test } from 'vitest';
import { findStamps, isoOf } from '#domain/intake/stamps.ts';
import { offsetsOf } from '#domain/intake/zone.ts';
import { failureOf } from '#domain/result.ts';

test.each([
  ['2017-09-07 10:23:27', 'Asia/Shanghai', '2017-09-07T10:23:27+08:00'],
  // China set its clocks forward from 1986 to 1991.
  ['1988-07-01 12:00:00', 'Asia/Shanghai', '1988-07-01T12:00:00+09:00'],
  ['1988-12-01 12:00:00', 'Asia/Shanghai', '1988-12-01T12:00:00+08:00'],
  ['2017-09-07 10:23', 'Asia/Urumqi', '2017-09-07T10:23:00+06:00'],
  ['2020-01-15 08:00', 'America/New_York', '2020-01-15T08:00:00-05:00'],
  ['2020-07-15 08:00', 'America/New_York', '2020-07-15T08:00:00-04:00'],
  // The hour that is skipped moves forward, the hour that comes twice is the first one.
  ['2020-03-08 02:30', 'America/New_York', '2020-03-08T03:30:00-04:00'],
  ['2020-11-01 01:30', 'America/New_York', '2020-11-01T01:30:00-04:00'],
  ['2020-11-01 02:30', 'America/New_York', '2020-11-01T02:30:00-05:00'],
  ['2021-05-01 00:00', 'Asia/Kolkata', '2021-05-01T00:00:00+05:30'],
  ['2021-05-01 00:00', 'UTC', '2021-05-01T00:00:00+00:00'],
  ['2016-02-29 23:59:59', 'Asia/Shanghai', '2016-02-29T23:59:59+08:00'],
  ['2017-09-07T10:23:27Z', 'Asia/Shanghai', '2017-09-07T10:23:27+00:00'],
  ['2017-09-07T10:23:27-05:00', 'Asia/Shanghai', '2017-09-07T10:23:27-05:00'],
  ['2017-09-07 10:23:27 +0900', 'Asia/Shanghai', '2017-09-07T10:23:27+09:00'],
])('%s in %s is %s', (text, zone, iso) => {
  const [stamp] = findStamps(text);
  expect(stamp?.time && isoOf(stamp.time, stamp.offset, offsetsOf(zone))).toBe(iso);
});

test.each(['2017-02-30', '2017-9-7 25:61', '2017年13月1日', '1899-01-01', '2017-09-07 10:61', '2015-02-29'])('%s is on no calendar', (text) => {
  const [stamp] = findStamps(text);
  expect(stamp).toBeDefined();
  expect(stamp?.time).toBeUndefined();
});

test.each(['12017-09-07', '2017-09', '电话 0000-1234567', '2017年', '3:2', '20170907'])('%s is no date', (text) => {
  expect(findStamps(text)).toEqual([]);
});

test('a zone that does not exist is refused', () => {
  let code: string | undefined;
  try {
    offsetsOf('Asia/Yunxi');
  } catch (error) {
    code = failureOf(error)?.code;
  }
  expect(code).toBe('invalid');
});
