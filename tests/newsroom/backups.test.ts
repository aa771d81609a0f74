import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupName, backupStem } from '#domain/backups.ts';
import { backupStore } from '../../electron/library/backup/store.ts';
import { client, openDesk, soundFields, type TestDesk } from './desk.ts';

const out = async (desk: TestDesk, name = '备份') => {
  await mkdir(join(desk.folder, name));
  return join(desk.folder, name);
};
const never = new AbortController().signal;
const dated = /^稿库 一-[0-9a-f]{6}-\d{8}-\d{6}\.copydesk-backup\.zip$/;

test('a backup into a chosen folder has a dated name, is remembered, and is told as it goes', async () => {
  const desk = await openDesk();
  await desk.ask('article.create', { fields: soundFields });
  const folder = await out(desk);
  expect(await desk.ask('backup.status', {})).toEqual({ folder: null, last: null, failure: null, running: false });
  const done = await desk.ask('backup.write', { target: desk.files.offerToWrite(folder, 'folder') });
  expect(done).toMatchObject({ name: expect.stringMatching(dated), articles: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await readdir(folder)).toEqual([done.name]);
  const { last } = await desk.ask('backup.status', {});
  expect(last).toEqual({ at: expect.any(String), name: done.name, bytes: done.bytes, articles: 1 });

  const told = desk.events.filter((event) => event.type === 'work.progress');
  expect(told.length).toBeGreaterThan(0);
  expect(told.every((event) => event.work === 'backup' && event.by === client)).toBe(true);
  expect(told.at(-1)).toMatchObject({ done: told[0]?.total, total: told[0]?.total });
  expect(desk.events.filter(({ type }) => type === 'backup.changed')).toHaveLength(2);
});

test('a backup into a chosen file is exactly there', async () => {
  const desk = await openDesk();
  const file = join(desk.folder, '大选前.zip');
  expect(await desk.ask('backup.write', { target: desk.files.offerToWrite(file, 'file') })).toMatchObject({ name: '大选前.zip', articles: 0 });
  expect(await readdir(desk.folder)).toEqual(['大选前.zip', '稿库 一'].sort());
});

test('a restore goes into an empty folder itself, or else into a new one inside it', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const file = join(desk.folder, '大选前.copydesk-backup.zip');
  const written = await desk.ask('backup.write', { target: desk.files.offerToWrite(file, 'file') });
  const place = await out(desk, '恢复');
  const restore = () => desk.ask('backup.restore', { file: desk.files.offerToRead(file), target: desk.files.offerToWrite(place, 'folder') });
  const { articles, bytes, sha256 } = written;
  expect(await restore()).toEqual({ path: place, articles, bytes, sha256 });
  expect(await restore()).toEqual({ path: join(place, '大选前'), articles, bytes, sha256 });
  expect(
    await desk.refused('backup.restore', { file: desk.files.offerToRead(file), target: desk.files.offerToWrite(place, 'folder') }),
  ).toMatchObject({
    code: 'target-exists',
    thing: '大选前',
  });
  expect(desk.events.filter((event) => event.type === 'work.progress' && event.work === 'restore').length).toBeGreaterThan(0);
  for (const library of [place, join(place, '大选前')]) {
    const restored = await openDesk({ library });
    expect((await restored.ask('article.read', { id })).article.title).toBe(soundFields.title);
  }
});

test('a restore to exactly one place never goes elsewhere', async () => {
  const desk = await openDesk();
  const file = join(desk.folder, 'a.zip');
  await desk.ask('backup.write', { target: desk.files.offerToWrite(file, 'file') });
  const target = desk.files.offerToWrite(desk.library, 'file');
  expect(await desk.refused('backup.restore', { file: desk.files.offerToRead(file), target })).toMatchObject({ code: 'target-exists' });
});

test('a backup is cancelled by the client that asked for it, and by closing the desk', async () => {
  const desk = await openDesk();
  for (let number = 0; number < 5; number++) await desk.ask('article.create', { fields: soundFields });
  const folder = await out(desk);
  const stop = desk.newsroom.subscribe((event) => {
    if (event.type === 'work.progress') void desk.dispatch({ call: 'work.cancel', input: {} }, { client });
  });
  expect(await desk.refused('backup.write', { target: desk.files.offerToWrite(folder, 'folder') })).toMatchObject({ code: 'cancelled' });
  stop();
  desk.newsroom.subscribe((event) => {
    if (event.type === 'work.progress') void desk.close();
  });
  expect(await desk.refused('backup.write', { target: desk.files.offerToWrite(folder, 'folder') })).toMatchObject({ code: 'cancelled' });
  expect(await readdir(folder)).toEqual([]);
});

