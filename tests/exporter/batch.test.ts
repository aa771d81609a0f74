import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '#domain/article.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { parseBatch } from '#domain/portal/batch.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { temporaryName } from '../../electron/exporter/disk.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import type { BatchDone, BatchRequest } from '../../electron/newsroom/ports.ts';
import { mounted } from '../library/mounts.ts';
import { articleWith, profile, requestFor } from './samples.ts';

const exporter = makeExporter({ readPackage });
const makeMount = await mounted('256k');
let root = '';
let out = '';
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'copydesk-batch-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  out = join(root, `out${++made}`);
  await mkdir(out);
});

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => idOf(index + 1));
const nameOf = (number: number) => `20260305-${String(number).padStart(8, '0')}`;
const articleOf = (id: string, changes: Partial<Article> = {}) => articleWith([], { id, title: `第${Number(id.slice(-4))}篇`, ...changes }).article;

interface Wish extends Partial<BatchRequest> {
  readonly change?: (id: string) => Partial<Article>;
  readonly before?: (id: string) => void | Promise<void>;
}

function run({ change, before, ...wish }: Wish = {}): Promise<BatchDone> {
  const { profile: portal, template, generator } = requestFor(articleWith([]), out);
  return exporter.batch({
    ids: ids(3),
    profile: portal,
    template,
    generator,
    out,
    form: 'folder',
    replace: false,
    resume: false,
    library: join(root, 'no library'),
    now: '2026-03-05T12:00:00.000Z',
    ready: async (id) => {
      await before?.(id);
      const article = articleOf(id, change?.(id));
      return { article, blocks: parseMarkdown(article.body), findings: [], settle: () => [], readMedia: async () => new Uint8Array() };
    },
    ...wish,
  });
}

const codes = ({ results }: BatchDone) => results.map(({ failure, skipped }) => failure?.code ?? (skipped ? 'skipped' : 'done'));
const codeOf = async (work: Promise<unknown>) =>
  failureOf(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )?.code;
const beside = ['atom.xml', 'batch.json', 'index.html', 'news-sitemap.xml'];

async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file.slice(folder.length + 1), (await readFile(file)).toString('base64')])),
  );
}

test('one whole package each, and beside them an index page, feeds and a list', async () => {
  const told: number[] = [];
  const done = await run({ progress: (count) => told.push(count) });
  expect(codes(done)).toEqual(['done', 'done', 'done']);
  expect((await readdir(out)).sort()).toEqual([...[1, 2, 3].map(nameOf), ...beside].sort());
  for (const { path, files } of done.results) {
    expect(await exporter.verify(path ?? '')).toEqual({ ok: true, problems: [] });
    expect(await readdir(path ?? '')).toHaveLength(files);
  }
  expect(done).toMatchObject({ index: join(out, 'index.html'), stopped: null });
  const page = await readFile(join(out, 'index.html'), 'utf8');
  for (const number of [1, 2, 3]) expect(page).toContain(`href="${nameOf(number)}/index.html">第${number}篇</a>`);
  const batch = parseBatch(await readFile(join(out, 'batch.json'), 'utf8'));
  expect(batch).toMatchObject({ portal: 'plain', refused: [], packages: [3, 2, 1].map((number) => ({ path: nameOf(number) })) });
  expect(told).toEqual([1, 2, 3]);
});

test('one that is refused does not stop the others, and is told of with its title', async () => {
  const done = await run({
    ready: async (id) => {
      if (id === idOf(2)) throw refusal('damaged', `article ${id}`, 'read', 'it is cut off');
      const article = articleOf(id);
      const settle = () => {
        if (id === idOf(1)) throw refusal('blocked', article.title, 'export', '没有编辑');
        return [];
      };
      return {
        article,
        blocks: [],
        findings: [{ rule: 'x', level: 'error', message: 'm', field: 'editor', start: 0, end: 0 }],
        settle,
        readMedia: async () => new Uint8Array(),
      };
    },
  });
  expect(codes(done)).toEqual(['blocked', 'damaged', 'done']);
  expect(done.results.map(({ title, findings }) => [title, findings.length])).toEqual([
    ['第1篇', 1],
    ['', 0],
    ['第3篇', 1],
  ]);
  expect(parseBatch(await readFile(join(out, 'batch.json'), 'utf8'))?.refused.map(({ id, failure }) => [id, failure.code])).toEqual([
    [idOf(1), 'blocked'],
    [idOf(2), 'damaged'],
  ]);
});

