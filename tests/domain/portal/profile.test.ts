import { describe, expect, it } from 'vitest';
import { parseProfile, profileProblems } from '#domain/portal/profile.ts';
import { profileProblemCodes } from '#domain/portal/profileRules.ts';
import { failureOf } from '#domain/result.ts';
import { plainProfile } from './desk.ts';

const channel = { key: 'news', name: '要闻', url: '/news/' };
const title = { name: 'title', label: '标题', from: 'title' };
const wechat = { ...plainProfile.body, dialect: 'wechat' };
const page = (part: object) => ({ ...plainProfile, page: { ...plainProfile.page, ...part } });
const images = (part: object) => ({ ...plainProfile, images: { ...plainProfile.images, ...part } });
const { images: _images, ...withoutImages } = plainProfile;

const cases: readonly (readonly [what: string, profile: unknown, problems: readonly (readonly [path: string, code: string])[]])[] = [
  ['the shipped one', plainProfile, []],
  ['a missing part', withoutImages, [['images', 'missing']]],
  ['a part of another type', { ...plainProfile, fields: 'title' }, [['fields', 'wrong-type']]],
  [
    'unknown fields',
    { ...page({ chanels: [] }), colour: 1 },
    [
      ['page.chanels', 'unknown-field'],
      ['colour', 'unknown-field'],
    ],
  ],
  ['a choice nobody offers', { ...plainProfile, body: { ...plainProfile.body, indent: 'tab' } }, [['body.indent', 'not-offered']]],
  ['too long a name', { ...plainProfile, name: '长'.repeat(101) }, [['name', 'too-long']]],
  ['no name', { ...plainProfile, name: '' }, [['name', 'too-short']]],
  ['a key with a slash', { ...plainProfile, key: 'a/b' }, [['key', 'bad-form']]],
  ['a base address that is none', { ...plainProfile, baseUrl: 'portal.example' }, [['baseUrl', 'bad-form']]],
  ['a channel twice', page({ channels: [channel, { ...channel, name: '另一个' }] }), [['page.channels.1.key', 'twice']]],
  ['an entry of the meta line twice', page({ metaLine: ['editor', 'editor'] }), [['page.metaLine.1', 'twice']]],
  [
    'a field twice',
    { ...plainProfile, fields: [title, title, title] },
    [
      ['fields.1.name', 'twice'],
      ['fields.2.name', 'twice'],
    ],
  ],
  ['a format twice', images({ formats: ['jpg', 'png', 'jpg'] }), [['images.formats.2', 'twice']]],
  ['a crop twice', images({ crops: ['1:1', '1:1'] }), [['images.crops.1', 'twice']]],
  ['a zone nobody knows', { ...plainProfile, timeZone: 'Asia/Yunxi' }, [['timeZone', 'no-zone']]],
  ['a country for a language', { ...plainProfile, language: 'cn' }, [['language', 'no-language']]],
  ['another language', { ...plainProfile, language: 'ug-Arab' }, []],
  ['a date with letters that mean nothing', page({ dateFormat: 'YYYY-MM-DD HH:mm' }), [['page.dateFormat', 'no-date-letter']]],
  ['a date with an open quote', page({ dateFormat: "yyyy'年" }), [['page.dateFormat', 'no-date-letter']]],
  ['a date with words in quotes', page({ dateFormat: "yyyy年M月d日 EEEE 'at' HH:mm XXX" }), []],
  ['a sheet of another server', page({ css: '/* a */\n@import "a.css";' }), [['page.css', 'outside']]],
  ['pictures of another server', page({ css: 'p{background:url( "https://a.example/x.png" )}' }), [['page.css', 'outside']]],
  ['pictures hidden in escapes', page({ css: 'p{background:\\75 rl(//a.example/x.png)}' }), [['page.css', 'outside']]],
  ['a picture set of another server', page({ css: 'p{background:image-set("https://a.example/x.png" 1x)}' }), [['page.css', 'outside']]],
  ['pictures behind a string', page({ css: 'p{content:"/*";background:url(//a.example/x)}/* */' }), [['page.css', 'outside']]],
  ['pictures behind an address', page({ css: 'p{fill:\\75rl(#/*);background:url(//a.example/x)}/* */' }), [['page.css', 'outside']]],
  ['a picture set beside the page', page({ css: 'p{background:image-set(url(#x) 1x, "x.png" 2x)}' }), [['page.css', 'outside']]],
  ['a base address with a query', { ...plainProfile, baseUrl: 'https://a.example/?page=' }, [['baseUrl', 'bad-form']]],
  ['a base address with a password', { ...plainProfile, baseUrl: 'https://desk:secret@a.example/' }, [['baseUrl', 'bad-form']]],
  ['pictures inside', page({ css: 'p{background:url(data:image/png;base64,AA)}a{fill:url(#x)} /* url(https://a) */' }), []],
  ['no prefix where it is wanted', images({ url: 'prefix' }), [['images.prefix', 'no-prefix']]],
  ['a prefix that is no address', images({ url: 'prefix', prefix: 'uploads/' }), [['images.prefix', 'bad-form']]],
  ['a prefix of the portal’s own', images({ url: 'prefix', prefix: '/d/file/' }), []],
  ['over without max', { ...plainProfile, fields: [{ ...title, over: 'warn' }] }, [['fields.0.over', 'no-limit']]],
  [
    'max without unit, unit without max',
    {
      ...plainProfile,
      fields: [
        { ...title, max: 9 },
        { ...title, name: 'x', unit: 'han' },
      ],
    },
    [],
  ],
  ['wechat with pages', { ...plainProfile, body: { ...wechat, pageBreak: 'dedecms' } }, [['body.pageBreak', 'contradiction']]],
  [
    'wechat with heads and figures of its own',
    { ...plainProfile, body: { ...wechat, headings: 'h2', imageParagraph: 'figure' } },
    [
      ['body.headings', 'contradiction'],
      ['body.imageParagraph', 'contradiction'],
    ],
  ],
  ['wechat as it should be', { ...plainProfile, body: wechat }, []],
  ['nothing', null, [['', 'wrong-type']]],
  ['a list', [], [['', 'wrong-type']]],
];

describe('a profile’s problems', () => {
  it.each(cases)('%s', (_what, profile, expected) => {
    expect(profileProblems(profile).map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('come all at once, from parts that are sound beside one that is not', () => {
    const profile = { ...images({ url: 'prefix' }), page: 7, timeZone: 'x', fields: [title, title] };
    expect(profileProblems(profile).map(({ path }) => path)).toEqual(['page', 'timeZone', 'fields.1.name', 'images.prefix']);
  });

  it('are each met by a case here', () => {
    const met = new Set(cases.flatMap(([, , problems]) => problems.map(([, code]) => code)));
    expect([...met].sort()).toEqual([...profileProblemCodes].sort());
  });

  it('refuse the profile, naming the first field', () => {
    let refused: unknown;
    try {
      parseProfile({ ...plainProfile, timeZone: 'x', fields: [title, title] }, '门户.json');
    } catch (error) {
      refused = error;
    }
    const failure = {
      code: 'bad-profile',
      thing: '门户.json',
      detail: { field: 'timeZone' },
      message: 'timeZone: there is no such time zone (and 1 more)',
    };
    expect(failureOf(refused)).toMatchObject(failure);
  });
});
