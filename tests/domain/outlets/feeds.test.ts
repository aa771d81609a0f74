import { describe, expect, it } from 'vitest';
import { renderAtom } from '#domain/outlets/atom.ts';
import type { FeedEntry } from '#domain/outlets/feed.ts';
import { renderNewsSitemap } from '#domain/outlets/newsSitemap.ts';
import { canonicalAddress } from '#domain/portal/address.ts';
import { plainProfile, soundArticle } from '../portal/desk.ts';
import { hostile, poisoned } from '../portal/hostile.ts';
import { elements, everything, parseXml, wordsOf } from './wellFormed.ts';

const entry = (changes: Partial<FeedEntry['article']> = {}, lead = '正文的开头。'): FeedEntry => {
  const article = { ...soundArticle, ...changes };
  return { article, address: canonicalAddress(article, plainProfile) ?? '', lead };
};
const id = (end: string) => `01980000-0000-7000-8000-00000000${end}`;
const later = entry({ id: id('0002'), title: '粮站 & 合作社 <签约>', publishAt: '2017-09-08T01:00:00Z', authors: [], summary: '' });
const unpublished = entry({ id: id('0003'), title: '还没有发布', publishAt: null });
const set = [entry(), later, unpublished];
const now = '2017-09-08T09:30:00+08:00';
const text = (rendered: string | undefined) => rendered ?? '';
const titles = (rendered: string | undefined) =>
  everything(parseXml(text(rendered)))
    .filter(({ name }) => name === 'news:title')
    .map(wordsOf);

describe('atom', () => {
  it('is the golden feed', async () => {
    await expect(text(renderAtom(plainProfile, set, now))).toMatchFileSnapshot('golden/atom.xml.txt');
  });

  it('has in every entry what RFC 4287 asks for, newest first', () => {
    const feed = parseXml(text(renderAtom(plainProfile, set, now)));
    for (const required of ['id', 'title', 'updated', 'author']) expect(elements(feed, required)).toHaveLength(1);
    const entries = elements(feed, 'entry');
    for (const each of entries) for (const required of ['id', 'title', 'updated', 'link']) expect(elements(each, required)).toHaveLength(1);
    expect(entries.map((each) => wordsOf(elements(each, 'title')[0]))).toEqual([later.article.title, soundArticle.title, '还没有发布']);
  });

  it('is the same whatever order the articles came in', () => {
    expect(renderAtom(plainProfile, [...set].reverse(), now)).toBe(renderAtom(plainProfile, set, now));
  });

  it('never says that a page changed before it was published', () => {
    const early = entry({ updatedAt: '2017-09-01T00:00:00Z', publishAt: '2017-09-07T00:00:00Z' });
    expect(renderAtom(plainProfile, [early], now)).toContain('<updated>2017-09-07T08:00:00+08:00</updated>');
  });
});

describe('news sitemap', () => {
  it('is the golden sitemap', async () => {
    await expect(text(renderNewsSitemap(plainProfile, set, now))).toMatchFileSnapshot('golden/news-sitemap.xml.txt');
  });

  it.each([
    ['2017-09-07T02:23:26Z', []],
    ['2017-09-07T02:23:27Z', [soundArticle.title]],
    ['2017-09-09T02:23:26Z', [later.article.title, soundArticle.title]],
    ['2017-09-09T02:23:27Z', [later.article.title]],
    ['2017-09-10T01:00:00Z', []],
  ])('at %s holds what came out within two days', (moment, expected) => {
    expect(titles(renderNewsSitemap(plainProfile, set, moment))).toEqual(expected);
  });

  it('holds a thousand at most, the newest', () => {
    const many = Array.from({ length: 1003 }, (_, at) => {
      const end = String(at).padStart(4, '0');
      return entry({ id: id(end), title: `第${end}篇`, publishAt: new Date(Date.parse(now) - at * 1000).toISOString() });
    });
    const found = titles(renderNewsSitemap(plainProfile, many, now));
    expect(found).toHaveLength(1000);
    expect([found[0], found.at(-1)]).toEqual(['第0000篇', '第0999篇']);
  });

  it.each([
    ['zh-CN', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['en-GB', 'en'],
    ['bo', 'bo'],
  ])('calls %s %s, as Google does', (language, expected) => {
    expect(renderNewsSitemap({ ...plainProfile, language }, [later], now)).toContain(`<news:language>${expected}</news:language>`);
  });
});

describe.each([
  ['atom', renderAtom],
  ['news sitemap', renderNewsSitemap],
])('%s', (_name, render) => {
  it('is not made without a base address', () => {
    expect(render({ ...plainProfile, baseUrl: '' }, set, now)).toBeUndefined();
  });

  it.each(hostile)('is well-formed and has the same elements with %s in every field', (_what, words) => {
    const names = (article: FeedEntry['article']) =>
      everything(parseXml(text(render(plainProfile, [entry(article, words)], now)))).map(({ name }) => name);
    expect(names(poisoned(words))).toEqual(names(poisoned('词')));
  });
});

describe('the reader of these tests', () => {
  it.each(['<a>', '<a></b>', '<a/><b/>', '<a b="1" b="2"/>', '<a>&nbsp;</a>', '<a>&</a>', '<a><</a>', '<a b=1/>', '<a>\u0007</a>', 'x'])(
    'refuses %j',
    (bad) => {
      expect(() => parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n${bad}`)).toThrow();
    },
  );
});
