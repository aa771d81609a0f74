import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { emptyArticle, type Medium } from '#domain/article.ts';
import { mediaPath } from '../../electron/library/places.ts';
import { generateArticles } from '../fixtures/articles.ts';
import { open } from './library.ts';
import { start, temporary } from './program.ts';
import type { Row } from './table.ts';

/** Export of articles with five photographs of 12 megapixels each; beside it sharp alone on the same photographs. */

const count = Number(process.env.COPYDESK_BENCH_PICTURES ?? 100);
const each = 5;
const size = { width: 4000, height: 3000 };

interface Cost {
  /** ms, by the clock and of all threads. */
  readonly wall: number;
  readonly cpu: number;
  /** ms that the thread which answers windows was late, at the longest and for one turn in a thousand. */
  readonly longest: number;
  readonly p99: number;
  /** MB. */
  readonly peak?: number;
}

/** Takes about a second an article. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say(`pictures: a library of ${count} articles with ${each} photographs each`);
  const { folder, files, ids } = await illustratedLibrary();
  const lists = temporary('lists');
  const [pictures, articles] = [join(lists, 'pictures.json'), join(lists, 'articles.json')];
  await writeFile(pictures, JSON.stringify(files));
  await writeFile(articles, JSON.stringify(ids));
  say('pictures: sharp alone');
  const alone = await cost(['sharpAlone.ts', pictures, temporary('alone')]);
  say('pictures: the product');
  const own = await cost(['desk.ts', folder, articles, temporary('packages')]);
  const many = `${count} articles × ${each} × 12 MP`;
  return [
    {
      measure: 'export, by the clock; beside it sharp alone',
      size: many,
      value: own.wall / count,
      unit: 'ms an article',
      beside: alone.wall / count,
    },
    { measure: 'export, CPU; beside it sharp alone', size: many, value: own.cpu / count, unit: 'ms an article', beside: alone.cpu / count },
    { measure: 'share of the CPU that sharp alone would take', size: many, value: (alone.cpu / own.cpu) * 100, unit: '%' },
    { measure: 'turns of the answering thread, one in 1,000; beside it sharp alone', size: many, value: own.p99, unit: 'ms', beside: alone.p99 },
    { measure: 'its longest stall; beside it sharp alone', size: many, longest: own.longest, unit: 'ms', beside: alone.longest, goal: 16 },
    { measure: 'peak memory of the process', size: many, value: own.peak ?? 0, unit: 'MB' },
  ];
}

/** @returns the library's folder, every photograph's file in it, and its articles */
async function illustratedLibrary(): Promise<{ readonly folder: string; readonly files: readonly string[]; readonly ids: readonly string[] }> {
  const folder = join(temporary('library'), 'library');
  const bytes = await photograph();
  const library = await open(folder);
  const files: string[] = [];
  const ids: string[] = [];
  for (const [number, article] of generateArticles(count, count).entries()) {
    const id = v7();
    ids.push(id);
    const media: Record<string, Medium> = {};
    for (let index = 0; index < each; index++) {
      const own = marked(bytes, `${number}-${index}`);
      const stored = await library.addMedia(id, own, 'jpg');
      media[stored.id] = { file: stored.file, type: 'image/jpeg', ...size, bytes: own.length, caption: '河堤', credit: '资料', alt: '河堤' };
      files.push(join(folder, mediaPath(id, stored.file, 'read')));
    }
    const shown = Object.values(media).map(({ file }) => `![河堤](media/${file} "河堤")`);
    const now = new Date().toISOString();
    await library.create({ ...emptyArticle(id, now), ...article, media, body: [article.body, ...shown].join('\n\n') });
  }
  await library.close();
  return { folder, files, ids };
}

/** Soft shades with the noise of a camera: about 4 MB. */
async function photograph(): Promise<Buffer> {
  const shade = Buffer.from([90, 40, 160, 200, 120, 60, 30, 90, 220, 240, 230, 200]);
  const noise = { create: { ...size, channels: 3 as const, background: '#808080', noise: { type: 'gaussian' as const, mean: 128, sigma: 9 } } };
  const shades = await sharp(shade, { raw: { width: 2, height: 2, channels: 3 } })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(noise)
    .composite([{ input: shades, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The same picture with a comment: other bytes, so another picture to a library. */
function marked(jpeg: Buffer, words: string): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([head, Buffer.from(words), jpeg.subarray(2)]);
}

async function cost([program = '', ...words]: readonly string[]): Promise<Cost> {
  const child = start([fileURLToPath(new URL(`./pictures/${program}`, import.meta.url)), ...words]);
  let out = '';
  let said = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.slice(0, 2000)}`);
  return JSON.parse(out) as Cost;
}
