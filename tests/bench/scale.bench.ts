import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import type { Article } from '#domain/article.ts';
import { browserOptions } from './browser.ts';
import { serve } from './program.ts';
import { type Call, caller } from './scale/caller.ts';
import { quickLibrary } from './scale/quickLibrary.ts';
import { type Reference, writeReference } from './scale/reference.ts';
import { startOnce } from './start.bench.ts';
import { quantile, type Row, spread } from './table.ts';

/** Libraries of 1,000, 10,000 and 50,000 articles through the browser host, as a window sees them; beside them lowdb with one file. */

const sizes = (process.env.COPYDESK_BENCH_SIZES ?? '1000,10000,50000').split(',').map(Number);
const starts = 5;
const searches = 60;
const saves = 200;

/** `干部` stands in more than half of the articles, `龘龘` in none; of the rare ones each is asked for once. */
const words = { 'a frequent word of two signs': ['干部'], 'no hit': ['龘龘'] } as const;

/** Takes about six minutes, most of it for the largest library. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let smallest: number | undefined;
  const browser = await chromium.launch(browserOptions());
  try {
    for (const count of sizes) {
      say(`scale: a library of ${count} articles`);
      const { rows: own, saveP95 } = await measure(count, browser, say);
      rows.push(...own);
      smallest ??= saveP95;
      rows.push({ measure: 'save p95, beside it the smallest library', size: size(count), value: saveP95, unit: 'ms', beside: smallest });
    }
  } finally {
    await browser.close();
  }
  return rows;
}

const size = (count: number) => count.toLocaleString('en');

async function measure(count: number, browser: Browser, say: (line: string) => void) {
  const rare: string[] = [];
  const all: Article[] = [];
  const folder = await quickLibrary(count, (article) => {
    all.push(article);
    const at = article.body.length >> 1;
    const found = /\p{Script=Han}{4}/u.exec(article.body.slice(at));
    if (found && rare.length < searches) rare.push(found[0]);
  });
  say('scale: lowdb with one file');
  const beside = reference(await writeReference(all));
  all.length = 0;
  say('scale: building the index');
  const building = await build(folder);
  say('scale: starting');
  const started = [];
  for (let round = 0; round < starts; round++) started.push(await startOnce(browser, folder));
  say('scale: searching and saving');
  const host = await serve(folder);
  const call = caller(host.url);
  const found = await searching(call, rare);
  const alone = await saving(call, false);
  const busy = await saving(call, true);
  const row = (measure: string, figures: Partial<Row>): Row => ({ measure, size: size(count), unit: 'ms', ...figures });
  const rows: Row[] = [
    row('window’s first paint to list painted', {
      ...spread(started.map(({ list, paint }) => Math.max(0, list - paint))),
      goal: 500,
      beside: beside.open,
    }),
    row('address to first paint', spread(started.map(({ paint }) => paint))),
    ...Object.entries(found).map(([name, taken]) => row(`search: ${name}`, { ...spread(taken), goal: 20, beside: beside.search })),
    row('save of an article of some 1,500 字', { ...spread(alone), beside: beside.save }),
    row('the same while others search without pause', spread(busy)),
    row('list: a page in the middle', spread(await paging(call, count))),
    row('memory of the host, index and all', { value: memoryOf(host.pid), unit: 'MB', goal: 300, beside: beside.memory }),
    row('index on disk', { value: indexSize(folder), unit: 'MB', beside: beside.megabytes }),
    row('index built anew', { value: building.taken / 1000, unit: 's' }),
    row('memory of the host while it is built', { value: building.memory, unit: 'MB' }),
  ];
  await host.stop();
  return { rows, saveP95: quantile(alone, 0.95) };
}

async function build(folder: string): Promise<{ readonly taken: number; readonly memory: number }> {
  const host = await serve(folder);
  const begun = performance.now();
  await caller(host.url)('article.list', { limit: 1, settled: true });
  const taken = performance.now() - begun;
  const memory = memoryOf(host.pid);
  await host.stop();
  return { taken, memory };
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

async function searching(call: Call, rare: readonly string[]): Promise<Record<string, number[]>> {
  const search = (text: string) => timed(() => call('article.list', { filter: { text }, order: 'best', limit: 50 }));
  const taken: Record<string, number[]> = {};
  for (const [name, [word]] of Object.entries(words)) {
    await search(word);
    taken[name] = [];
    for (let round = 0; round < searches; round++) taken[name].push(await search(word));
  }
  taken['a rare word of four signs'] = [];
  for (const word of rare) taken['a rare word of four signs'].push(await search(word));
  return taken;
}

/** @param beside while searches go on without pause */
async function saving(call: Call, beside: boolean): Promise<number[]> {
  const { articles } = await call('article.list', { limit: 1 });
  const id = articles[0]?.id ?? '';
  let { article } = await call('article.read', { id });
  let going = beside;
  const others = (async () => {
    while (going) await call('article.list', { filter: { text: '干部' }, limit: 50 });
  })();
  const taken: number[] = [];
  for (let round = 0; round < saves; round++) {
    const body = `${article.body}${round % 10}`;
    taken.push(
      await timed(async () => {
        const { revision } = await call('article.save', { id, basedOn: article.revision, changes: { body } });
        article = { ...article, body, revision };
      }),
    );
  }
  going = false;
  await others;
  return taken;
}

async function paging(call: Call, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < 20; round++) {
    const from = Math.floor((count * (round + 1)) / 22);
    taken.push(await timed(() => call('article.list', { group: 'day', from, limit: 100 })));
  }
  return taken;
}

/** Resident memory of a process in MB; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function indexSize(folder: string): number {
  const index = join(folder, '.index');
  return readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0) / 1e6;
}

function reference(file: string): Reference {
  const script = fileURLToPath(new URL('./scale/reference.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, ['--max-old-space-size=8192', script, file], { encoding: 'utf8', maxBuffer: 1e9 })) as Reference;
}