test('daily backups: once a day into the chosen folder, those that are no longer kept go', async () => {
  const desk = await openDesk();
  const folder = await out(desk);
  await desk.newsroom.backUpDaily(never);
  expect(await readdir(folder)).toEqual([]);

  await desk.ask('backup.schedule', { folder: desk.files.offerToWrite(folder, 'folder') });
  expect(await desk.ask('backup.status', {})).toMatchObject({ folder, last: null });
  await desk.newsroom.backUpDaily(never);
  const [name = ''] = await readdir(folder);
  expect(name).toMatch(dated);
  const sign = /-([0-9a-f]{6})-\d{8}-/.exec(name)?.[1] ?? '';
  const old = ['2020-01-01', '2020-01-02'].map((day) => backupName(backupStem('稿库 一', sign), `${day}T00:00:00.000Z`, 'Asia/Shanghai'));
  for (const one of [...old, '别的.zip']) await writeFile(join(folder, one), '');
  await desk.newsroom.backUpDaily(never);
  expect((await readdir(folder)).sort()).toEqual([name, '别的.zip'].sort());
  expect(await desk.ask('backup.status', {})).toMatchObject({ last: { name }, failure: null, running: false });

  await desk.ask('backup.schedule', { folder: null });
  await rm(join(folder, name));
  await desk.newsroom.backUpDaily(never);
  expect(await readdir(folder)).toEqual(['别的.zip']);
});

test('a daily backup that failed is told until it has been done', async () => {
  const desk = await openDesk();
  const folder = await out(desk);
  await desk.ask('backup.schedule', { folder: desk.files.offerToWrite(folder, 'folder') });
  await rm(folder, { recursive: true });
  desk.events.length = 0;
  await desk.newsroom.backUpDaily(never);
  expect(await desk.ask('backup.status', {})).toMatchObject({ folder, failure: { code: 'not-found', thing: folder }, running: false });
  expect(desk.events).toEqual([{ type: 'backup.changed' }]);
  await mkdir(folder);
  await desk.newsroom.backUpDaily(never);
  expect((await desk.ask('backup.status', {})).failure).toBeNull();
  expect(await readdir(folder)).toHaveLength(1);
});

test('a daily backup that was ended leaves nothing and is no failure', async () => {
  const desk = await openDesk();
  const folder = await out(desk);
  await desk.ask('backup.schedule', { folder: desk.files.offerToWrite(folder, 'folder') });
  await desk.newsroom.backUpDaily(AbortSignal.abort());
  expect(await readdir(folder)).toEqual([]);
  expect((await desk.ask('backup.status', {})).failure).toBeNull();
});

test('a folder that cannot take backups is refused when it is chosen', async () => {
  const desk = await openDesk();
  const choose = (path: string, kind: 'file' | 'folder' = 'folder') =>
    desk.refused('backup.schedule', { folder: desk.files.offerToWrite(path, kind) });
  expect(await choose(join(desk.folder, '没有'))).toMatchObject({ code: 'not-found' });
  expect(await choose(desk.library)).toMatchObject({ code: 'not-allowed' });
  expect(await choose(join(desk.folder, 'a.zip'), 'file')).toMatchObject({ code: 'not-found' });
  expect(await desk.refused('backup.schedule', { folder: 'never-offered-token' })).toMatchObject({ code: 'bad-token' });
  expect((await desk.ask('backup.status', {})).folder).toBeNull();
});

test('two libraries of one name share a folder and thin only their own', async () => {
  const [one, other] = [await openDesk(), await openDesk()];
  const folder = await out(one);
  for (const desk of [one, other]) {
    expect(basename(desk.library)).toBe('稿库 一');
    await desk.ask('backup.schedule', { folder: desk.files.offerToWrite(folder, 'folder') });
    await desk.newsroom.backUpDaily(never);
  }
  const names = await readdir(folder);
  expect(names).toHaveLength(2);
  const stems = names.map((name) => name.slice(0, -'-yyyyMMdd-HHmmss.copydesk-backup.zip'.length));
  expect(new Set(stems).size).toBe(2);
  for (const stem of stems) expect(await backupStore().dated(folder, stem)).toHaveLength(1);
});

test('a backup that ends while the daily ones are called off does not bring them back', async () => {
  const desk = await openDesk();
  const folder = await out(desk);
  await desk.ask('backup.schedule', { folder: desk.files.offerToWrite(folder, 'folder') });
  // Called off at the very moment it has been written and is about to be noted down.
  let calledOff: Promise<unknown> | undefined;
  desk.newsroom.subscribe((event) => {
    if (event.type === 'work.progress' && event.done === event.total) calledOff = desk.ask('backup.schedule', { folder: null });
  });
  await desk.ask('backup.write', { target: desk.files.offerToWrite(folder, 'folder') });
  await calledOff;
  expect(await desk.ask('backup.status', {})).toMatchObject({ folder: null, last: { articles: 0 } });
});

test('a token for reading is none for writing', async () => {
  const desk = await openDesk();
  const failure = await desk.refused('backup.write', { target: desk.files.offerToRead(join(desk.folder, 'a.zip')) });
  expect(failure.code).toBe('bad-token');
});
