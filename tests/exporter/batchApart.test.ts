import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import type { ApartDone, ApartRequest, BatchPart } from '../../electron/newsroom/ports.ts';
import { articleWith, requestFor } from './samples.ts';

/** Many articles, each for the portals it goes to. */

const exporter = makeExporter({ readPackage });
let root = '';
let out = '';
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'copydesk-apart-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(() => {
  out = join(root, `out${++made}`);
});

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
const nameOf = (number: number) => `20260305-${String(number).padStart(8, '0')}`;

/** @param before what happens when an article is about to be made ready */
function part(key: string, numbers: readonly number[], before?: (id: string) => void): BatchPart {
  const { profile, template } = requestFor(articleWith([]), out);
  return {
    ids: numbers.map(idOf),
    profile: { ...profile, key, name: key },
    template,
    ready: async (id) => {
      before?.(id);
      const { article } = articleWith([], { id, title: `第${Number(id.slice(-4))}篇` });
      return { article, blocks: parseMarkdown(article.body), findings: [], settle: () => [], readMedia: async () => new Uint8Array() };
    },
  };
}

function run(parts: readonly BatchPart[], more: Partial<ApartRequest> = {}): Promise<ApartDone> {
  return exporter.batchApart({
    parts,
    generator: 'Copydesk 0.0.0',
    out,
    form: 'folder',
    replace: false,
    resume: false,
    library: join(root, 'no library'),
    now: '2026-03-05T12:00:00.000Z',
    ...more,
  });
}

const codes = ({ results }: ApartDone) => results.map((some) => some.map(({ failure, skipped }) => failure?.code ?? (skipped ? 'skipped' : 'done')));
const beside = ['atom.xml', 'batch.json', 'index.html', 'news-sitemap.xml'];

test('each portal has a folder with its packages, its index page and its feeds, and every one is whole', async () => {
  const told: string[] = [];
  const done = await run([part('river', [1, 2]), part('hill', [2])], { progress: (count, total) => told.push(`${count}/${total}`) });
  expect(codes(done)).toEqual([['done', 'done'], ['done']]);
  expect(done).toMatchObject({ index: out, stopped: null });
  expect((await readdir(out)).sort()).toEqual(['hill', 'river']);
  expect((await readdir(join(out, 'river'))).sort()).toEqual([nameOf(1), nameOf(2), ...beside].sort());
  expect((await readdir(join(out, 'hill'))).sort()).toEqual([nameOf(2), ...beside].sort());
  for (const key of ['river', 'hill']) expect(await exporter.verify(join(out, key))).toEqual({ ok: true, problems: [] });
  expect(JSON.parse(await readFile(join(out, 'hill', nameOf(2), 'manifest.json'), 'utf8')).portal).toBe('hill');
  expect(told).toEqual(['1/3', '2/3', '3/3']);
});

test('one zip has the portals’ folders, and gives the same bytes again', async () => {
  const zip = async (name: string) => {
    const path = join(root, `${made}${name}.zip`);
    const done = await run([part('river', [1]), part('hill', [1, 2])], { out: path, form: 'zip-file' });
    expect(done.index).toBe(path);
    return readFile(path);
  };
  const bytes = await zip('a');
  const names = Object.keys(unzipSync(bytes));
  for (const name of [`river/${nameOf(1)}/manifest.json`, 'river/batch.json', `hill/${nameOf(2)}/index.html`, 'hill/index.html'])
    expect(names).toContain(name);
  expect(names.filter((name) => !/^(?:river|hill)\//.test(name))).toEqual([]);
  expect((await zip('b')).equals(bytes)).toBe(true);
});

test('a portal whose folder is taken stops none of the others', async () => {
  await mkdir(join(out, 'river'), { recursive: true });
  await writeFile(join(out, 'river', 'index.html'), 'somebody’s page');
  const done = await run([part('river', [1]), part('hill', [1])]);
  expect(codes(done)).toEqual([['target-exists'], ['done']]);
  expect(await readFile(join(out, 'river', 'index.html'), 'utf8')).toBe('somebody’s page');
});

test('ended half-way it keeps what is whole, says what was not begun, and is resumed', async () => {
  const ending = new AbortController();
  const end = (id: string) => id === idOf(2) && ending.abort();
  const done = await run([part('river', [1]), part('hill', [2, 3]), part('lake', [1])], { signal: ending.signal, progress: () => undefined });
  expect(codes(done)).toEqual([['done'], ['done', 'done'], ['done']]);
  await rm(out, { recursive: true });
  const cut = await run([part('river', [1]), part('hill', [2, 3, 4, 5, 6], end), part('lake', [1])], { signal: ending.signal });
  expect(cut.stopped?.code).toBe('cancelled');
  expect(codes(cut)[0]).toEqual(['done']);
  expect(codes(cut)[1]?.at(-1)).toBe('cancelled');
  expect(codes(cut)[2]).toEqual(['cancelled']);
  const again = await run([part('river', [1]), part('hill', [2, 3, 4, 5, 6]), part('lake', [1])], { resume: true });
  expect(codes(again)[0]).toEqual(['skipped']);
  expect(codes(again).flat()).not.toContain('cancelled');
  expect((await readdir(out)).sort()).toEqual(['hill', 'lake', 'river']);
});

test('a zip that was ended is not there at all', async () => {
  const ending = new AbortController();
  const path = join(root, `${made}.zip`);
  const done = await run([part('river', [1]), part('hill', [2, 3], () => ending.abort())], { signal: ending.signal, out: path, form: 'zip-file' });
  expect(codes(done)).toEqual([['cancelled'], ['cancelled', 'cancelled']]);
  expect(done).toMatchObject({ index: null, stopped: { code: 'cancelled' } });
  expect((await readdir(root)).filter((name) => name.endsWith('.zip') && name.startsWith(`${made}`))).toEqual([]);
});

test('nothing to show for it leaves no folder; inside the library nothing begins', async () => {
  const refuse = () => {
    throw refusal('damaged', 'article', 'read', 'it is cut off');
  };
  const done = await run([part('river', [1], refuse)]);
  expect([codes(done), done.index]).toEqual([[['damaged']], null]);
  expect(await readdir(root)).not.toContain(`out${made}`);
  const inside = run([part('river', [1])], { library: root });
  expect(failureOf(await inside.catch((error: unknown) => error))?.code).toBe('not-allowed');
});
