import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundFields, tempFolder } from '../newsroom/desk.ts';
import { answer, copydesk, libraryWith, serving } from './copydesk.ts';

const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

test('backup writes exactly the file it is told, restore gives the library back', async () => {
  const { library, folder, id } = await libraryWith(soundFields, soundFields);
  const file = join(folder, '备 份.zip');
  const report = { articles: 2, bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };
  const written = (await answer('backup', '--library', library, '--out', file)) as { bytes: number; sha256: string };
  expect(written).toEqual({ ...report, path: file });
  expect([written.bytes, written.sha256]).toEqual([(await stat(file)).size, await hashOf(file)]);

  const restored = join(folder, '恢复 的');
  const { bytes, sha256 } = written;
  expect(await answer('restore', file, '--library', restored)).toEqual({ articles: 2, bytes, sha256 });
  expect(await answer('show', id, '--library', restored)).toEqual(await answer('show', id, '--library', library));

  const again = await copydesk('restore', file, '--library', restored);
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\[target-exists\]\n$/) });
});

test('backup into a folder gives a dated name', async () => {
  const { library, folder } = await libraryWith(soundFields);
  const out = join(folder, '备份');
  await mkdir(out);
  const { path } = (await answer('backup', '--library', library, '--out', out)) as { path: string };
  expect(await readdir(out)).toEqual([path.slice(out.length + 1)]);
  expect(path).toMatch(/-\d{8}-\d{6}\.copydesk-backup\.zip$/);
  const missing = await copydesk('backup', '--library', library, '--out', `${join(folder, '没有')}/`);
  expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\[not-found\]\n$/) });
});

test('daily backups are switched on and off; a single command writes none', async () => {
  const { library, folder } = await libraryWith(soundFields);
  const out = join(folder, '备份');
  await mkdir(out);
  expect(await answer('backup', '--library', library, '--daily', out)).toEqual({ folder: out });
  expect(await answer('portal', 'list', '--library', library)).not.toEqual([]);
  expect(await readdir(out)).toEqual([]);
  expect(await answer('backup', '--library', library, '--daily', 'off')).toEqual({ folder: null });
  const refused = await copydesk('backup', '--library', library, '--daily', library);
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\[not-allowed\]\n$/) });
});

test.each([
  ['backup', '--library', 'a'],
  ['backup', '--out', 'a.zip'],
  ['backup', '--library', 'a', '--out', ''],
  ['backup', '--library', 'a', '--daily', ''],
  ['backup', '--library', 'a', '--out', 'a.zip', '--daily', 'b'],
  ['backup', 'a.zip', '--library', 'a'],
  ['restore', 'a.zip'],
  ['restore', '--library', 'a'],
  ['restore', 'a.zip', 'b.zip', '--library', 'a'],
])('%s %s %s %s is a usage error', async (...words) => {
  const { library } = await libraryWith();
  const given = words.map((word) => (word === 'a' ? library : word));
  const { code, stdout } = await copydesk(...given);
  expect([code, stdout]).toEqual([2, '']);
});

test('what is no backup is refused, and no library comes of it', async () => {
  const folder = await tempFolder();
  const file = join(folder, 'a.zip');
  await writeFile(file, 'PK只是文章');
  const { code, stdout, stderr } = await copydesk('restore', file, '--library', join(folder, '稿库'));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^copydesk: a\.zip: read: .*\[bad-package\]\n$/);
  expect(await readdir(folder)).toEqual(['a.zip']);
});

test('while a desk serves the library, its backup is refused as locked', async () => {
  const { library, folder } = await libraryWith(soundFields);
  const desk = await serving('--library', library, '--no-open');
  const refused = await copydesk('backup', '--library', library, '--out', join(folder, 'a.zip'));
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\[locked\]\n$/) });
  expect(await desk.interrupt()).toBe(0);
});
