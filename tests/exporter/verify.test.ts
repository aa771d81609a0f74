import { mkdir, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { makeExporter } from '../../electron/exporter/export.ts';
import { readPackage } from '../../electron/importer/archive.ts';
import { makeImporter } from '../../electron/importer/importer.ts';
import { builtThread } from '../fixtures/built.ts';
import { articleWith, photograph, png, requestFor } from './samples.ts';

const exporter = makeExporter({ readPackage });
const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let root = '';
let folder = '';
let zip = '';
let files: readonly string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'copydesk-verify-'));
  const made = articleWith([
    { bytes: await photograph(60, 40), kind: 'jpg' },
    { bytes: await png(60, 40), kind: 'png' },
  ]);
  folder = (await exporter.export(requestFor(made, root))).path;
  zip = (await exporter.export(requestFor(made, root, { form: 'zip' }))).path;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const codeOf = async (work: Promise<unknown>) =>
  failureOf(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )?.code;
const problems = async (path = folder) => (await exporter.verify(path)).problems;

test('one flipped bit in any file is found, by verify and by import', async () => {
  for (const file of files) {
    const path = join(folder, file);
    const whole = await readFile(path);
    for (const place of [0, Math.floor(whole.length / 2), whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 0x04;
      await writeFile(path, flipped);
      const found = await problems();
      expect(found.length, `${file} at ${place}`).toBeGreaterThan(0);
      expect(
        found.some((problem) => problem.startsWith(file)),
        `${file} at ${place}: ${found.join(' | ')}`,
      ).toBe(true);
      expect(['bad-checksum', 'bad-package', 'newer-format']).toContain(await codeOf(importer.readFile(folder)));
    }
    await writeFile(path, whole);
  }
  expect(await problems()).toEqual([]);
});

test('one flipped bit anywhere in a picture of the zip is found', async () => {
  const whole = await readFile(zip);
  const start = whole.indexOf('JFIF');
  for (const place of [start + 60, start + 90]) {
    const flipped = Buffer.from(whole);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    await writeFile(join(root, 'flipped.zip'), flipped);
    expect((await problems(join(root, 'flipped.zip'))).length).toBeGreaterThan(0);
    expect(await codeOf(importer.readFile(join(root, 'flipped.zip')))).toBe('bad-checksum');
  }
});

test('missing, added, linked', async () => {
  const page = await readFile(join(folder, 'index.html'));
  await unlink(join(folder, 'index.html'));
  expect(await problems()).toEqual(['index.html: missing']);
  await writeFile(join(folder, 'index.html'), page);
  await mkdir(join(folder, 'more'));
  await writeFile(join(folder, 'more', 'evil.js'), 'x');
  expect(await problems()).toEqual(['more/evil.js: not listed']);
  // For an import a note somebody laid beside it is no reason to lose the article.
  expect((await importer.readFile(folder)).warnings).toMatchObject([{ code: 'unlisted-files', count: 1 }]);
  await rm(join(folder, 'more'), { recursive: true });
  await symlink('/etc/hostname', join(folder, 'link'));
  expect(await problems()).toEqual(['link: it is a link, lies too deep, or is no ordinary file']);
  expect(await codeOf(importer.readFile(folder))).toBe('unsafe-name');
  await unlink(join(folder, 'link'));
  await writeFile(join(folder, '.DS_Store'), 'Finder was here');
  expect(await problems()).toEqual([]);
  await unlink(join(folder, '.DS_Store'));
});

test('a zip somebody made of the folder, with the folder in it', async () => {
  const inside = await Promise.all(
    files.map(async (file) => [`20260305-wrapped/${file}`, new Uint8Array(await readFile(join(folder, file)))] as const),
  );
  await writeFile(join(root, 'wrapped.zip'), zipSync(Object.fromEntries(inside)));
  expect(await problems(join(root, 'wrapped.zip'))).toEqual([]);
  expect((await importer.readFile(join(root, 'wrapped.zip'))).kind).toBe('package');
});

test('a cut zip is a problem; what is neither folder nor zip, or not there, is refused', async () => {
  const whole = await readFile(zip);
  await writeFile(join(root, 'cut.zip'), whole.subarray(0, whole.length / 2));
  expect((await problems(join(root, 'cut.zip')))[0]).toMatch(/^cut\.zip: the zip is cut or damaged/);
  expect(await codeOf(importer.readFile(join(root, 'cut.zip')))).toBe('bad-package');
  await writeFile(join(root, 'note.txt'), 'a note');
  expect(await codeOf(exporter.verify(join(root, 'note.txt')))).toBe('bad-package');
  expect(await codeOf(exporter.verify(join(root, 'nowhere')))).toBe('not-found');
  await mkdir(join(root, 'empty'));
  expect(await problems(join(root, 'empty'))).toEqual(['manifest.json: missing']);
});