test('nothing to show for it leaves nothing, not even the new folder', async () => {
  const refused = async () => Promise.reject(refusal('not-found', 'x', 'read', 'it is not there'));
  const done = await run({ out: join(out, 'new'), ready: refused });
  expect(done).toMatchObject({ index: null, stopped: null });
  expect(await readdir(out)).toEqual([]);
});

test.each([
  ['folder', ''],
  ['zip', '.zip'],
] as const)('%s: names that collide: the id’s end, then a number, given out in the order of the ids', async (form, ending) => {
  const twins = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-9000-000000000001', '0198c0de-0000-7000-a000-000000000001'];
  const slow = (id: string) => new Promise<void>((resolve) => setTimeout(resolve, id === twins[0] ? 20 : 0));
  const done = await run({ form, ids: twins, before: slow, change: () => ({ shortTitle: 'Spring Fair' }) });
  const names = ['20260305-spring-fair', '20260305-spring-fair-00000001', '20260305-spring-fair-00000001-2'];
  expect(done.results.map(({ path }) => path)).toEqual(names.map((name) => join(out, name + ending)));
  for (const { path } of done.results) expect((await exporter.verify(path ?? '')).ok).toBe(true);
});

describe('again into the same folder', () => {
  test('without a word each package is refused, and nothing changes', async () => {
    await run();
    const before = await snapshot(out);
    expect(codes(await run())).toEqual(['target-exists', 'target-exists', 'target-exists']);
    const after = await snapshot(out);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([]);
    expect(codes(await run({ ids: ids(4) }))).toEqual(['target-exists', 'target-exists', 'target-exists', 'done']);
    expect(parseBatch(await readFile(join(out, 'batch.json'), 'utf8'))).toMatchObject({ packages: { length: 4 }, refused: { length: 3 } });
  });

  test('a feed that is no longer made stays known, and is no stranger the next time', async () => {
    await run({ ids: ids(1) });
    const silent = { ...profile, baseUrl: '' };
    expect(codes(await run({ ids: [idOf(2)], profile: silent }))).toEqual(['done']);
    expect(codes(await run({ ids: [idOf(3)], profile: silent }))).toEqual(['done']);
  });

  test('other articles join the list', async () => {
    await run({ ids: ids(2) });
    expect(codes(await run({ ids: [idOf(9)] }))).toEqual(['done']);
    const page = await readFile(join(out, 'index.html'), 'utf8');
    for (const number of [1, 2, 9]) expect(page).toContain(`${nameOf(number)}/index.html`);
  });

  test('resumed, what is the same stays and the rest is made: a new revision only when it may be replaced', async () => {
    await run({ ids: ids(2) });
    expect(codes(await run({ resume: true }))).toEqual(['skipped', 'skipped', 'done']);
    const newer = (id: string) => (id === idOf(2) ? { revision: 4 } : {});
    expect(codes(await run({ resume: true, change: newer }))).toEqual(['skipped', 'target-exists', 'skipped']);
    expect(codes(await run({ resume: true, replace: true, change: newer }))).toEqual(['skipped', 'done', 'skipped']);
  });

  test.each<[string, Wish]>([
    ['another profile', { profile: { ...profile, name: '另一个门户' } }],
    ['another template', { template: { name: 'default', html: '<html><body>{{{body}}}</body></html>', css: '' } }],
    ['another program', { generator: 'Copydesk 9.9.9' }],
    ['another text under the same number', { change: () => ({ body: '恢复备份以后另写的一稿。' }) }],
  ])('resumed with %s nothing is the same', async (_, wish) => {
    await run({ ids: ids(1) });
    expect(codes(await run({ ids: ids(1), resume: true, ...wish }))).toEqual(['target-exists']);
    expect(codes(await run({ ids: ids(1), resume: true, replace: true, ...wish }))).toEqual(['done']);
  });

  test('resumed, a package that lost a file or is cut off is not the same', async () => {
    await run({ ids: ids(2) });
    await rm(join(out, nameOf(1), 'body.html'));
    await writeFile(join(out, nameOf(2), 'body.html'), 'cut');
    expect(codes(await run({ ids: ids(2), resume: true, replace: true }))).toEqual(['done', 'done']);
    for (const number of [1, 2]) expect((await exporter.verify(join(out, nameOf(number)))).ok).toBe(true);
  });

  test('resumed zips too', async () => {
    await run({ ids: ids(2), form: 'zip' });
    expect(codes(await run({ form: 'zip', resume: true }))).toEqual(['skipped', 'skipped', 'done']);
  });

  test('resumed, what a killed process left half-written goes; what is still being written stays', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const [dead, alive] = [temporaryName(pid), temporaryName(process.ppid)];
    for (const name of [dead, alive, '.copydesk-old-aside']) await mkdir(join(out, name, 'images'), { recursive: true });
    await run({ ids: ids(1), resume: true });
    expect((await readdir(out)).filter((name) => name.startsWith('.')).sort()).toEqual([alive, '.copydesk-old-aside'].sort());
  });

  test('interrupted and resumed gives the bytes of one that went through', async () => {
    await run({ ids: ids(9), out: await emptied('whole') });
    const ending = new AbortController();
    const first = await run({ ids: ids(9), signal: ending.signal, before: (id) => (id === idOf(8) ? ending.abort() : undefined) });
    expect(first.stopped?.code).toBe('cancelled');
    const second = await run({ ids: ids(9), resume: true });
    expect(new Set(codes(second))).toEqual(new Set(['skipped', 'done']));
    const [whole, resumed] = [await snapshot(join(root, 'whole')), await snapshot(out)];
    expect(Object.keys(resumed)).toEqual(Object.keys(whole));
    expect(Object.keys(whole).filter((name) => whole[name] !== resumed[name])).toEqual([]);
  });

  test('what is no earlier batch’s stays: a page or a list of somebody else, a page somebody wrote into, another portal’s', async () => {
    await writeFile(join(out, 'index.html'), 'mine');
    expect(await codeOf(run())).toBe('target-exists');
    expect(await snapshot(out)).toEqual({ 'index.html': Buffer.from('mine').toString('base64') });
    await rm(join(out, 'index.html'));
    await writeFile(join(out, 'batch.json'), '{}');
    expect(await codeOf(run())).toBe('target-exists');
    await rm(join(out, 'batch.json'));
    await run();
    expect(await codeOf(run({ ids: [idOf(9)], profile: { ...profile, key: 'other' } }))).toBe('target-exists');
    await writeFile(join(out, 'index.html'), 'mine');
    expect(await codeOf(run({ ids: [idOf(9)] }))).toBe('target-exists');
  });
});

