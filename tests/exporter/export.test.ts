import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Failure, failureOf } from '#domain/result.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import { makeImporter } from '../../electron/importer/importer.ts';
import type { ExportRequest } from '../../electron/newsroom/ports.ts';
import { builtThread } from '../fixtures/built.ts';
import { animation, articleId, articleWith, clearPng, jpeg, photograph, png, profile, requestFor, type Shot } from './samples.ts';

const exporter = makeExporter({ readPackage });
const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let root = '';
let out = '';
let shots: readonly Shot[] = [];
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'copydesk-export-'));
  shots = [
    { bytes: await photograph(400, 300), kind: 'jpg' },
    { bytes: await png(120, 80), kind: 'png' },
    { bytes: await animation(60, 40, 2), kind: 'gif' },
    { bytes: await clearPng(50, 50), kind: 'png', unused: true },
  ];
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  out = join(root, `out${++made}`);
  await mkdir(out);
});

const failureFrom = async (work: Promise<unknown>): Promise<Failure | undefined> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error && !failureOf(error)) throw error;
  return failureOf(error);
};
const run = (changes: Partial<ExportRequest> = {}, article = articleWith(shots)) => exporter.export(requestFor(article, out, changes));

/** Every file below a folder, by relative path. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file.slice(folder.length + 1), (await readFile(file)).toString('base64')])),
  );
}

test.each(['folder', 'zip', 'zip-file'] as const)('%s: export, verify, import: the article comes back as it left', async (form) => {
  const { article, store } = articleWith(shots);
  const target = form === 'zip-file' ? join(out, '发稿.zip') : out;
  const done = await run({ form, out: target });
  expect(done.path).toBe(form === 'zip-file' ? target : join(out, `20260305-0000abcd${form === 'zip' ? '.zip' : ''}`));
  expect(await readdir(out)).toHaveLength(1);
  expect(await exporter.verify(done.path)).toEqual({ ok: true, problems: [] });
  const back = await importer.readFile(done.path);
  if (back.kind !== 'package') throw new Error('not a package');
  expect(back.article).toEqual(article);
  expect(back.warnings).toEqual([]);
  expect([...back.media.keys()].sort()).toEqual([...store.keys()].sort());
  for (const [file, bytes] of store) expect(Buffer.from(back.media.get(file) ?? []).equals(bytes)).toBe(true);
});

test('the package holds what it should, and the pictures carry no metadata', async () => {
  const { path, files, warnings } = await run();
  const found = await snapshot(path);
  expect(Object.keys(found)).toHaveLength(files);
  for (const name of [
    'index.html',
    'body.html',
    'fields.html',
    'fields.json',
    'article.md',
    'article.json',
    'audit.html',
    'review.json',
    'article.ninjs.json',
    'manifest.json',
  ]) {
    expect(found).toHaveProperty([name]);
  }
  expect(Object.keys(found).filter((name) => name.startsWith('images/'))).toEqual(['images/01.jpg', 'images/02.png', 'images/03.gif']);
  // Only the photograph was changed and only the last one is not shown: the other originals are the exported ones.
  expect(Object.keys(found).filter((name) => name.startsWith('source/media/'))).toHaveLength(2);
  expect(Buffer.from(found['images/01.jpg'] ?? '', 'base64').includes('SECRET')).toBe(false);
  expect(warnings).toEqual([]);
  const manifest = JSON.parse(Buffer.from(found['manifest.json'] ?? '', 'base64').toString('utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    format: 1,
    portal: 'plain',
    article: { id: articleId, revision: 3 },
    overrides: [{ reason: '值班编辑姓名待定' }],
  });
});

test('the same article gives the same bytes, as folder and as zip', async () => {
  const first = await run();
  const second = await run({ out: await ownFolder('again') });
  expect(await snapshot(first.path)).toEqual(await snapshot(second.path));
  const zips = await Promise.all(['a', 'b'].map(async (name) => readFile((await run({ out: await ownFolder(name), form: 'zip' })).path)));
  expect(zips[0]?.equals(zips[1] ?? Buffer.alloc(0))).toBe(true);
  const inside = unzipSync(zips[0] ?? new Uint8Array());
  expect(
    Object.fromEntries(
      Object.entries(inside)
        .map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])
        .sort(),
    ),
  ).toEqual(await snapshot(first.path));
});

async function ownFolder(name: string): Promise<string> {
  const folder = join(out, '..', `${made}-${name}`);
  await mkdir(folder);
  return folder;
}

test('what stands there stays, unless it is this article and may be replaced', async () => {
  const { path } = await run();
  const before = await snapshot(path);
  expect(await failureFrom(run())).toMatchObject({ code: 'target-exists', thing: '20260305-0000abcd' });
  expect(await snapshot(path)).toEqual(before);
  await run({ replace: true }, articleWith(shots.slice(0, 1), { title: '改过的题目' }));
  expect(await readdir(out)).toEqual(['20260305-0000abcd']);
  expect(await exporter.verify(path)).toEqual({ ok: true, problems: [] });
  expect(Object.keys(await snapshot(path))).not.toContain('images/02.png');
});

test('a package with somebody’s note or link in it is not replaced: they would go with it', async () => {
  const { path } = await run();
  for (const [name, put] of [
    ['编辑的话.txt', (file: string) => writeFile(file, '标题再短些')],
    ['images/草图', (file: string) => symlink(root, file, 'junction')],
  ] as const) {
    await put(join(path, name));
    const before = await snapshot(path);
    expect(await failureFrom(run({ replace: true }))).toMatchObject({ code: 'target-exists', detail: { stranger: name } });
    expect(await snapshot(path)).toEqual(before);
    await rm(join(path, name));
  }
  await writeFile(join(path, '.DS_Store'), 'what the desktop leaves is nobody’s');
  await run({ replace: true });
  expect(await exporter.verify(path)).toEqual({ ok: true, problems: [] });
});

test.each(['folder', 'zip'] as const)('%s: two articles of one name both find a place', async (form) => {
  const titled = { shortTitle: 'Spring Fair' };
  const one = await run({ form }, articleWith([], titled));
  const other = articleWith([], { ...titled, id: articleId.replace('abcd', 'ef01') });
  const two = await run({ form }, other);
  const ending = form === 'zip' ? '.zip' : '';
  expect([one.path, two.path]).toEqual([join(out, `20260305-spring-fair${ending}`), join(out, `20260305-spring-fair-0000ef01${ending}`)]);
  expect(await failureFrom(run({ form }, other))).toMatchObject({ code: 'target-exists' });
  expect((await run({ form, replace: true }, other)).path).toBe(two.path);
  expect((await run({ form, replace: true }, articleWith([], titled))).path).toBe(one.path);
  for (const { path } of [one, two]) expect((await exporter.verify(path)).ok).toBe(true);
});

test('many articles of one name at once: none overwrites another', async () => {
  const articles = Array.from({ length: 12 }, (_, index) =>
    articleWith([], { shortTitle: 'Fair', id: articleId.replace('abcd', `0a${(index + 16).toString(16)}`) }),
  );
  const done = await Promise.all(articles.map((article) => run({}, article)));
  expect(new Set(done.map(({ path }) => path)).size).toBe(12);
  expect(await readdir(out)).toHaveLength(12);
});

test('a folder that is no package is never replaced', async () => {
  await mkdir(join(out, '20260305-0000abcd'));
  await writeFile(join(out, '20260305-0000abcd', 'diary.txt'), 'mine');
  expect(await failureFrom(run({ replace: true }))).toMatchObject({ code: 'target-exists' });
  expect(await snapshot(out)).toEqual({ '20260305-0000abcd/diary.txt': Buffer.from('mine').toString('base64') });
});

test('a chosen zip file replaces a file only when that was asked, and never a folder', async () => {
  const file = join(out, 'a.zip');
  await writeFile(file, 'old');
  expect(await failureFrom(run({ form: 'zip-file', out: file }))).toMatchObject({ code: 'target-exists', thing: 'a.zip' });
  expect(await readFile(file, 'utf8')).toBe('old');
  await run({ form: 'zip-file', out: file, replace: true });
  expect((await exporter.verify(file)).ok).toBe(true);
  await mkdir(join(out, 'b.zip'));
  expect(await failureFrom(run({ form: 'zip-file', out: join(out, 'b.zip'), replace: true }))).toMatchObject({ code: 'target-exists' });
  expect((await readdir(out)).sort()).toEqual(['a.zip', 'b.zip']);
});

test('where to: a new folder is made, a missing parent or a file is refused', async () => {
  expect((await stat((await run({ out: join(out, 'new') })).path)).isDirectory()).toBe(true);
  expect(await failureFrom(run({ out: join(out, 'no', 'where') }))).toMatchObject({ code: 'not-found', thing: 'where' });
  expect(await failureFrom(run({ out: join(out, 'no', 'a.zip'), form: 'zip-file' }))).toMatchObject({ code: 'not-found' });
  await writeFile(join(out, 'file'), '');
  for (const form of ['folder', 'zip'] as const) {
    expect(await failureFrom(run({ out: join(out, 'file'), form }))).toMatchObject({ code: 'not-found', thing: 'file' });
    expect(await failureFrom(run({ out: join(out, 'file', 'in'), form }))).toMatchObject({ code: 'not-found' });
  }
  expect((await readdir(out)).sort()).toEqual(['file', 'new']);
});

test('a broken or missing picture, or a cancelled export, leaves nothing behind, not even a new folder', async () => {
  const broken = articleWith([...shots, { bytes: (await jpeg(300, 200)).subarray(0, 2000), kind: 'jpg' }]);
  const target = join(out, 'new');
  expect(await failureFrom(run({ out: target }, broken))).toMatchObject({ code: 'bad-picture', thing: expect.stringMatching(/^[0-9a-f]{16}\.jpg$/) });
  const stopped = new AbortController();
  stopped.abort();
  expect(await failureFrom(run({ out: target, signal: stopped.signal }))).toMatchObject({ code: 'cancelled' });
  const midway = new AbortController();
  const { article, store } = articleWith(shots);
  const readMedia = async (file: string) => {
    if (file === [...store.keys()].at(-1)) midway.abort();
    return store.get(file) ?? new Uint8Array();
  };
  expect(await failureFrom(run({ out: target, signal: midway.signal, readMedia }, { article, store }))).toMatchObject({ code: 'cancelled' });
  expect(await readdir(out)).toEqual([]);
});

test('the folder disappears while the export is under way', async () => {
  const { article, store } = articleWith(shots);
  const readMedia = async (file: string) => {
    await rm(out, { recursive: true, force: true });
    return store.get(file) ?? new Uint8Array();
  };
  expect(await failureFrom(run({ readMedia }, { article, store }))).toMatchObject({ code: 'not-found' });
});

test('the old package comes back when the new one cannot take its place', async () => {
  const { path } = await run();
  const before = await snapshot(path);
  // Asked whether it was aborted, just before the swap, this signal takes the finished new package away.
  const signal = Object.defineProperty(new AbortController().signal, 'aborted', {
    get: () => {
      for (const name of readdirSync(out))
        if (name.startsWith('.copydesk-') && existsSync(join(out, name, 'manifest.json'))) rmSync(join(out, name), { recursive: true });
      return false;
    },
  });
  expect(await failureFrom(run({ replace: true, signal }))).toMatchObject({ code: 'not-found' });
  expect(await readdir(out)).toEqual(['20260305-0000abcd']);
  expect(await snapshot(path)).toEqual(before);
});

/** Exports in a process of its own, under another user or a limit of the system; prints the failure's code. */
function exportElsewhere(before: string, options: { readonly uid?: number } = {}): string {
  const script = join(import.meta.dirname, 'elsewhere.ts');
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', `${before} exec "$0" "$1" "$2"`, process.execPath, script, out], {
    encoding: 'utf8',
    ...options,
  });
  return stdout.trim() || stderr;
}

