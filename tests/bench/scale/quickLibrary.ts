import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type Article, emptyArticle } from '#domain/article.ts';
import { canonicalJson } from '#domain/canonical.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { articleFolder } from '../../../electron/library/places.ts';
import { generateArticles } from '../../fixtures/articles.ts';
import { open } from '../library.ts';
import { temporary } from '../program.ts';

/** Years over which the articles of a big library are spread. */
const years = 8;
const chunk = 500;

/**
 * A library as years of work leave it, written straight to the disk: through the library's own durable way fifty thousand
 * would take minutes. Nothing derived is there yet.
 * @param said makes an article's review, and the article that goes with it
 */
export async function quickLibrary(
  count: number,
  each?: (article: Article) => void,
  said: (article: Article) => { readonly article: Article; readonly review: Review } = (article) => ({ article, review: emptyReview }),
): Promise<string> {
  const folder = join(temporary('scale'), 'library');
  await (await open(folder)).close();
  const newest = Date.UTC(2026, 10, 20);
  const step = (years * 365 * 86_400_000) / count;
  for (let start = 0; start < count; start += chunk) {
    for (const [index, made] of generateArticles(Math.min(chunk, count - start), start + 1).entries()) {
      const msecs = Math.floor(newest - (start + index) * step);
      const at = new Date(msecs).toISOString();
      const { article, review } = said({ ...emptyArticle(v7({ msecs }), at), ...made, revision: 1 });
      const place = join(folder, articleFolder(article.id, 'write'));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'article.json'), recordText(article));
      writeFileSync(join(place, 'review.json'), recordText(review));
      each?.(article);
    }
  }
  return folder;
}

/** A record as the library writes it, checksum and all. */
function recordText(value: object): string {
  const sha256 = createHash('sha256').update(canonicalJson(value)).digest('hex');
  return canonicalJson({ ...value, sha256 });
}
