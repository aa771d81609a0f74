import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { articleOn, chosenPortals, ownTitle } from '#domain/portal/outlet.ts';
import { soundArticle } from './desk.ts';

const article: Article = {
  ...soundArticle,
  title: '把会议开到田间地头',
  outlets: { wechat: { chosen: true, title: '田头 Field meeting' }, plain: { chosen: false, title: '' }, dedecms: { chosen: true, title: '　' } },
};

describe('the title on a portal', () => {
  it.each([
    ['wechat', '田头 Field meeting'],
    ['plain', ''],
    ['dedecms', ''],
    ['nowhere', ''],
    ['constructor', ''],
  ])('on %s is %j', (key, title) => {
    expect(ownTitle(article, key)).toBe(title);
    expect(articleOn(article, key).title).toBe(title || article.title);
  });
});

it('knows the portals an article goes to', () => {
  expect(chosenPortals(article)).toEqual(['dedecms', 'wechat']);
  expect(chosenPortals(soundArticle)).toEqual([]);
});
