import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { gatherFiles } from '../../electron/importer/gather.ts';

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-gather-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder is the files in it; links are named and never followed', async () => {
  const folder = await tempFolder();
  const come = join(folder, '来稿');
  await mkdir(join(come, '三月'), { recursive: true });
  await writeFile(join(come, '三月', '甲.txt'), '甲');
  await writeFile(join(folder, '外面.txt'), '外');
  await symlink(join(folder, '外面.txt'), join(come, '通稿.txt'));
  await symlink(folder, join(come, '上级'));
  expect(await gatherFiles(come)).toEqual([
    { path: join(come, '三月', '甲.txt'), name: '来稿/三月/甲.txt' },
    { path: join(come, '上级'), name: '来稿/上级', refused: expect.objectContaining({ code: 'unsupported' }) },
    { path: join(come, '通稿.txt'), name: '来稿/通稿.txt', refused: expect.objectContaining({ code: 'unsupported' }) },
  ]);
});

test('a file and a package folder are one thing each', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'manifest.json'), '{}');
  await writeFile(join(folder, 'index.html'), 'x');
  expect(await gatherFiles(folder)).toMatchObject([{ path: folder }]);
  expect(await gatherFiles(join(folder, 'index.html'))).toMatchObject([{ name: 'index.html' }]);
});

test.each<[what: string, make: (folder: string) => Promise<string>, code: string]>([
  ['an empty folder', async (folder) => folder, 'empty'],
  ['what is not there', async (folder) => join(folder, '不在'), 'not-found'],
])('%s is refused', async (_, make, code) => {
  const path = await make(await tempFolder());
  expect(await gatherFiles(path).catch(failureOf)).toMatchObject({ code });
});
