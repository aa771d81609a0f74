import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { v7 } from 'uuid';
import { type Article, emptyArticle } from '#domain/article.ts';
import { generateArticle } from '../fixtures/articles.ts';
import { everything } from '../library/listing.ts';
import { libraryOf, open } from './library.ts';
import { temporary } from './program.ts';
import { type Row, spread } from './table.ts';

/** How long a save takes until it is durable, and a list of a thousand articles; beside it lowdb's own way, one file for all. */

/** Takes about fifteen seconds; works in the system's temp folder, so it measures that disk. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say('save: one article');
  const saved = await saves(join(temporary('save'), 'library'));
  say('save: a library of 1,000 articles');
  const { folder, articles } = await libraryOf(1000);
  const plain = await oneFile(articles.map((article) => ({ ...emptyArticle(v7(), new Date().toISOString()), ...article })));
  return [
    {
      measure: 'durable save; beside it lowdb JSONFile, not synced, 1,000 articles in a file',
      size: '5k 字',
      ...saved,
      unit: 'ms',
      beside: plain.p50,
    },
    {
      measure: `lowdb JSONFile, ${plain.megabytes.toFixed(1)} MB`,
      size: '1,000 articles',
      p50: plain.p50,
      p95: plain.p95,
      longest: plain.longest,
      unit: 'ms',
    },
    ...(await lists(folder)),
  ];
}

async function times(count: number, action: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await action(index);
    taken.push(performance.now() - begun);
  }
  return taken;
}

async function saves(folder: string) {
  const library = await open(folder);
  let current = await library.create({ ...emptyArticle(v7(), new Date().toISOString()), ...generateArticle({ seed: 5000, han: 5000 }) });
  const taken = await times(200, async (index) => {
    current = await library.save({ ...current, body: `${current.body}${index}` }, current.revision);
  });
  await library.close();
  return spread(taken);
}

async function lists(folder: string): Promise<Row[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const library = await open(folder);
    first.push(...(await times(1, () => library.list(everything))));
    again.push(...(await times(2, () => library.list(everything))));
    await library.close();
  }
  return [
    { measure: 'list of a library, first after opening', size: '1,000 articles', ...spread(first), unit: 'ms' },
    { measure: 'list of a library, again', size: '1,000 articles', ...spread(again), unit: 'ms' },
  ];
}

async function oneFile(articles: Article[]) {
  const file = join(temporary('lowdb'), 'all.json');
  const low = new Low<{ articles: Article[] }>(new JSONFile(file), { articles });
  const taken = await times(15, (index) =>
    low.update(({ articles: all }) => {
      all[index] = { ...(all[index] as Article), body: `${all[index]?.body}${index}` };
    }),
  );
  return { ...spread(taken), megabytes: (await stat(file)).size / 1e6 };
}
