import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, soundFields, tempFolder } from '../newsroom/desk.ts';
import { answer, copydesk, libraryWith } from './copydesk.ts';

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

  const over = await copydesk('backup', '--library', library, '--out', file);
  expect(over).toMatchObject({ code: 1, stderr: expect.stringMatching(/\[target-exists\]\n$/) });
  expect(await hashOf(file)).toBe(written.sha256);
  expect(await answer('backup', '--library', library, '--out', file, '--replace')).toMatchObject({ articles: 2, path: file });

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

test('wrong words are a usage error', async () => {
  const { library } = await libraryWith();
  const wrong = [
    ['backup', '--library', library],
    ['backup', '--out', 'a.zip'],
    ['backup', '--library', library, '--out', ''],
    ['backup', '--library', '没有', '--daily', ''],
    ['backup', 'a.zip', '--library', '没有'],
    ['restore', 'a.zip'],
    ['restore', '--library', '没有'],
    ['restore', 'a.zip', 'b.zip', '--library', '没有'],
  ];
  for (const words of wrong) {
    const { code, stdout } = await copydesk(...words);
    expect([words, code, stdout]).toEqual([words, 2, '']);
  }
  expect((await copydesk('backup', '--library', library, '--out', 'a.zip', '--daily', 'b')).code).toBe(2);
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

test('the backup of a library that a desk has open is refused as locked', async () => {
  const desk = await openDesk();
  const refused = await copydesk('backup', '--library', desk.library, '--out', join(desk.folder, 'a.zip'));
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/\[locked\]\n$/) });
  expect(await readdir(desk.folder)).toEqual(['稿库 一']);
});
