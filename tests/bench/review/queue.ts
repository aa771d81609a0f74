import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Article } from '#domain/article.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import type { Person } from '#domain/workflow.ts';
import { articleFolder } from '../../../electron/library/places.ts';
import { serve } from '../program.ts';
import { caller } from '../scale/caller.ts';
import { quickLibrary } from '../scale/quickLibrary.ts';
import { type Row, spread } from '../table.ts';

/** What waits for whom, with thousands of articles in the review; beside it reading all their files. */

const count = Number(process.env.COPYDESK_BENCH_QUEUE ?? 5000);
const rounds = 15;
const editor: Person = { name: '许文澜', role: 'editor' };

export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`review: a library of ${count} articles in the review`);
  const ids: string[] = [];
  const folder = await quickLibrary(count, ({ id }) => ids.push(id), submitted);
  const server = await serve(folder);
  const call = caller(server.url);
  await call('article.list', { settled: true, limit: 1 });
  const beside = once(() => readAll(folder, ids));
  const ask = () => timed(() => call('review.queue', { as: editor }));
  say('review: the queue');
  const first = await ask();
  const again: number[] = [];
  const changed: number[] = [];
  for (let round = 0; round < rounds; round += 1) again.push(await ask());
  for (const id of ids.slice(0, rounds)) {
    await call('review.act', { id, action: 'approve', as: editor, opinion: '同意' });
    changed.push(await ask());
  }
  const { mine } = await call('review.queue', { as: editor });
  if (mine.length !== count - rounds) throw new Error(`${mine.length} articles wait for the editor`);
  await server.stop();
  const size = `${count.toLocaleString('en')} in review`;
  return [
    { measure: 'queue, for the first time', size, value: first, unit: 'ms', beside },
    { measure: 'queue, asked again', size, ...spread(again), unit: 'ms', beside },
    { measure: 'queue, after one decision', size, ...spread(changed), unit: 'ms', beside },
  ];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function submitted(given: Article): { readonly article: Article; readonly review: Review } {
  const article: Article = { ...given, state: 'first' };
  const by: Person = { name: '林晓', role: 'reporter' };
  const decision = { action: 'submit' as const, by, at: article.updatedAt, hash: contentHash(article, sha256), opinion: '', turn: 1 };
  return { article, review: { ...emptyReview, decisions: { [v7()]: decision } } };
}

/** As plainly as it can be done: no checksum, no schema. */
function readAll(folder: string, ids: readonly string[]): void {
  for (const id of ids)
    for (const file of ['article.json', 'review.json']) JSON.parse(readFileSync(join(folder, articleFolder(id, 'read'), file), 'utf8'));
}

function once(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