// Windows has neither limits on a process's files nor folders that its owner may not write to.
if (process.platform !== 'win32') {
  test('a full disk', async () => {
    // The write that crosses the limit is cut short and the next one fails, as on a full disk.
    expect(exportElsewhere('ulimit -f 2;')).toBe('disk-full 20260305-0000abcd');
    expect(await readdir(out)).toEqual([]);
  });

  test('a folder nobody may write to', async () => {
    await chmod(root, 0o755);
    await chmod(out, 0o555);
    // For root nothing is read-only, so another user tries.
    expect(exportElsewhere('', process.getuid?.() === 0 ? { uid: 65534 } : {})).toBe('read-only 20260305-0000abcd');
    await chmod(out, 0o755);
    expect(await readdir(out)).toEqual([]);
  });
}

test('the title picture leaves in the shapes the portal asks for; each picture made is told', async () => {
  const shaped = { ...profile, images: { ...profile.images, crops: ['16:9' as const, '1:1' as const] } };
  const { article, store } = articleWith(shots);
  const [cover = ''] = Object.keys(article.media);
  const told: string[] = [];
  const pictureMade = (count: number, total: number) => void told.push(`${count}/${total}`);
  const { path } = await run({ profile: shaped, pictureMade }, { article: { ...article, cover }, store });
  const images = (await readdir(join(path, 'images'))).sort();
  expect(images).toEqual(['01.jpg', '02.png', '03.gif', 'cover-16x9.jpg', 'cover-1x1.jpg']);
  expect(told).toEqual(['1/3', '2/3', '3/3']);
  expect(await exporter.verify(path)).toEqual({ ok: true, problems: [] });
  const back = await importer.readFile(path);
  expect(back.kind === 'package' && [...back.media.keys()].sort()).toEqual([...store.keys()].sort());
  const { path: plain } = await run({ profile: shaped, out: await ownFolder('plain') }, { article, store });
  expect((await readdir(join(plain, 'images'))).sort()).toEqual(images.slice(0, 3));
});

test('pictures are told of by number and caption', async () => {
  const small = { ...profile, images: { ...profile.images, formats: ['jpg' as const] } };
  const { warnings } = await run({ profile: small }, articleWith([{ bytes: await png(60, 40), kind: 'png' }]));
  expect(warnings).toEqual([{ code: 'picture-format', message: '图片 01（图说1）：由 png 转为 jpg。', count: 1 }]);
});
