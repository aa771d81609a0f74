import { describe, expect, it } from 'vitest';
import { ownPackageName, packageName } from '#domain/portal/slug.ts';
import { plainProfile, soundArticle } from './desk.ts';

const name = (title: string, shortTitle = '') => packageName({ ...soundArticle, title, shortTitle }, plainProfile);

describe('the package’s name', () => {
  it.each([
    ['春耕备耕', '20170907-deadbeef'],
    ['2017年上半年增长10~20%', '20170907-deadbeef'],
    ['GDP增长7.5%', '20170907-gdp-7-5'],
    ['A股大涨', '20170907-deadbeef'],
    ['ＡＰＥＣ会议', '20170907-apec'],
    ['Café Zürich opens', '20170907-cafe-zurich-opens'],
    ['CON', '20170907-con'],
    ['../../etc/passwd', '20170907-etc-passwd'],
    ['', '20170907-deadbeef'],
    [`${'long'.repeat(20)} word`, `20170907-${'long'.repeat(10)}`],
    ['the quick brown fox jumps over the lazy dog', '20170907-the-quick-brown-fox-jumps-over-the-lazy'],
  ])('%s -> %s', (title, expected) => {
    expect(name(title)).toBe(expected);
    expect(name(title)).toMatch(/^\d{8}-[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/);
  });

  it('prefers the short title, if it says anything', () => {
    expect(name('APEC meeting', 'Summit opens')).toBe('20170907-summit-opens');
    expect(name('APEC会议', '会议')).toBe('20170907-apec');
  });

  it('takes the day in the portal’s zone, of publication or else of creation', () => {
    expect(packageName({ ...soundArticle, publishAt: '2017-09-07T16:00:00Z' }, plainProfile)).toMatch(/^20170908-/);
    expect(packageName({ ...soundArticle, publishAt: null }, plainProfile)).toMatch(/^20170907-/);
    expect(packageName({ ...soundArticle, publishAt: null }, { ...plainProfile, timeZone: 'UTC' })).toMatch(/^20170906-/);
  });

  it('has a form no other article shares', () => {
    expect(ownPackageName({ ...soundArticle, title: 'GDP', shortTitle: '' }, plainProfile)).toBe('20170907-gdp-deadbeef');
    expect(ownPackageName({ ...soundArticle, title: '春耕', shortTitle: '' }, plainProfile)).toBe('20170907-deadbeef');
  });
});
