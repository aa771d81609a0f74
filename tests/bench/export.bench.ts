import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryOf } from './library.ts';
import { built, start, temporary } from './program.ts';
import type { Row } from './table.ts';

/** The export of a thousand articles without pictures by one command; beside it marked alone on the same texts. */

const count = 1000;
const markedAlone = fileURLToPath(new URL('./export/markedAlone.ts', import.meta.url));
const tellCost = new URL('./export/tellCost.ts', import.meta.url).href;

/** In ms; `cpu` is user and system time of all threads of the process. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** Takes about a minute. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`export: a library of ${count} articles`);
  const { folder, articles } = await libraryOf(count);
  const texts = join(temporary('texts'), 'texts.json');
  await writeFile(texts, JSON.stringify(articles.map(({ body }) => body)));
  say('export: marked alone');
  const plain = JSON.parse((await runNode([markedAlone, texts, temporary('marked')])).out) as Cost;
  say('export: the product');
  const idle = (await runNode([built('cli'), 'portal', 'list', '--json'])).cost;
  const out = join(temporary('export'), 'out');
  const { cost } = await runNode([built('cli'), 'export', '--all', '--library', folder, '--portal', 'plain', '--out', out, '--json']);
  const written = await sizeOf(out);
  const size = `${count.toLocaleString('en')} articles`;
  return [
    {
      measure: 'export, by the clock; beside it marked alone',
      size,
      value: (cost.wall - idle.wall) / count,
      unit: 'ms an article',
      beside: plain.wall / count,
    },
    { measure: 'export, CPU; beside it marked alone', size, value: (cost.cpu - idle.cpu) / count, unit: 'ms an article', beside: plain.cpu / count },
    { measure: 'start of the command, by the clock (not in the above)', size: '', value: idle.wall, unit: 'ms' },
    { measure: 'files written', size, value: written.files, unit: 'files' },
    { measure: 'bytes written', size, value: written.bytes / 1e6, unit: 'MB' },
  ];
}

async function runNode(words: readonly string[]): Promise<{ readonly out: string; readonly cost: Cost }> {
  const begun = performance.now();
  const child = start(['--import', tellCost, ...words]);
  let out = '';
  let said = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const wall = performance.now() - begun;
  const cpu = /\ncpu ([\d.]+)\n$/.exec(said)?.[1];
  if (code !== 0 || cpu === undefined) throw new Error(`node ${words.join(' ')} ended with ${code}: ${said.slice(0, 2000)}`);
  return { out, cost: { wall, cpu: Number(cpu) } };
}

async function sizeOf(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
  return { files: files.length, bytes };
}
