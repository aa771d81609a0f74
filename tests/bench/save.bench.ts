import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { v7 } from 'uuid';
import { type Article, emptyArticle } from '#domain/article.ts';
import { openLibrary } from '../../electron/library/library.ts';
import { mapBounded } from '../../electron/library/queue.ts';

/** How long a save takes until it is durable, and a list of a thousand articles; beside it lowdb's own way, one file for all. */

export interface Row {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly unit: string;
}

const clock = { now: () => new Date().toISOString() };
const sentences = [
  '入汛以来，各县区组织力量巡查堤坝。',
  '农技人员走进大棚，查看黄瓜的长势。',
  '改造后的老街铺上了青石板，路灯也换成了暖色。',
  '全年新增公交线路六条，方便三万多名居民出行。',
];

function text(han: number, seed: number): string {
  let body = '';
  for (let index = seed; body.length < han; index++) body += `${sentences[(index * 7) % sentences.length]}${index % 5 === 4 ? '\n\n' : ''}`;
  return body;
}

function article(index: number, han: number): Article {
  const id = v7({ msecs: Date.parse('2026-07-01T00:00:00Z') + index * 60_000 });
  return { ...emptyArticle(id, clock.now()), title: `第${index}篇报道`, authors: [{ name: '林晓', role: '记者' }], body: text(han, index) };
}

async function times(count: number, action: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await action(index);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}

function row(name: string, sorted: readonly number[]): Row {
  const at = (part: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100;
  return { name, p50: at(0.5), p95: at(0.95), unit: 'ms' };
}

async function saves(folder: string): Promise<Row> {
  const library = await openLibrary(folder, { clock });
  let current = await library.create(article(0, 5000));
  const taken = await times(200, async (index) => {
    current = await library.save({ ...current, body: `${current.body}${index}` }, current.revision);
  });
  await library.close();
  return row('durable save, one article of 5k 字', taken);
}

async function lists(folder: string, articles: readonly Article[]): Promise<Row[]> {
  const library = await openLibrary(folder, { clock });
  await mapBounded(articles, 8, (one) => library.create(one));
  const again = await times(10, () => library.list());
  await library.close();
  const first: number[] = [];
  for (let round = 0; round < 5; round++) {
    const fresh = await openLibrary(folder, { clock });
    first.push(...(await times(1, () => fresh.list())));
    await fresh.close();
  }
  const named = `list of ${articles.length} articles of 1.5k 字`;
  return [
    row(
      `${named}, first`,
      first.sort((a, b) => a - b),
    ),
    row(`${named}, again`, again),
  ];
}

async function oneFile(folder: string, articles: readonly Article[]): Promise<Row> {
  const file = join(folder, 'all.json');
  const low = new Low<{ articles: Article[] }>(new JSONFile(file), { articles: [...articles] });
  const taken = await times(15, (index) =>
    low.update(({ articles: all }) => {
      all[index] = { ...(all[index] as Article), body: text(1500, index + 1) };
    }),
  );
  const megabytes = Math.round((await stat(file)).size / 1e5) / 10;
  return row(`lowdb JSONFile, not synced: one save in a file of ${articles.length} articles (${megabytes} MB)`, taken);
}

/** Takes about ten seconds; works in the system's temp folder. */
export async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bench-'));
  try {
    const articles = Array.from({ length: 1000 }, (_, index) => article(index, 1500));
    return [await saves(join(folder, 'one')), ...(await lists(join(folder, 'thousand'), articles)), await oneFile(folder, articles)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
