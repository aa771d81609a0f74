import { v7 } from 'uuid';
import { type Article, emptyArticle } from '#domain/article.ts';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import type { Profile } from '#domain/portal/profile.ts';

let minutes = 0;
/** A new UUIDv7 of July 2026, later than the one before. */
export function newId(at = '2026-07-01T00:00:00.000Z'): string {
  return v7({ msecs: Date.parse(at) + minutes++ * 60_000 });
}

/** A draft with enough in every field to notice a loss. */
export function draft(fields: Partial<Article> = {}): Article {
  const id = fields.id ?? newId();
  return {
    ...emptyArticle(id, '2026-07-01T00:00:00.000Z'),
    title: '汛期来临 全市防汛物资储备到位',
    body: '入汛以来，各县区组织力量巡查堤坝。\n\n一、**“备足”**物资。\n',
    authors: [{ name: '林晓', role: '记者' }],
    keywords: ['防汛', '物资'],
    ...fields,
  };
}

/** A profile that a newsroom added itself. */
export function newsroomPortal(key: string, name: string): Profile {
  return {
    schema: 1,
    key,
    name,
    baseUrl: '',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    page: { greeting: '', channels: [], metaLine: [], dateFormat: 'yyyy-MM-dd', share: false, footer: [], template: 'default' },
    body: { indent: 'css', headings: 'h2', imageParagraph: 'figure', pageBreak: 'none', forbidden: [] },
    fields: [],
    images: { formats: ['jpg'], maxBytes: 2_000_000, maxWidth: 1200, quality: 82, url: 'relative', prefix: '' },
  };
}

/** A word that the house forbids. */
export function houseWord(word: string): HouseEntry {
  return { word, kind: 'forbidden', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } };
}
