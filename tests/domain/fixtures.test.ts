import { describe, expect, it } from 'vitest';
import { articleChanges } from '#domain/article.ts';
import { generateArticle, generateArticles } from '../fixtures/articles.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** 字: grapheme clusters that are not white space. */
function han(text: string): number {
  let count = 0;
  for (const { segment } of segmenter.segment(text)) if (segment.trim() !== '') count += 1;
  return count;
}
/** What a reader sees of a body: Markdown's own marks taken away. */
const seen = (body: string) =>
  body
    .replace(/^\| ---.*$/gm, '')
    .replace(/\*\*|\|/g, '')
    .replace(/^(## |- |\d\. )/gm, '');
const paragraphs = (body: string) =>
  body
    .trim()
    .split('\n\n')
    .filter((block) => !/^(## |- |\d\. |\|)/.test(block));

describe('generated articles', () => {
  it('are the same for the same seed and differ for another', () => {
    expect(generateArticle({ seed: 7, han: 3000 })).toEqual(generateArticle({ seed: 7, han: 3000 }));
    expect(generateArticle({ seed: 7, han: 3000 }).body).not.toBe(generateArticle({ seed: 8, han: 3000 }).body);
    expect(generateArticles(20, 3)).toEqual(generateArticles(20, 3));
    expect(generateArticles(20, 3)).not.toEqual(generateArticles(20, 4));
  });

  it.each([300, 301, 350, 420, 600, 1000, 1800, 5000, 20_000])('hold %i 字 within two in a hundred, with and without marks', (wish) => {
    for (let seed = 0; seed < 30; seed++) {
      const { body } = generateArticle({ seed, han: wish });
      for (const count of [han(body), han(seen(body))]) expect(Math.abs(count - wish) / wish, `seed ${seed}: ${count} 字`).toBeLessThanOrEqual(0.02);
    }
  });

  it('hold their length at 500,000 字, with a head about every 600', () => {
    const { body } = generateArticle({ seed: 1, han: 500_000 });
    const heads = body.match(/^## [一二三四五六七八九十百零]+、/gm) ?? [];
    expect(Math.abs(han(body) - 500_000)).toBeLessThanOrEqual(10_000);
    expect(500_000 / heads.length).toBeGreaterThan(500);
    expect(500_000 / heads.length).toBeLessThan(800);
    expect(new Set(heads).size).toBe(heads.length);
  });

  it('have paragraphs of 60 to 250 字, bold words, lists and tables, and no slot left open', () => {
    const bodies = generateArticles(80, 11).map(({ body }) => body);
    for (const body of bodies) {
      for (const paragraph of paragraphs(body)) {
        expect(han(paragraph.replaceAll('**', '')), paragraph).toBeGreaterThanOrEqual(60);
        expect(han(paragraph.replaceAll('**', '')), paragraph).toBeLessThanOrEqual(250);
      }
    }
    const all = bodies.join('\n');
    for (const form of [/^- /m, /^1\. /m, /^\| 合计 \| \d+ \| \d+ \|$/m, /\*\*“[^”]+”\*\*/, /一是.+；二是.+；三是.+。/, /\d～\d/])
      expect(all).toMatch(form);
    expect(JSON.stringify(generateArticles(80, 11))).not.toMatch(/undefined|\{\w+\}/);
  });

  it('have tables whose columns add up', () => {
    const { body } = generateArticle({ seed: 5, han: 60_000 });
    const tables = body.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const rows = table
        .split('\n')
        .slice(2)
        .map((row) => row.split('|').slice(2, 4).map(Number));
      const total = rows.pop();
      for (const column of [0, 1]) expect(rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(total?.[column]);
    }
  });

  it('come in sizes from 300 to 6,000 字 and on every beat, and are valid articles', () => {
    const articles = generateArticles(300, 2);
    const sizes = articles.map(({ body }) => han(body));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(294);
    expect(Math.min(...sizes)).toBeLessThan(330);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6120);
    expect(Math.max(...sizes)).toBeGreaterThan(4500);
    expect(new Set(articles.map(({ channel }) => channel)).size).toBe(8);
    for (const article of articles) expect(articleChanges.safeParse(article).success, article.title).toBe(true);
  });
});