describe('two batches into one folder at once', () => {
  test('are both on the list, in a new folder and in one that holds a batch', async () => {
    for (const round of [0, 1]) {
      const numbers = [1, 2].map((half) => [10, 11, 12].map((number) => idOf(number + 100 * half + 1000 * round)));
      const both = await Promise.all(numbers.map((some) => run({ ids: some })));
      expect(both.flatMap(codes)).toEqual(Array.from({ length: 6 }, () => 'done'));
      expect(both.map(({ stopped }) => stopped)).toEqual([null, null]);
      expect(parseBatch(await readFile(join(out, 'batch.json'), 'utf8'))?.packages).toHaveLength(6 * (round + 1));
      expect(await exporter.verify(out)).toEqual({ ok: true, problems: [] });
    }
  });

  test('of the same articles: each is written once, whole, and the other batch goes on', async () => {
    const both = await Promise.all([run({ ids: ids(20) }), run({ ids: ids(20) })]);
    expect(both.map(({ stopped }) => stopped)).toEqual([null, null]);
    const outcomes = both.map(codes);
    for (const index of ids(20).keys()) expect(outcomes.map((some) => some[index]).sort()).toEqual(['done', 'target-exists']);
    expect(await exporter.verify(out)).toEqual({ ok: true, problems: [] });
  });
});

