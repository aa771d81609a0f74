import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Article } from '#domain/article.ts';
import { temporary } from '../program.ts';

/** lowdb's own way, in a process of its own: all articles in one file, kept in memory, written whole at each save. */

export interface Reference {
  /** ms. */
  readonly open: number;
  readonly save: number;
  readonly search: number;
  readonly megabytes: number;
  /** Of the process, in MB, after all of it. */
  readonly memory: number;
}

export async function writeReference(articles: readonly Article[]): Promise<string> {
  const file = join(temporary('lowdb'), 'all.json');
  const low = new Low<{ articles: readonly Article[] }>(new JSONFile(file), { articles });
  await low.write();
  return file;
}

/** `JSONFilePreset` is this adapter too, but in memory when NODE_ENV is `test`. */
async function measure(file: string): Promise<Reference> {
  const timed = async (action: () => unknown): Promise<number> => {
    const begun = performance.now();
    await action();
    return performance.now() - begun;
  };
  const low = new Low<{ articles: Article[] }>(new JSONFile(file), { articles: [] });
  const open = await timed(() => low.read());
  const save = await timed(() =>
    low.update(({ articles }) => {
      const [first] = articles;
      if (first) articles[0] = { ...first, body: `${first.body}x` };
    }),
  );
  const search = await timed(() => low.data.articles.filter(({ title, body }) => title.includes('干部') || body.includes('干部')).length);
  return { open, save, search, megabytes: (await stat(file)).size / 1e6, memory: process.memoryUsage().rss / 1e6 };
}

const [, program, file] = process.argv;
if (program?.endsWith('reference.ts') && file) process.stdout.write(JSON.stringify(await measure(file)));
