import { expect, test } from 'vitest';
import { instantInZone, offsetsOf } from '#domain/intake/zone.ts';
import { keywordsText, localTimeText, parseKeywords, parseLocalTime } from '../../../renderer/editor/fieldText.ts';

test.each<[text: string, keywords: string[]]>([
  ['', []],
  ['桥梁', ['桥梁']],
  ['桥梁,交通，民生;云溪；水利、防汛 教育　健康', ['桥梁', '交通', '民生', '云溪', '水利', '防汛', '教育', '健康']],
  ['桥梁，，桥梁 ', ['桥梁']],
  ['“四干”工作法，5G', ['“四干”工作法', '5G']],
])('keywords %j', (text, keywords) => {
  expect(parseKeywords(text)).toEqual(keywords);
  expect(parseKeywords(keywordsText(keywords))).toEqual(keywords);
});

test('keywords stay within what an article may hold', () => {
  const keywords = parseKeywords(Array.from({ length: 80 }, (_, number) => `${number}${'词'.repeat(200)}`).join('，'));
  expect(keywords).toHaveLength(50);
  expect(keywords.every((word) => word.length <= 100)).toBe(true);
});

test.each<[text: string, read: string]>([
  ['2017-09-07 10:23:27', '2017-09-07T10:23:27+08:00'],
  ['2017-09-07 10:23', '2017-09-07T10:23:00+08:00'],
  ['2017-9-7 9:5', '2017-09-07T09:05:00+08:00'],
  ['2017/09/07 10:23', '2017-09-07T10:23:00+08:00'],
  ['2017.9.7 10:23', '2017-09-07T10:23:00+08:00'],
  ['2017年9月7日 10:23', '2017-09-07T10:23:00+08:00'],
  ['2017年9月7日10：23：27', '2017-09-07T10:23:27+08:00'],
  ['2017-09-07T10:23:27', '2017-09-07T10:23:27+08:00'],
  ['　2017-09-07　10:23 ', '2017-09-07T10:23:00+08:00'],
  ['2024-02-29 00:00:00', '2024-02-29T00:00:00+08:00'],
  ['2017-12-31 23:59:59', '2017-12-31T23:59:59+08:00'],
])('the time %j', (text, read) => {
  const time = parseLocalTime(text);
  expect(time && instantInZone(time, offsetsOf('Asia/Shanghai'))).toBe(read);
});

test.each([
  '',
  '昨天',
  '10:23',
  '2017-13-01 10:00',
  '2017-02-29 10:00',
  '2017-09-31 10:00',
  '2017-09-07 24:00',
  '2017-09-07 10:60',
  '2017-09-07 10:23:60',
  '17-09-07 10:23',
  '2017-09-07 10:23 编辑',
  '2017-09-07 10:23:27+08:00',
  '12017-09-07 10:23',
])('%j is no time', (text) => {
  expect(parseLocalTime(text)).toBeUndefined();
});

test('a time is shown by the clocks of the newsroom, and read back as the same instant', () => {
  const text = localTimeText('2017-09-07T02:23:27Z', 'Asia/Shanghai');
  expect(text).toBe('2017-09-07 10:23:27');
  const time = parseLocalTime(text);
  expect(time && Date.parse(instantInZone(time, offsetsOf('Asia/Shanghai')))).toBe(Date.parse('2017-09-07T02:23:27Z'));
  expect(localTimeText(null, 'Asia/Shanghai')).toBe('');
});

test.each([
  ['2017-09-07', '00:00:00'],
  ['20170907', '00:00:00'],
  ['2017年9月7日', '00:00:00'],
  ['2017年9月7日9时30分', '09:30:00'],
  ['2017年9月7日 9点', '09:00:00'],
  ['2017年9月7日9时30分15秒', '09:30:15'],
])('%s is read as people write it', (text, clock) => {
  const time = parseLocalTime(text);
  const two = (value: number | undefined) => String(value).padStart(2, '0');
  expect([time?.year, time?.month, time?.day]).toEqual([2017, 9, 7]);
  expect([two(time?.hour), two(time?.minute), two(time?.second)].join(':')).toBe(clock);
});
