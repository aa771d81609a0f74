import { expect, test } from 'vitest';
import type { Author } from '#domain/article.ts';
import { instantInZone, offsetsOf } from '#domain/intake/zone.ts';
import { authorsText, keywordsText, localTimeText, parseAuthors, parseKeywords, parseLocalTime } from '../../../renderer/editor/fieldText.ts';

const reporter = (name: string): Author => ({ name, role: '记者' });

test.each<[text: string, authors: Author[]]>([
  ['', []],
  [' ，；、 ', []],
  ['张三', [reporter('张三')]],
  ['张三:记者', [reporter('张三')]],
  ['张三：通讯员', [{ name: '张三', role: '通讯员' }]],
  ['张三:', [{ name: '张三', role: '' }]],
  ['张三,李四', [reporter('张三'), reporter('李四')]],
  ['张三、李四', [reporter('张三'), reporter('李四')]],
  ['张三　李四 王五', [reporter('张三'), reporter('李四'), reporter('王五')]],
  ['张三:记者，李四 王五:通讯员', [reporter('张三'), { name: '李四', role: '通讯员' }, { name: '王五', role: '通讯员' }]],
  ['张三；李四:摄影;王五', [reporter('张三'), { name: '李四', role: '摄影' }, reporter('王五')]],
  [' 张三 : 特约 记者 ', [{ name: '张三', role: '特约 记者' }]],
  ['艾力·买买提', [reporter('艾力·买买提')]],
  ['John Smith:摄影', [{ name: 'John Smith', role: '摄影' }]],
  ['张三 John Smith 李四', [reporter('张三'), reporter('John Smith'), reporter('李四')]],
  ['J. Müller', [reporter('J. Müller')]],
  [':记者', []],
])('authors %j', (text, authors) => {
  expect(parseAuthors(text)).toEqual(authors);
});

test('authors stay within what an article may hold', () => {
  const authors = parseAuthors(Array.from({ length: 80 }, (_, number) => `人${number}${'长'.repeat(200)}:${'职'.repeat(80)}`).join('，'));
  expect(authors).toHaveLength(50);
  expect(authors.every(({ name, role }) => name.length <= 100 && role.length <= 40)).toBe(true);
});

test.each<Author[][]>([
  [[]],
  [[reporter('张三')]],
  [[reporter('张三'), { name: '李四', role: '通讯员' }]],
  [[{ name: 'John Smith', role: 'photo' }, reporter('艾力·买买提')]],
])('authors come back from their own line: %j', (authors) => {
  expect(parseAuthors(authorsText(authors))).toEqual(authors);
});

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
