import { describe, expect, it } from 'vitest';
import { type CoverPicture, headOf } from '#domain/portal/head.ts';
import { plainProfile, soundArticle } from './desk.ts';

const cover: CoverPicture = { src: 'images/01.jpg', width: 1200, height: 800, alt: '田埂上', caption: '<b>田头</b>\n商量', credit: '周样 摄' };
const crops = [
  { src: 'images/cover-16x9.jpg', width: 1200, height: 675 },
  { src: 'images/cover-1x1.jpg', width: 800, height: 800 },
];
const address = 'https://portal.example/local/20170907-deadbeef/';
const head = (article: Partial<typeof soundArticle> = {}, profile: Partial<typeof plainProfile> = {}, picture: CoverPicture | undefined = cover) =>
  headOf({ ...soundArticle, ...article }, { ...plainProfile, ...profile }, picture, '');
const data = (...input: Parameters<typeof head>) => JSON.parse(head(...input).jsonLd) as Record<string, unknown>;
const property = (name: string, ...input: Parameters<typeof head>) => head(...input).properties.find((one) => one.property === name)?.content;

describe('what a page says to search engines', () => {
  it('keeps the headline within 110, cut between characters', () => {
    expect(data({ title: '字'.repeat(110) }).headline).toBe('字'.repeat(110));
    expect(data({ title: `${'字'.repeat(108)}😀尾` }).headline).toBe(`${'字'.repeat(108)}…`);
    expect(head({ title: '字'.repeat(120) }).title).toBe(`${'字'.repeat(120)} - 示例之窗`);
  });

  it('is one line, whatever the portal and its channel are called', () => {
    const channels = [{ key: 'local', name: '本\u202e地\n频道', url: '/a/' }];
    const hostile = { name: '示例\u0000\n之窗\u202e', page: { ...plainProfile.page, channels } };
    expect(head({ title: '题' }, hostile).title).toBe('题 - 示例 之窗');
    expect(data({}, hostile).articleSection).toBe('本地 频道');
  });

  it('names the title picture and its crops, with who made it', () => {
    const words = { caption: '<b>田头</b> 商量', creditText: '周样 摄' };
    expect(data({}, {}, { ...cover, crops }).image).toEqual([
      { '@type': 'ImageObject', url: `${address}images/01.jpg`, width: 1200, height: 800, ...words },
      { '@type': 'ImageObject', url: `${address}images/cover-16x9.jpg`, width: 1200, height: 675, ...words },
      { '@type': 'ImageObject', url: `${address}images/cover-1x1.jpg`, width: 800, height: 800, ...words },
    ]);
  });

  it('says where the page is only where the portal has an address', () => {
    expect(data()).toMatchObject({ url: address, mainEntityOfPage: { '@type': 'WebPage', '@id': address } });
    const nowhere = data({}, { baseUrl: '' });
    expect(Object.keys(nowhere).filter((name) => ['url', 'mainEntityOfPage', 'image'].includes(name))).toEqual([]);
  });

  it('names people by their names alone, and the source where nobody signed', () => {
    expect(data().author).toEqual([
      { '@type': 'Person', name: '周样', jobTitle: '记者' },
      { '@type': 'Person', name: '陈稿', jobTitle: '通讯员' },
    ]);
    expect(data({ authors: [] }).author).toEqual([{ '@type': 'Organization', name: '样稿日报' }]);
    expect([head().author, head({ authors: [] }).author]).toEqual(['周样 陈稿', '']);
  });
});

describe('what a page says to those who share it', () => {
  it.each([
    ['zh-CN', 'zh_CN'],
    ['zh-Hans-CN', 'zh_CN'],
    ['zh-hant-tw', 'zh_TW'],
    ['ug', undefined],
  ])('writes the language %s as Open Graph does: %s', (language, locale) => {
    expect(property('og:locale', {}, { language })).toBe(locale);
  });

  it.each([
    ['a wide picture', cover, 'summary_large_image'],
    ['a small one', { ...cover, width: 200, height: 150 }, 'summary'],
    ['none', undefined, 'summary'],
  ])('shows %s as it deserves', (_name, picture, card) => {
    expect(headOf(soundArticle, plainProfile, picture, '').card).toBe(card);
  });

  it('takes the crop that is shown wide', () => {
    expect(property('og:image', {}, {}, { ...cover, crops: [...crops].reverse() })).toBe(`${address}images/cover-16x9.jpg`);
    expect(property('og:image')).toBe(`${address}images/01.jpg`);
  });

  it('describes the picture to those who cannot see it', () => {
    expect(property('og:image:alt')).toBe('田埂上');
    expect(property('og:image:alt', {}, {}, { ...cover, alt: '' })).toBeUndefined();
  });
});
