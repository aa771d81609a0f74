import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Article, type editableFields, emptyArticle, type Medium } from '#domain/article.ts';
import { contentHash, reviewedContent } from '#domain/reviewedContent.ts';

const now = '2026-06-01T08:00:00.000Z';
const medium: Medium = { file: `${'1'.repeat(16)}.png`, type: 'image/png', width: 4, height: 3, bytes: 9, caption: '', credit: '', alt: '' };
const article: Article = {
  ...emptyArticle('0197a1c0-0000-7000-8000-000000000001', now),
  title: '渠水到田头',
  media: { ['1'.repeat(16)]: medium },
  outlets: { plain: { chosen: true, title: '' }, wechat: { chosen: false, title: '水来了' } },
};

test.each<[string, Partial<Article>]>([
  ['the state', { state: 'approved' }],
  ['the revision', { revision: 9, updatedAt: '2026-07-01T08:00:00.000Z' }],
  ['a portal being chosen', { outlets: { ...article.outlets, plain: { chosen: false, title: '' }, empire: { chosen: true, title: '' } } }],
  ['a picture that was put in and removed', { media: { ...article.media, ['2'.repeat(16)]: { ...medium, deletedAt: now } } }],
])('%s is no part of what is approved', (_what, change) => {
  expect(reviewedContent({ ...article, ...change })).toBe(reviewedContent(article));
});

const edits: Record<keyof typeof editableFields.shape, Partial<Article>> = {
  title: { title: '渠水到了田头' },
  shortTitle: { shortTitle: '水' },
  subtitle: { subtitle: '副题' },
  kicker: { kicker: '引题' },
  summary: { summary: '提要' },
  body: { body: '正文。' },
  channel: { channel: 'news' },
  source: { source: { ...article.source, name: '云溪新闻网' } },
  authors: { authors: [{ name: '林晓', role: '记者' }] },
  editor: { editor: '许文澜' },
  keywords: { keywords: ['水利'] },
  publishAt: { publishAt: '2026-06-02T08:00:00+08:00' },
  cover: { cover: '1'.repeat(16) },
  media: { media: { ['1'.repeat(16)]: { ...medium, caption: '渠首' } } },
  outlets: { outlets: { ...article.outlets, wechat: { chosen: false, title: '水到了' } } },
};

test.each(Object.entries(edits))('an edit of %s is another content', (_field, change) => {
  expect(reviewedContent({ ...article, ...change })).not.toBe(reviewedContent(article));
});

test('its hash is that of its UTF-8', () => {
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  expect(contentHash(article, sha256)).toBe(sha256(reviewedContent(article)));
  expect(contentHash(article, sha256)).toMatch(/^[0-9a-f]{64}$/);
});
