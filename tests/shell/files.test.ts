import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChoice, writeChoice } from '../../electron/shell/choice.ts';
import { openLog } from '../../electron/shell/log.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the chosen library is remembered, and a spoiled memory is none', async () => {
  const file = join(folder, 'deep/desktop.json');
  expect(readChoice(file)).toBeUndefined();
  writeChoice(file, join(folder, '稿件库'));
  expect(readChoice(file)).toBe(join(folder, '稿件库'));
  for (const text of ['', '{', 'null', '{"library":1}', '{"library":"relative/path"}']) {
    await writeFile(file, text);
    expect([text, readChoice(file)]).toEqual([text, undefined]);
  }
});

test('the log is a file of this person alone, and is moved aside when it has grown', async () => {
  const path = join(folder, 'logs/copydesk.log');
  const log = openLog(path);
  log.trouble('start: Error EACCES');
  expect(await readFile(path, 'utf8')).toMatch(/start: Error EACCES\n$/);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
  for (let round = 0; round < 12; round++) log.trouble(`x${'y'.repeat(100_000)}`);
  expect((await readdir(join(folder, 'logs'))).toSorted()).toEqual(['copydesk.log', 'copydesk.old.log']);
});
