import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type DeskEvent, eventSchema } from '#contract/events.ts';
import { initialSettings } from '#domain/settings.ts';
import { client, openDesk } from './desk.ts';

const plain = fileURLToPath(new URL('../../assets/portals/plain.json', import.meta.url));

/** Without what the library tells of itself: snapshots, its index. */
function answered(events: readonly DeskEvent[]): readonly DeskEvent[] {
  return events.filter((event) => 'by' in event);
}

test('every change is announced with who did it, and every event is what the contract says', async () => {
  const desk = await openDesk();
  const seen = async (work: () => Promise<unknown>): Promise<readonly DeskEvent[]> => {
    desk.events.length = 0;
    await work();
    return answered(desk.events.map((event) => eventSchema.parse(event)));
  };
  const { id } = await desk.ask('article.create', { fields: { title: '一' } });
  expect(answered(desk.events)).toEqual([{ type: 'article.created', id, by: client }]);

  expect(await seen(() => desk.ask('article.save', { id, basedOn: 1, changes: { title: '二' } }))).toEqual([
    { type: 'article.changed', id, revision: 2, by: client },
  ]);
  expect(await seen(() => desk.ask('article.copy', { id, fields: {} }))).toMatchObject([{ type: 'article.created', by: client }]);
  expect(await seen(() => desk.ask('article.sample', {}))).toMatchObject([
    { type: 'article.created', by: client },
    { type: 'article.changed', revision: 2, by: client },
  ]);
  expect(await seen(() => desk.ask('import.text', { text: '题目\n\n正文。' }))).toMatchObject([{ type: 'article.created', by: client }]);
  const file = join(desk.folder, '稿.txt');
  await writeFile(file, '题目\n\n正文。');
  expect(await seen(() => desk.ask('import.files', { files: [desk.files.offerToRead(file)] }))).toMatchObject([
    { type: 'import.progress', done: 0, total: 1, file: '稿.txt', by: client },
    { type: 'article.created', by: client },
    { type: 'import.progress', done: 1, total: 1, file: '', by: client },
  ]);
  expect(await seen(() => desk.ask('settings.save', { settings: initialSettings }))).toEqual([{ type: 'settings.changed', by: client }]);
  expect(await seen(() => desk.ask('portal.add', { file: desk.files.offerToRead(plain) }))).toEqual([{ type: 'portals.changed', by: client }]);
});

test('what only reads, and what is refused, is not announced', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { title: '一' } });
  await desk.ask('article.save', { id, basedOn: 1, changes: { title: '二' } });
  desk.events.length = 0;
  await desk.ask('library.open', {});
  await desk.ask('article.list', {});
  await desk.ask('article.read', { id });
  await desk.ask('article.check', { id });
  await desk.ask('portal.list', {});
  await desk.refused('article.save', { id, basedOn: 1, changes: { title: '三' } });
  await desk.refused('settings.save', { settings: { ...initialSettings, timeZone: 'nowhere' } });
  expect(answered(desk.events)).toEqual([]);
});

test('a listener is told until it takes its leave', async () => {
  const desk = await openDesk();
  const told: string[] = [];
  const leave = desk.newsroom.subscribe(({ type }) => void told.push(type));
  await desk.ask('article.create', { fields: {} });
  leave();
  await desk.ask('article.create', { fields: {} });
  expect(told.filter((type) => type === 'article.created')).toEqual(['article.created']);
});
