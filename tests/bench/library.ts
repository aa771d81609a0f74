import { join } from 'node:path';
import { v7 } from 'uuid';
import { emptyArticle } from '#domain/article.ts';
import { openLibrary } from '../../electron/library/library.ts';
import { mapBounded } from '../../electron/library/queue.ts';
import type { Library } from '../../electron/newsroom/ports.ts';
import { type GeneratedArticle, generateArticles } from '../fixtures/articles.ts';
import { temporary } from './program.ts';

/** Libraries of made-up news in temp folders. */

const clock = { now: () => new Date().toISOString() };

export function open(folder: string): Promise<Library> {
  return openLibrary(folder, { clock });
}

/** Puts an article into a library that nobody else has open; it is then the newest, which the window opens by itself. */
export async function put(folder: string, article: GeneratedArticle): Promise<void> {
  const library = await open(folder);
  await library.create({ ...emptyArticle(v7(), clock.now()), ...article });
  await library.close();
}

/** A new library of so many articles of 300 to 6,000 字. @returns its folder and the articles */
export async function libraryOf(count: number): Promise<{ readonly folder: string; readonly articles: readonly GeneratedArticle[] }> {
  const folder = join(temporary('library'), 'library');
  const articles = generateArticles(count, count);
  const library = await open(folder);
  await mapBounded(articles, 8, (article) => library.create({ ...emptyArticle(v7(), clock.now()), ...article }));
  await library.close();
  return { folder, articles };
}
