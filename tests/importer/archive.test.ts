import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import { type PackageLimits, packageLimits } from '../../electron/importer/limits.ts';
import { type HandMadeEntry, makeZip } from './zipMaker.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let made = 0;
async function zipFile(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${++made}.zip`);
  await writeFile(path, bytes);
  return path;
}
async function problemsOf(entries: readonly HandMadeEntry[], limits: PackageLimits = packageLimits): Promise<readonly string[]> {
  const { problems } = await readPackage(await zipFile(makeZip([{ name: 'manifest.json', content: '{}' }, ...entries])), limits);
  return problems.map(({ code, file }) => `${code} ${file}`);
}
const codeOf = async (work: Promise<unknown>) =>
  failureOf(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )?.code;

test.each<[what: string, entry: HandMadeEntry, problem: string]>([
  ['climbs out', { name: '../evil.txt' }, 'unsafe-name ../evil.txt'],
  ['climbs out in the middle', { name: 'images/../../evil.txt' }, 'unsafe-name images/../../evil.txt'],
  ['is absolute', { name: '/etc/evil' }, 'unsafe-name /etc/evil'],
  ['has backslashes', { name: '..\\evil.txt' }, 'unsafe-name ..\\evil.txt'],
  ['names a drive', { name: 'C:/evil.txt' }, 'unsafe-name C:/evil.txt'],
  ['names a stream', { name: 'index.html:hidden' }, 'unsafe-name index.html:hidden'],
  ['is a device', { name: 'images/NUL.jpg' }, 'unsafe-name images/NUL.jpg'],
  ['holds a zero byte', { name: 'a\u0000.jpg' }, 'unsafe-name a\\u0000.jpg'],
  ['is no UTF-8 though it says so', { name: Uint8Array.of(0xff, 0xfe, 0x61) }, 'unsafe-name ��a'],
  ['is empty between slashes', { name: 'a//b' }, 'unsafe-name a//b'],
  ['ends in a dot', { name: 'a./b' }, 'unsafe-name a./b'],
  ['is a link', { name: 'link', content: '/etc/passwd', mode: 0o120777 }, 'unsafe-name link'],
  ['is a pipe', { name: 'pipe', mode: 0o010644 }, 'unsafe-name pipe'],
  ['is a folder outside', { name: '../out/', mode: 0o040755 }, 'unsafe-name ../out/'],
  ['has two names', { name: 'a.txt', localName: 'b.txt', content: 'x' }, 'unsafe-name a.txt'],
  ['has a wrong CRC, stored', { name: 'a.txt', content: 'text', crc: 1 }, 'bad-checksum a.txt'],
  ['has a wrong CRC, packed', { name: 'a.txt', content: 'text', deflate: true, crc: 1 }, 'bad-checksum a.txt'],
  ['unpacks to more than it says', { name: 'a.txt', content: 'x'.repeat(5000), deflate: true, size: 10 }, 'bad-checksum a.txt'],
  ['unpacks to less than it says', { name: 'a.txt', content: 'x'.repeat(5000), deflate: true, size: 6000 }, 'bad-checksum a.txt'],
  ['is a gigabyte of zeros by its own word', { name: 'zeros', content: 'x', deflate: true, size: 2 ** 30 }, 'too-large zeros'],
  ['shares its place with another one', { name: 'b.txt', content: '{}', at: 0 }, 'unsafe-name b.txt'],
  ['is encrypted', { name: 'a.txt', content: 'x'.repeat(20), flags: 0x801, deflate: true }, 'bad-package a.txt'],
  ['is packed in an unknown way', { name: 'a.txt', content: 'x', method: 12 }, 'bad-package a.txt'],
])('zip: an entry that %s', async (_, entry, problem) => {
  expect(await problemsOf([{ name: 'fine.txt', content: 'fine' }, entry])).toContain(problem);
});

test('zip: names that are twice there, or differ in case or normal form alone', async () => {
  expect(await problemsOf([{ name: 'a.txt' }, { name: 'a.txt' }])).toEqual(['unsafe-name a.txt']);
  expect(await problemsOf([{ name: 'a.txt' }, { name: 'A.TXT' }])).toEqual(['unsafe-name A.TXT']);
  expect(await problemsOf([{ name: 'é.txt' }, { name: 'e\u0301.txt' }])).toHaveLength(1);
});

test('zip: bombs by size, by sum, by ratio and by number', async () => {
  const big = { name: 'a', content: 'x'.repeat(2000), deflate: true };
  const limits: PackageLimits = packageLimits;
  expect(await problemsOf([big], { ...limits, fileBytes: 1000 })).toEqual(['too-large a']);
  expect(await problemsOf([big, { ...big, name: 'b' }], { ...limits, totalBytes: 3000 })).toEqual(['too-large b']);
  expect(await problemsOf([big], { ...limits, ratio: 10, ratioFrom: 1000 })).toEqual(['too-large a']);
  const crowd = Array.from({ length: 20 }, (_, index) => ({ ...big, name: `f${index}` }));
  expect(await problemsOf(crowd, { ...limits, ratio: 10, ratioFromAll: 5000 })).toEqual([expect.stringMatching(/^too-large \d+\.zip$/)]);
  const many = makeZip(Array.from({ length: 30 }, (_, index) => ({ name: `f${index}` })));
  expect(await codeOf(readPackage(await zipFile(many), { ...limits, entries: 20 }))).toBe('too-large');
});

test('zip: the package of the longest body, one word repeated, is no bomb', async () => {
  const text = Buffer.from('词'.repeat(5_000_000));
  const files = ['article.json', 'article.md', 'body.html', 'index.html', 'fields.html', 'fields.json', 'article.ninjs.json'];
  const pages = files.map((name) => ({ name, content: name === 'fields.html' ? Buffer.concat([text, text, text]) : text, deflate: true }));
  expect(await problemsOf(pages)).toEqual([]);
});

test('zip: one folder around everything is taken off, what Finder leaves is passed over', async () => {
  const path = await zipFile(
    makeZip([
      { name: 'p/', mode: 0o040755 },
      { name: 'p/manifest.json', content: '{}' },
      { name: 'p/images/01.jpg', content: 'x', deflate: true },
      { name: 'p/.DS_Store', content: 'x' },
      { name: '__MACOSX/p/._manifest.json', content: 'x' },
    ]),
  );
  const { files, problems } = await readPackage(path);
  expect([...files.keys()]).toEqual(['manifest.json', 'images/01.jpg']);
  expect(problems).toEqual([]);
});

test('zip: cut anywhere, it gives problems or less, never an exception without a code', async () => {
  const whole = makeZip([
    { name: 'manifest.json', content: '{"a":1}'.repeat(30), deflate: true },
    { name: 'b.txt', content: 'text' },
  ]);
  for (let length = 4; length < whole.length; length += 3) {
    const { problems } = await readPackage(await zipFile(whole.subarray(0, length)));
    expect(problems.map(({ code }) => code)).toEqual(['bad-package']);
  }
});

test('zip: any flipped byte gives content, a problem or a coded refusal', async () => {
  const whole = makeZip([
    { name: 'manifest.json', content: '{"a":1}'.repeat(3), deflate: true },
    { name: 'b.txt', content: 'text' },
  ]);
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 0xff;
    const outcome = await readPackage(await zipFile(flipped)).catch((error: unknown) => failureOf(error) ?? { error });
    expect(outcome).not.toHaveProperty('error');
  }
});

test('folder: links are never followed, deep nests are refused', async () => {
  const root = join(folder, 'package');
  const deep = join(root, ...Array.from({ length: 20 }, () => 'd'));
  await mkdir(deep, { recursive: true });
  await writeFile(join(root, 'manifest.json'), '{}');
  await writeFile(join(folder, 'secret'), 'secret');
  await symlink(join(folder, 'secret'), join(root, 'link.txt'));
  const { files, problems } = await readPackage(root);
  expect([...files.keys()]).toEqual(['manifest.json']);
  expect(problems.map(({ code }) => code)).toEqual(['unsafe-name', 'unsafe-name']);
});

test('folder: names that differ in case alone, where the disk takes both', async () => {
  const root = join(folder, 'twice');
  await mkdir(root);
  for (const name of ['manifest.json', 'a.txt', 'A.TXT']) await writeFile(join(root, name), '{}');
  const { files, problems } = await readPackage(root);
  // A disk that ignores case has one file of the two, and nothing to refuse.
  expect(problems.map(({ code }) => code)).toEqual(files.size === 2 && (await readdir(root)).length === 3 ? ['unsafe-name'] : []);
});

test('what has no manifest is not read at all', async () => {
  const path = await zipFile(makeZip([{ name: 'a.txt', content: 'x', crc: 1 }]));
  expect(await readPackage(path)).toMatchObject({ files: new Map(), problems: [] });
  expect(await readPackage(folder)).toMatchObject({ files: new Map(), problems: [] });
});

test('neither folder nor zip, or nothing at all', async () => {
  await writeFile(join(folder, 'note.txt'), 'a note');
  expect(await codeOf(readPackage(join(folder, 'note.txt')))).toBe('bad-package');
  expect(await codeOf(readPackage(join(folder, 'nowhere')))).toBe('not-found');
  expect(await codeOf(readPackage('/dev/null'))).toBe('bad-package');
});
