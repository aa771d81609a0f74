import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { browserOptions } from './browser.ts';
import { type Row, table } from './table.ts';

/** `npm run bench [names…]`: a table for each bench. Figures go to stdout, progress to stderr. */

type Bench = (say: (line: string) => void) => Promise<readonly Row[]>;

const benches: Readonly<Record<string, () => Promise<{ readonly run: Bench }>>> = {
  typing: () => import('./typing.bench.ts'),
  markdown: () => import('./markdown.bench.ts'),
  save: () => import('./save.bench.ts'),
  start: () => import('./start.bench.ts'),
  export: () => import('./export.bench.ts'),
  pictures: () => import('./pictures.bench.ts'),
  scale: () => import('./scale.bench.ts'),
  doctor: () => import('./doctor.bench.ts'),
  intake: () => import('./intake.bench.ts'),
  checks: () => import('./checks.bench.ts'),
  review: () => import('./review.bench.ts'),
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(wanted: readonly string[]): Promise<void> {
  const names = wanted.length > 0 ? wanted : Object.keys(benches);
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    say(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  for (const name of names) {
    say(`— ${name}`);
    const bench = await benches[name]?.();
    if (bench) process.stdout.write(`\n### ${name}\n\n${table(await bench.run(say))}\n`);
  }
  process.stdout.write(`\n${await machine()}\n`);
}

async function machine(): Promise<string> {
  const cores = cpus();
  const busy = loadavg()[0]?.toFixed(1);
  return `Machine: ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${process.platform} ${process.arch}, load ${busy}, Node ${process.versions.node}, Chromium ${await chromiumVersion()}`;
}

async function chromiumVersion(): Promise<string> {
  const browser = await chromium.launch(browserOptions());
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

await main(process.argv.slice(2));