async function emptied(name: string): Promise<string> {
  const folder = join(root, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return folder;
}

test('cancelled: what is finished stays and is listed, nothing is half written, the rest is told as not begun', async () => {
  const ending = new AbortController();
  const done = await run({ ids: ids(30), signal: ending.signal, progress: (count) => (count === 5 ? ending.abort() : undefined) });
  expect(done.stopped?.code).toBe('cancelled');
  const whole = done.results.filter(({ failure }) => failure === null);
  expect(whole.length).toBeGreaterThanOrEqual(4);
  expect(whole.length).toBeLessThan(10);
  expect(new Set(codes(done))).toEqual(new Set(['done', 'cancelled']));
  expect((await readdir(out)).sort()).toEqual([...whole.map(({ path }) => (path ?? '').slice(out.length + 1)), ...beside].sort());
  for (const { path } of whole) expect((await exporter.verify(path ?? '')).ok).toBe(true);
});

describe('one zip', () => {
  const file = () => join(out, '今天.zip');

  test('holds a folder each and the index page; the same articles give the same bytes', async () => {
    const done = await run({ form: 'zip-file', out: file() });
    expect(done).toMatchObject({ index: file(), stopped: null });
    const inside = unzipSync(await readFile(file()));
    const folder = await emptied('unpacked');
    await run({ out: folder });
    const unpacked = Object.fromEntries(Object.entries(inside).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
    const written = await snapshot(folder);
    expect(Object.keys(unpacked).sort()).toEqual(Object.keys(written));
    expect(Object.keys(written).filter((name) => written[name] !== unpacked[name])).toEqual([]);
    await run({ form: 'zip-file', out: join(out, 'again.zip') });
    expect((await readFile(join(out, 'again.zip'))).equals(await readFile(file()))).toBe(true);
  });

  test('is there as a whole or not at all', async () => {
    const ending = new AbortController();
    const done = await run({ form: 'zip-file', out: file(), signal: ending.signal, progress: () => ending.abort() });
    expect(codes(done)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(done.index).toBeNull();
    expect(await readdir(out)).toEqual([]);
    expect(await codeOf(run({ form: 'zip-file', out: file(), before: () => Promise.reject(new Error('a bug')) }))).toBeUndefined();
    expect(await readdir(out)).toEqual([]);
    await writeFile(file(), 'old');
    expect(await codeOf(run({ form: 'zip-file', out: file() }))).toBe('target-exists');
    expect(await run({ form: 'zip-file', out: file(), replace: true })).toMatchObject({ index: file() });
  });
});

describe('a bad place', () => {
  test.each([
    ['a file', ['f'], 'not-found'],
    ['inside a file', ['f', 'in'], 'not-found'],
    ['without a parent', ['no', 'where'], 'not-found'],
    ['inside the library', ['lib', 'articles', 'new'], 'not-allowed'],
    ['the library itself', ['lib'], 'not-allowed'],
  ])('%s', async (_, way, code) => {
    await writeFile(join(out, 'f'), '');
    await mkdir(join(out, 'lib', 'articles'), { recursive: true });
    const before = await snapshot(out);
    for (const form of ['folder', 'zip'] as const) expect(await codeOf(run({ out: join(out, ...way), form, library: join(out, 'lib') }))).toBe(code);
    expect(await snapshot(out)).toEqual(before);
  });

  test('it disappears on the way: the rest is not tried', async () => {
    const gone = (id: string) => (id === idOf(3) ? rm(out, { recursive: true, maxRetries: 20, retryDelay: 1 }) : undefined);
    const done = await run({ ids: ids(20), before: async (id) => void (await gone(id)) });
    expect(done).toMatchObject({ index: null, stopped: { code: 'not-found' } });
    expect(done.results.filter(({ failure }) => failure?.code === 'cancelled').length).toBeGreaterThan(10);
  });
});

if (makeMount) {
  test('a real disk that fills up: what is whole stays, nothing half-written, and with room again it goes on', async () => {
    const mount = await makeMount();
    const wish = { ids: ids(40), out: mount.folder };
    const done = await run(wish);
    expect(done).toMatchObject({ index: null, stopped: { code: 'disk-full' } });
    const whole = done.results.filter(({ failure }) => failure === null);
    expect(whole.length).toBeGreaterThan(1);
    expect((await readdir(mount.folder)).sort()).toEqual(whole.map(({ path }) => (path ?? '').slice(mount.folder.length + 1)).sort());
    for (const { path } of whole) expect((await exporter.verify(path ?? '')).ok).toBe(true);
    await mount.resize('8m');
    const rest = await run({ ...wish, resume: true });
    expect(rest.stopped).toBeNull();
    expect(codes(rest).filter((code) => code === 'skipped')).toHaveLength(whole.length);
    expect(await readdir(mount.folder)).toHaveLength(40 + beside.length);
  });

  test('a read-only disk', async () => {
    const mount = await makeMount();
    await mount.makeReadOnly(true);
    const done = await run({ out: mount.folder });
    expect(done.stopped?.code).toBe('read-only');
    expect(await readdir(mount.folder)).toEqual([]);
  });
}

test('the same bytes in another time zone and language', async () => {
  const script = join(import.meta.dirname, 'batchElsewhere.ts');
  const places = [
    { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'Asia/Kathmandu', LANG: 'C', LC_ALL: 'C' },
  ];
  const found: Record<string, string>[] = [];
  for (const [index, place] of places.entries()) {
    const folder = await emptied(`elsewhere ${'很'.repeat(index * 9)}${index}`);
    const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8', env: { ...process.env, ...place } });
    expect([status, stderr]).toEqual([0, '']);
    found.push(await snapshot(folder));
  }
  expect(Object.keys(found[0] ?? {}).length).toBeGreaterThan(20);
  const [one = {}, other = {}] = found;
  expect(Object.keys(one)).toEqual(Object.keys(other));
  expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
  for (const text of Object.values(found[0] ?? {})) expect(Buffer.from(text, 'base64').includes(root)).toBe(false);
});

describe('verify', () => {
  const problems = async (path: string) => (await exporter.verify(path)).problems;

  test('a batch, as a folder of folders or of zips and as one zip', async () => {
    for (const form of ['folder', 'zip'] as const) {
      const place = await emptied(form);
      await run({ out: place, form });
      expect(await problems(place)).toEqual([]);
    }
    await run({ form: 'zip-file', out: join(out, 'one.zip') });
    expect(await problems(join(out, 'one.zip'))).toEqual([]);
  });

  test('names what is missing, changed and added in any of its packages and beside them', async () => {
    await run();
    await rm(join(out, nameOf(1)), { recursive: true });
    await writeFile(join(out, nameOf(2), 'body.html'), 'x');
    await writeFile(join(out, 'index.html'), 'x');
    await writeFile(join(out, 'note.txt'), 'x');
    await writeFile(join(out, '.DS_Store'), 'x');
    expect([...(await problems(out))].sort()).toEqual([
      `${nameOf(1)}: missing`,
      expect.stringContaining(`${nameOf(2)}/body.html: size differs`),
      'index.html: checksum differs',
      'note.txt: not listed',
    ]);
    await writeFile(join(out, 'batch.json'), '[]');
    expect(await problems(out)).toEqual(['batch.json: it is no list of a batch']);
  });

  test('a package that changed places with another, is a link, cannot be read or is listed twice', async () => {
    await run({ ids: ids(4) });
    await rename(join(out, nameOf(1)), join(out, 'x'));
    await rename(join(out, nameOf(2)), join(out, nameOf(1)));
    await rename(join(out, 'x'), join(out, nameOf(2)));
    await rename(join(out, nameOf(3)), join(root, 'elsewhere'));
    await symlink(join(root, 'elsewhere'), join(out, nameOf(3)));
    await rm(join(out, nameOf(4)), { recursive: true });
    await writeFile(join(out, nameOf(4)), 'a file');
    const list = await readFile(join(out, 'batch.json'), 'utf8');
    const [first] = parseBatch(list)?.packages ?? [];
    await writeFile(join(out, 'batch.json'), list.replace('"packages": [', `"packages": [${JSON.stringify(first)},`));
    const found = await problems(out);
    for (const number of [1, 2]) {
      expect(found).toContain(`${nameOf(number)}/manifest.json: its article is not the one the batch lists`);
      expect(found).toContain(`${nameOf(number)}/manifest.json: its title is not the one the batch lists`);
    }
    expect(found).toContain(`${nameOf(3)}: it is a link or no ordinary file`);
    expect(found.filter((one) => one.startsWith(`${nameOf(4)}: `)).length).toBeGreaterThan(1);
    expect(found).toContain(`${nameOf(4)}: listed twice`);
  });

  test.each([
    ['a picture of another server', '<img src="//a.example/x.png">', 'index.html: it loads //a.example/x.png, which is not in the package'],
    ['a picture that is not there', '<img src="images/09.jpg">', 'index.html: it leads to images/09.jpg, which is not in the package'],
    ['a way out', '<a href="../../x">', 'index.html: it leads to ../../x, outside the package'],
    ['a file of this machine', '<link href="file:///etc/passwd">', 'index.html: it leads to file:///etc/passwd, which no package may'],
  ])('a page that leads to %s', async (_, tag, problem) => {
    const template = { name: 'default', html: `<html><body>${tag}{{{body}}}</body></html>`, css: '' };
    const { results } = await run({ ids: ids(1), template });
    expect(await problems(results[0]?.path ?? '')).toEqual([problem]);
  });
});
