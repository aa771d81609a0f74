import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import { makeLiveChecker } from '#domain/checks/live.ts';
import { openDesk, soundFields, type TestDesk } from './desk.ts';

const entry = (word: string, changes: Partial<HouseEntry> = {}): HouseEntry => ({
  ...{ word, kind: 'forbidden', replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } },
  ...changes,
});
const words = [
  entry('老赖', { replacement: '失信被执行人', reason: '法律用语' }),
  entry('俺', { kind: 'careful', scope: { channels: ['culture'], fields: [] } }),
  entry('座落', { kind: 'replace', replacement: '坐落', exceptions: ['座落图'] }),
];
const body = '法院公布老赖名单。\n\n俺们村座落在河边，见座落图。';
const put = (desk: TestDesk, entries: readonly HouseEntry[], basedOn = 0) => desk.ask('words.change', { basedOn, put: [...entries], remove: 'all' });

test('the house’s words speak in the window, on disk and at an export alike, each in its own channels', async () => {
  const desk = await openDesk();
  await put(desk, words);
  const { profile } = await desk.ask('portal.read', { key: 'plain' });
  for (const [channel, rules] of [
    ['local', ['house-forbidden', 'house-replace']],
    ['culture', ['house-forbidden', 'house-careful', 'house-replace']],
  ] as const) {
    const article = await desk.ask('article.create', { fields: { ...soundFields, channel, body } });
    const onDisk = await desk.ask('article.check', { id: article.id, portal: 'plain' });
    expect(onDisk.flatMap(({ rule }) => (rule.startsWith('house-') ? [rule] : []))).toEqual(rules);
    const { body: whole, ...shell } = article;
    const house = { words: await desk.ask('words.read', {}) };
    const answer = makeLiveChecker()({ turn: 1, body: { whole }, article: shell, profiles: [profile], house });
    expect('findings' in answer && answer.findings).toEqual(onDisk.map((finding) => ({ ...finding, portals: [] })));
    const target = desk.files.offerToWrite(desk.folder, 'folder');
    const wish = { id: article.id, portal: 'plain', target, replace: true };
    expect(await desk.refused('package.export', wish)).toMatchObject({ code: 'blocked', message: expect.stringContaining('失信被执行人') });
    expect((await desk.ask('package.export', { ...wish, override: '引用原文' })).findings).toEqual(onDisk);
  }
});

test('a package says which version of the list it was checked against, and says nothing where there is none', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  const exported = async () => {
    const { path } = await desk.ask('package.export', { id, portal: 'plain', target, replace: true });
    const [manifest, audit] = await Promise.all(['manifest.json', 'audit.html'].map((file) => readFile(join(path, file), 'utf8')));
    expect(await desk.ask('package.verify', { file: desk.files.offerToRead(path) })).toEqual({ ok: true, problems: [] });
    return [JSON.parse(manifest ?? '').houseWords, /本单位用词表（第\d+版）/.exec(audit ?? '')?.[0]];
  };
  expect(await exported()).toEqual([undefined, undefined]);
  await put(desk, words);
  await put(desk, words.slice(1), 1);
  expect(await exported()).toEqual([2, '本单位用词表（第2版）']);
});

test('a change is announced, and one for another version refused', async () => {
  const desk = await openDesk();
  expect(await put(desk, words)).toEqual({ version: 1 });
  expect(desk.events).toContainEqual({ type: 'words.changed', by: expect.any(String) });
  expect(await desk.refused('words.change', { basedOn: 0, put: [], remove: 'all' })).toMatchObject({ code: 'stale' });
  expect((await desk.ask('words.read', {})).entries).toEqual(words);
});

test('a list that nobody can read is found by the checks and blocks an export', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await writeFile(join(desk.library, 'words.json'), '{"schema"');
  expect((await desk.ask('article.check', { id })).map(({ rule }) => rule)).toEqual(['house-list-unread']);
  expect(await desk.refused('words.read', {})).toMatchObject({ code: 'damaged' });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  expect(await desk.refused('package.export', { id, portal: 'plain', target })).toMatchObject({ code: 'blocked' });
});

test.each(['csv', 'xlsx'] as const)('what is written out as %s comes back as it was', async (form) => {
  const desk = await openDesk();
  const all = [...words, entry('=1+1', { reason: '\t-公式' }), entry('A,B"C', { reason: '两\n行_x0041_' })];
  await put(desk, all);
  const path = join(desk.folder, `用词.${form}`);
  const { bytes } = await desk.ask('words.export', { target: desk.files.offerToWrite(path, 'file'), form });
  expect((await readFile(path)).length).toBe(bytes);
  expect(await desk.ask('words.look', { file: desk.files.offerToRead(path) })).toMatchObject({
    ...{ entries: all, problems: [] },
    counts: { version: 1, fresh: 0, changed: 0, same: all.length, absent: 0 },
  });
  expect((await desk.ask('words.read', {})).version).toBe(1);
});
