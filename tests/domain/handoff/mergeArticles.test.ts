import { describe, expect, it } from 'vitest';
import type { Article } from '#domain/article.ts';
import { mergeArticles } from '#domain/handoff/mergeArticles.ts';
import { medium, soundArticle } from '../portal/desk.ts';

const picture = medium('1111111111111111', 'jpg', { caption: '田头', alt: '围坐', credit: '陈影' });
const base: Article = {
  ...soundArticle,
  title: '渠水到田头',
  media: { '1111111111111111': picture },
  keywords: ['春耕'],
  body: '雨水匀。\n\n渠水清。',
};
const change = (changes: Partial<Article>): Article => ({ ...base, ...changes });

describe('two versions of an article', () => {
  it('that changed different fields are one', () => {
    const ours = change({ title: '清渠到田头', revision: 5, state: 'first' });
    const theirs = change({ summary: '提要', keywords: ['春耕', '水利'], revision: 9, state: 'returned' });
    const { article, conflicts } = mergeArticles(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(article).toEqual({ ...ours, summary: '提要', keywords: ['春耕', '水利'] });
  });

  it('that differ in more places than anybody settles one by one are chosen between as a whole', () => {
    const lines = (mark: string, count: number) => Array.from({ length: count }, (_, at) => `${mark}\n${at}\n`).join('');
    const at = (count: number) =>
      mergeArticles(change({ body: lines('甲', count) }), change({ body: lines('乙', count) }), change({ body: lines('丙', count) }));
    expect(at(1000).conflicts).toHaveLength(1000);
    const [base, ours, theirs] = [lines('甲', 1001), lines('乙', 1001), lines('丙', 1001)];
    const { article, conflicts } = at(1001);
    expect([article.body, conflicts]).toEqual([ours, [{ field: 'body', base, ours, theirs, at: { start: 0, end: ours.length } }]]);
  });

  it('that changed one field differently keep ours and tell of theirs', () => {
    const { article, conflicts } = mergeArticles(base, change({ title: '甲题' }), change({ title: '乙题' }));
    expect(article.title).toBe('甲题');
    expect(conflicts).toEqual([{ field: 'title', base: '渠水到田头', ours: '甲题', theirs: '乙题' }]);
  });

  it('merge the words of one picture by themselves', () => {
    const media = (changes: Partial<typeof picture>) => ({ media: { '1111111111111111': { ...picture, ...changes } } });
    const { article, conflicts } = mergeArticles(base, change(media({ caption: '村口' })), change(media({ alt: '三人围坐' })));
    expect(conflicts).toEqual([]);
    expect(article.media['1111111111111111']).toEqual({ ...picture, caption: '村口', alt: '三人围坐' });
  });

  it('keep the pictures and portals of both', () => {
    const other = medium('2222222222222222', 'png');
    const { article, conflicts } = mergeArticles(
      base,
      change({ outlets: { plain: { chosen: true, title: '' } } }),
      change({ media: { ...base.media, '2222222222222222': other }, outlets: { wechat: { chosen: true, title: '短题' } } }),
    );
    expect(conflicts).toEqual([]);
    expect(Object.keys(article.media)).toEqual(['1111111111111111', '2222222222222222']);
    expect(article.outlets).toEqual({ plain: { chosen: true, title: '' }, wechat: { chosen: true, title: '短题' } });
  });

  it('merge the body within, and say where in it they differ', () => {
    const { article, conflicts } = mergeArticles(base, change({ body: '雨水足。\n\n渠水清。' }), change({ body: '雨水匀。\n\n渠水满。' }));
    expect([article.body, conflicts]).toEqual(['雨水足。\n\n渠水满。', []]);
    const both = mergeArticles(base, change({ body: '雨水足。\n\n渠水清。' }), change({ body: '雨水多。\n\n渠水清。' }));
    expect(both.conflicts).toEqual([{ field: 'body', base: '匀', ours: '足', theirs: '多', at: { start: 2, end: 3 } }]);
  });
});
