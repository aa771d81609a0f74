import i18next from 'i18next';
import { expect, test } from 'vitest';
import { foreignFiles } from '#domain/intake/foreignFiles.ts';
import type { Failure } from '#domain/result.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { failureText, namedFailureText } from '../../../renderer/i18n/failure.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';

const speaking = i18next.createInstance();
await speaking.init({
  lng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const t = speaking.getFixedT('zh-CN');
const id = '0198c0de-0000-7000-8000-000000000001';
const failureOf = (thing: string): Failure => ({ code: 'not-found', thing, stage: 'read', message: '' });

test.each([
  [`article ${id}`, '这篇稿件：找不到'],
  [id, '这篇稿件：找不到'],
  ['通稿.txt', '通稿.txt：找不到'],
  ['request', '找不到'],
  ['Copydesk', '找不到'],
])('of %j a person reads %j', (thing, words) => {
  expect(failureText(t, failureOf(thing))).toBe(words);
});

test('one of many goes by its title, never by its id', () => {
  expect(namedFailureText(t, '新桥通车', failureOf(`article ${id}`))).toBe('新桥通车：找不到');
  expect(namedFailureText(t, '', failureOf(`article ${id}`))).toBe('（无标题）：找不到');
  expect(namedFailureText(t, null, failureOf(`article ${id}`))).toBe('这篇稿件：找不到');
});

test('without a thing an English sentence begins with a capital', () => {
  expect(failureText(speaking.getFixedT('en'), failureOf('request'))).toBe('It cannot be found');
});

test.each(foreignFiles)('a file of the kind %s is named, with advice, in both languages', (kind) => {
  const failure: Failure = { code: 'unsupported', thing: '来稿', stage: 'import', message: '', detail: { kind } };
  expect(failureText(t, failure)).toMatch(/^来稿：.{10,}$/);
  expect(failureText(t, failure)).not.toContain('foreign');
  expect(failureText(speaking.getFixedT('en'), failure)).toMatch(/^来稿: (?:this|its name) .{20,}$/);
});

test('of a kind nobody listed a person reads what Copydesk reads', () => {
  expect(failureText(t, { code: 'unsupported', thing: '来稿', stage: 'import', message: '', detail: { kind: '.csv' } })).toBe(
    '来稿：采编台不读这种文件，可读 .docx、.html、.mhtml、.txt、.md 和稿件包',
  );
});
