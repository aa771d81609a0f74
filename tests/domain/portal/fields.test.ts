import { describe, expect, it } from 'vitest';
import { renderFieldSheet } from '#domain/portal/fieldSheet.ts';
import { fieldsJson, fieldValues } from '#domain/portal/fields.ts';
import { headOf } from '#domain/portal/head.ts';
import { renderNinjs } from '#domain/portal/ninjs.ts';
import { renderPage } from '#domain/portal/page.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { bareTemplate, plainProfile, soundArticle } from './desk.ts';
import { hostile, poisoned } from './hostile.ts';
import { elements } from './parsed.ts';

const values = (fields: Profile['fields'], article = soundArticle) =>
  fieldValues(article, { ...plainProfile, fields }, '<p>正文</p>', 'images/01.jpg');
const value = (from: Profile['fields'][number]['from'], article = soundArticle) => values([{ name: 'x', label: '甲', from }], article)[0]?.value;

describe('the CMS’s fields', () => {
  it('are the golden ones, in the form’s order', async () => {
    await expect(fieldsJson(plainProfile, fieldValues(soundArticle, plainProfile, '<p>正文</p>', 'images/01.jpg'))).toMatchFileSnapshot(
      'golden/fields.json.txt',
    );
  });

  it.each([
    ['title', '把会议开到田间地头　示例市一线办公解难题'],
    ['channel', '本地'],
    ['source.name', '样稿日报'],
    ['source.url', ''],
    ['authors', '周样 陈稿'],
    ['editor', '林小满'],
    ['keywords', '干部作风,秋收'],
    ['publishAt', '2017-09-07 10:23:27'],
    ['cover', 'images/01.jpg'],
    ['body', '<p>正文</p>'],
  ] as const)('%s is %s', (from, expected) => {
    expect(value(from)).toBe(expected);
  });

  it('has nothing to say where the article has nothing', () => {
    const empty = { ...soundArticle, publishAt: null, authors: [], keywords: [], channel: '' };
    for (const from of ['publishAt', 'authors', 'keywords', 'channel'] as const) expect(value(from, empty)).toBe('');
    expect(value('channel', { ...soundArticle, channel: 'unlisted' })).toBe('unlisted');
  });

  it('keeps the lines of a summary and makes one line of everything else', () => {
    expect(value('summary', { ...soundArticle, summary: ' 甲\r\n乙 ' })).toBe('甲\n乙');
    expect(value('title', { ...soundArticle, title: ' 甲\r\n\t乙 ' })).toBe('甲 乙');
  });

  it.each([
    ['chars', 'a汉😀', 3],
    ['bytes', 'a汉😀', 8],
    ['han', 'a 汉 😀', 3],
  ] as const)('counts in %s', (unit, title, length) => {
    const article = { ...soundArticle, title };
    expect(values([{ name: 'x', label: '甲', from: 'title', max: length, unit }], article)).toMatchObject([{ length, over: false, unit }]);
    expect(values([{ name: 'x', label: '甲', from: 'title', max: length - 1, unit }], article)).toMatchObject([
      { length, over: true, max: length - 1 },
    ]);
  });

  it.each([
    ['the portal’s own', { plain: { chosen: true, title: ' 田头会\n开起来 ' } }, '田头会 开起来'],
    ['the article’s, where the portal has none', { plain: { chosen: true, title: ' ' } }, soundArticle.title],
    ['the article’s, where another portal has one', { other: { chosen: true, title: '别处' } }, soundArticle.title],
  ])('have %s title', (_whose, outlets, expected) => {
    const article = { ...soundArticle, outlets };
    expect(value('title', article)).toBe(expected);
    const head = headOf(article, plainProfile, undefined, '');
    const page = renderPage({ article, profile: plainProfile, template: bareTemplate, bodyHtml: '' });
    expect(head.title).toBe(`${expected} - 示例之窗`);
    expect(elements(page).find(({ name }) => name === 'h1')?.text).toBe(expected);
    expect(JSON.parse(renderNinjs(article, plainProfile, '', [], '', [])).headlines[0]).toEqual({ role: 'main', value: expected });
    expect(renderFieldSheet({ article, profile: plainProfile, fields: [], pictures: [] })).toContain(`<h1>上传单：${expected}</h1>`);
  });

  it.each([
    [undefined, true],
    ['refuse', true],
    ['warn', false],
  ] as const)('over %s refuse the export: %s', (over, refused) => {
    expect(values([{ name: 'x', label: '甲', from: 'title', max: 1, over }])).toMatchObject([{ over: true, refused }]);
    expect(values([{ name: 'x', label: '甲', from: 'title', max: 100, over }])).toMatchObject([{ over: false, refused: false }]);
  });

  it('says what is missing', () => {
    const fields: Profile['fields'] = [
      { name: 'x', label: '甲', from: 'kicker', required: true },
      { name: 'y', label: '乙', from: 'kicker' },
    ];
    expect(values(fields, { ...soundArticle, kicker: ' \u200b '.trim() && '' })).toMatchObject([{ missing: true }, { missing: false }]);
    expect(values(fields)).toMatchObject([{ missing: false }, { missing: false }]);
  });

  it.each(hostile)('carry %s as text, on one line', (_name, text) => {
    const fields = fieldValues(poisoned(text), plainProfile, '', '');
    expect(fields.filter(({ from }) => from !== 'summary').every((field) => !/[\p{Cc}\u202e]/u.test(field.value))).toBe(true);
    expect(JSON.parse(fieldsJson(plainProfile, fields))).toMatchObject({ portal: 'plain' });
  });
});
