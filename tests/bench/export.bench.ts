import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryOf } from './library.ts';
import { built, start, temporary } from './program.ts';
import type { Row } from './table.ts';

/**
 * Exports without pictures by one command, a thousand and ten thousand articles; beside it marked alone on the same texts, and
 * a plain copy of the library's files. The page alone, as a site generator makes it; how late windows are answered meanwhile.
 * `COPYDESK_BENCH_COUNTS=1000` measures other numbers.
 */

const counts = (process.env.COPYDESK_BENCH_COUNTS ?? '1000,10000').split(',').map(Number);
const markedAlone = fileURLToPath(new URL('./export/markedAlone.ts', import.meta.url));
const pageAlone = fileURLToPath(new URL('./export/pageAlone.ts', import.meta.url));
const hostStall = fileURLToPath(new URL('./export/hostStall.ts', import.meta.url));
const copyAlone = fileURLToPath(new URL('./export/copyAlone.ts', import.meta.url));
const tellCost = new URL('./export/tellCost.ts', import.meta.url).href;

/** `wall` and `cpu` in ms, `memory` in MB at its highest; `cpu` is user and system time of all threads of the process. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** What Eleventy takes for the page of one of these articles, in ms (issue 4). */
const eleventy = 0.8;

/** Takes some minutes. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let least: number | undefined;
  for (const count of counts) {
    const { memory, rows: found } = await measure(count, say);
    rows.push(...found);
    if (least !== undefined)
      rows.push({ measure: 'memory, beside it that of the first', size: sizeOf(count), value: memory, unit: 'MB', beside: least });
    least ??= memory;
  }
  return rows;
}

function sizeOf(count: number): string {
  return `${count.toLocaleString('en')} articles`;
}

async function measure(count: number, say: (line: string) => void): Promise<{ readonly memory: number; readonly rows: readonly Row[] }> {
  say(`export: a library of ${count} articles`);
  const { folder, articles } = await libraryOf(count);
  const texts = join(temporary('texts'), 'texts.json');
  await writeFile(texts, JSON.stringify(articles.map(({ body }) => body)));
  const whole = join(temporary('texts'), 'articles.json');
  await writeFile(whole, JSON.stringify(articles));
  say('export: marked alone, the page alone, a plain copy');
  const plain = JSON.parse((await runNode([markedAlone, texts, temporary('marked')])).out) as Cost;
  const page = JSON.parse((await runNode([pageAlone, whole, temporary('pages')])).out) as Cost;
  const copied = JSON.parse((await runNode([copyAlone, join(folder, 'articles'), join(temporary('copy'), 'out')])).out) as Cost;
  say('export: the product');
  const cli = await command();
  const { cost: idle } = await runNode([...cli, 'portal', 'list', '--json']);
  const out = join(temporary('export'), 'out');
  const { cost } = await runNode([...cli, 'export', '--all', '--library', folder, '--portal', 'plain', '--out', out, '--json']);
  const written = await writtenIn(out);
  say('export: how late windows are answered');
  const stall = JSON.parse((await runNode([hostStall, folder, join(temporary('stall'), 'out')])).out) as { longest: number; p99: number };
  const size = sizeOf(count);
  const each = (measure: string, own: number, beside: number) => ({
    measure,
    size,
    value: own / count,
    unit: 'ms an article',
    beside: beside / count,
  });
  const [wall, cpu] = [cost.wall - idle.wall, cost.cpu - idle.cpu];
  const rows: readonly Row[] = [
    each('export, by the clock; beside it marked alone', wall, plain.wall),
    { ...each('export, CPU; beside it marked alone', cpu, plain.cpu), goal: (3 * plain.cpu) / count },
    each('export, CPU; beside it a copy of the library', cpu, copied.cpu),
    { ...each('the page alone, CPU; beside it marked alone', page.cpu, plain.cpu), goal: eleventy },
    { measure: 'turns of the thread that answers windows, one in 1,000', size, value: stall.p99, unit: 'ms' },
    { measure: 'its longest stall', size, longest: stall.longest, unit: 'ms', goal: 16 },
    { measure: 'memory at its highest, the whole process', size, value: cost.memory, unit: 'MB', beside: idle.memory, goal: 150 },
    { measure: 'start of the command, by the clock (not in the above)', size: '', value: idle.wall, unit: 'ms' },
    { measure: 'files written', size, value: written.files, unit: 'files' },
    { measure: 'bytes written', size, value: written.bytes / 1e6, unit: 'MB' },
  ];
  return { memory: cost.memory, rows };
}

/** The words to give to node, with those the command's own first line has. */
async function command(): Promise<readonly string[]> {
  const file = built('cli');
  const [line = ''] = (await readFile(file, 'utf8')).split('\n', 1);
  return [...(line.split(' node ')[1]?.split(' ') ?? []), file];
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
  const [, cpu, memory] = /\ncpu ([\d.]+) memory ([\d.]+)\n$/.exec(said) ?? [];
  if (code !== 0 || cpu === undefined) throw new Error(`node ${words.join(' ')} ended with ${code}: ${said.slice(0, 2000)}`);
  return { out, cost: { wall, cpu: Number(cpu), memory: Number(memory) } };
}

async function writtenIn(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
  return { files: files.length, bytes };
}
