import { describe, expect, test } from 'vitest';
import { intakeText } from '#domain/intake/intake.ts';
import { lost } from './lost.ts';

/** Who wrote a release, where it comes from and who edited it, in the ways newsrooms and agencies write it. */

function take(...lines: string[]) {
  const text = lines.join('\n');
  const intake = intakeText(text, { timeZone: 'Asia/Shanghai' });
  expect(lost(text, intake)).toBeUndefined();
  return { ...intake.draft, codes: intake.warnings.map(({ code }) => code) };
}
const title = '云溪县夜市开张';
const text = '云溪县夜市昨晚开张，一百二十个摊位沿河排开。';
const reporter = { name: '李禾', role: '记者' };
const stringer = { name: '周青', role: '通讯员' };

describe('people in the dateline', () => {
  test.each<[line: string, authors: object[]]>([
    ['本报讯（记者 李禾 通讯员 周青）夜市开张了。', [reporter, stringer]],
    ['本报讯 记者李禾 通讯员周青报道：夜市开张了。', [reporter, stringer]],
    ['本网讯　通讯员　周青报道：夜市开张了。', [stringer]],
    ['新华社云溪3月5日电（记者李禾）夜市开张了。', [reporter]],
    ['（新华社云溪3月5日电 记者李禾）夜市开张了。', [reporter]],
    ['本报讯 记者从县城管局获悉：夜市开张了。', []],
    ['好消息 记者节活动报名：今日开始。', []],
  ])('%s', (line, authors) => {
    const draft = take(title, line, text);
    expect(draft.authors ?? []).toEqual(authors);
    expect(draft.body?.startsWith(line)).toBe(true);
  });
});

describe('an agency', () => {
  test.each([
    ['新华社云溪3月5日电（记者李禾）夜市开张了。', '新华社'],
    ['中新网云溪3月5日电 夜市开张了。', '中新网'],
    ['（人民网云溪3月5日电）夜市开张了。', '人民网'],
  ])('%s is its source, and the text keeps the dateline', (line, name) => {
    const draft = take(title, line, text);
    expect(draft.source).toEqual({ name, kind: 'original', url: '', originalTitle: '' });
    expect(draft.body?.startsWith(line)).toBe(true);
    expect(draft.codes).toContain('source-in-text');
  });
  test('is not asked where a source is named', () => {
    const draft = take(title, '来源：云溪日报', '新华社云溪3月5日电 夜市开张了。', text);
    expect(draft.source?.name).toBe('云溪日报');
    expect(draft.codes).not.toContain('field-conflict');
  });
  test.each(['新华社记者说，夜市开张了。', '据新华社云溪3月5日电，夜市开张了。'])('%s is no dateline', (line) => {
    expect(take(title, line, text).source).toBeUndefined();
  });
  test('sets the headline of a feature behind the dateline', () => {
    expect(take('新华社云溪3月5日电 题：夜市里的灯火', '新华社记者 李禾', text)).toMatchObject({
      title: '夜市里的灯火',
      source: { name: '新华社' },
      authors: [reporter],
      body: text,
    });
  });
});

describe('credits below the text', () => {
  test.each<[lines: string[], fields: object]>([
    [['责任编辑：方媛'], { editor: '方媛' }],
    [['【责任编辑：方媛】'], { editor: '方媛' }],
    [['(责任编辑 方媛)'], { editor: '方媛' }],
    [['责任编辑　方媛　校对　沈砚'], { editor: '方媛' }],
    [['编辑/方媛', '来源/云溪日报'], { editor: '方媛', source: { name: '云溪日报' } }],
    [['编辑 | 方媛'], { editor: '方媛' }],
    [['来源：云溪日报 记者 李禾', '责编：方媛　审核：沈砚'], { editor: '方媛', authors: [reporter], source: { name: '云溪日报' } }],
  ])('%j', (lines, fields) => {
    expect(take(title, text, ...lines)).toMatchObject({ ...fields, body: text });
  });
  test.each(['编辑 们送来了新一期的样刊', '来源 广泛'])('%s stays text', (line) => {
    expect(take(title, text, line, text).body).toContain(line);
  });
});

describe('a manuscript that says what is what', () => {
  test('labels and the label of the text go, each told', () => {
    const draft = take('标题：夜市开张', '副标题：——灯火可亲', '作者：李禾', '日期：2026/3/5', '【正文】', text);
    expect(draft).toMatchObject({ title: '夜市开张', subtitle: '灯火可亲', authors: [{ name: '李禾', role: '' }], body: text });
    expect(draft.publishAt).toBe('2026-03-05T00:00:00+08:00');
    expect(draft.codes).toContain('dropped-labels');
  });
  test('the date of what is announced stays in the text', () => {
    expect(take(title, '日期：2026年3月5日', '地点：老街', text)).toMatchObject({ body: `日期：2026年3月5日\n\n地点：老街\n\n${text}` });
  });
});
