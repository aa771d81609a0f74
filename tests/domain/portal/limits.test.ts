import { describe, expect, it } from 'vitest';
import { utf8Bytes } from '#domain/count.ts';
import { allAgree, fitting, type Limit, limitOf, limitsOf, tightestFirst } from '#domain/portal/limits.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { plainProfile, soundArticle } from './desk.ts';

type Field = Profile['fields'][number];
const withFields = (...fields: Field[]): Profile => ({ ...plainProfile, fields });
const title = (field: Partial<Field>): Field => ({ name: 'title', label: '标题', from: 'title', ...field });

describe('the limit of a field', () => {
  it.each<[field: Partial<Field>, value: string, length: number, state: Limit['state']]>([
    [{ max: 4 }, '新桥通', 3, 'fits'],
    [{ max: 4 }, '新桥通车', 4, 'near'],
    [{ max: 4 }, '新桥通车了', 5, 'over'],
    [{ max: 4, unit: 'chars' }, '🌉🌉🌉🌉', 4, 'near'],
    [{ max: 63, unit: 'bytes' }, '汉'.repeat(18), 54, 'fits'],
    [{ max: 63, unit: 'bytes' }, '汉'.repeat(19), 57, 'near'],
    [{ max: 63, unit: 'bytes' }, '汉'.repeat(21), 63, 'near'],
    [{ max: 63, unit: 'bytes' }, '汉'.repeat(22), 66, 'over'],
    [{ max: 4, unit: 'han' }, '新 桥 通 车', 4, 'near'],
    [{ max: 1 }, '', 0, 'fits'],
  ])('%o of %j', (field, value, length, state) => {
    expect(limitOf(withFields(title(field)), 'title', value)).toEqual({
      from: 'title',
      portal: 'plain',
      portalName: '示例之窗',
      label: '标题',
      length,
      max: field.max,
      unit: field.unit ?? 'chars',
      state,
    });
  });

  it('is none where the portal sets none, or has no such field', () => {
    expect(limitOf(withFields(title({})), 'title', '题')).toBeUndefined();
    expect(limitOf(withFields(title({ max: 4 })), 'summary', '题')).toBeUndefined();
  });

  it('is the tighter one where the form asks for a field twice', () => {
    const profile = withFields(title({ max: 100 }), title({ name: 'seo', label: '搜索标题', max: 10 }));
    expect(limitOf(profile, 'title', '新桥通车')).toMatchObject({ label: '搜索标题', max: 10 });
  });
});

describe('the limits of an article', () => {
  it('are those of what the form is given, not of what was typed', () => {
    const profile = withFields(
      { name: 'writer', label: '作者', from: 'authors', max: 24, unit: 'bytes' },
      { name: 'c', label: '频道', from: 'channel' },
    );
    expect(limitsOf(soundArticle, profile)).toMatchObject([{ from: 'authors', length: utf8Bytes('周样 陈稿'), max: 24 }]);
  });

  it('count the title that the article has on that portal', () => {
    const article = { ...soundArticle, outlets: { plain: { chosen: true, title: '短题' }, wechat: { chosen: true, title: '另一个长一些的题' } } };
    expect(limitsOf(article, withFields(title({ max: 10 })))).toMatchObject([{ length: 2 }]);
  });

  it('come tightest first, and know when they are all the same', () => {
    const of = (max: number, unit: Field['unit'] = 'chars') => limitOf(withFields(title({ max, unit })), 'title', '新桥通车') ?? expect.unreachable();
    expect(tightestFirst([of(100), of(8), of(20)]).map(({ max }) => max)).toEqual([8, 20, 100]);
    expect(allAgree([of(8), of(8)])).toBe(true);
    expect(allAgree([of(8), of(8, 'bytes')])).toBe(false);
    expect(allAgree([of(8), of(9)])).toBe(false);
    expect(allAgree([])).toBe(false);
  });
});

it.each([
  ['汉'.repeat(22), 63, 21],
  ['汉😀字', 5, 1],
  ['汉😀字', 7, 3],
  ['短', 63, 1],
  ['', 0, 0],
  ['汉', 2, 0],
])('of %j %i bytes fit up to offset %i', (text, max, offset) => {
  expect(fitting(text, max, utf8Bytes)).toBe(offset);
});
