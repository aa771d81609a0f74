import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { longDocument, mixedFiles, page } from './intake/samples.ts';
import { yardstick } from './intake/yardstick.ts';
import { built, start, temporary } from './program.ts';
import { type Row, spread } from './table.ts';

/** Files into drafts: one document and one page read often, and a folder of mixed files by one command. */

const times = 15;
const many = 500;
const readOften = fileURLToPath(new URL('./intake/readOften.ts', import.meta.url));
const tellCost = new URL('./export/tellCost.ts', import.meta.url).href;

/** Takes about two minutes. Prints the table of the importer's README before its own. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say('intake: the corpus, beside mammoth, turndown and a plain paste');
  process.stdout.write(`\n${await yardstick()}\n`);
  const folder = temporary('intake');
  const [document, web] = [join(folder, 'report.docx'), join(folder, 'page.html')];
  await longDocument(document);
  await page(web);
  const rows = [...(await often('docx', '20 pages, 20 pictures', document, say)), ...(await often('page', '3,000 字', web, say))];
  return [...rows, ...(await batch(say))];
}

async function often(measure: string, size: string, path: string, say: (line: string) => void): Promise<readonly Row[]> {
  say(`intake: ${measure}, ${times} times`);
  const thread = join(dirname(built('cli')), '../foreign/thread.js');
  const { out, memory } = await runNode([readOften, path, `${times}`, thread]);
  const taken = JSON.parse(out) as readonly number[];
  return [
    { measure: `${measure} read into a draft`, size, ...spread(taken), unit: 'ms' },
    { measure: `${measure}: memory at its highest, the whole process`, size, value: memory, unit: 'MB', goal: 500 },
  ];
}

async function batch(say: (line: string) => void): Promise<readonly Row[]> {
  say(`intake: ${many} mixed files by one command`);
  const files = await mixedFiles(join(temporary('files'), 'in'), many);
  const library = join(temporary('batch'), 'library');
  const { wall, memory } = await runNode([built('cli'), 'import', ...files, '--library', library, '--json']);
  const years = await readdir(join(library, 'articles'), { recursive: true });
  const written = years.filter((path) => path.endsWith('article.json')).length;
  const size = `${many} mixed files`;
  return [
    { measure: 'import by one command, a file', size, value: wall / many, unit: 'ms' },
    { measure: 'import by one command, all', size, value: wall / 1000, unit: 's' },
    { measure: 'memory at its highest, the whole process', size, value: memory, unit: 'MB', goal: 500 },
    { measure: 'articles written', size, value: written, unit: 'articles' },
  ];
}

async function runNode(words: readonly string[]): Promise<{ readonly out: string; readonly wall: number; readonly memory: number }> {
  const begun = performance.now();
  const child = start(['--import', tellCost, ...words]);
  let [out, said] = ['', ''];
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const memory = /memory ([\d.]+)\n$/.exec(said)?.[1];
  if (code !== 0 || memory === undefined) throw new Error(`node ${words.slice(0, 3).join(' ')} ended with ${code}: ${said.slice(0, 2000)}`);
  return { out, wall: performance.now() - begun, memory: Number(memory) };
}
