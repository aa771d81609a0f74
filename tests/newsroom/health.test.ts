import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeskEvent } from '#contract/events.ts';
import { healthHandlers } from '../../electron/newsroom/health.ts';
import { makeWorks } from '../../electron/newsroom/work.ts';
import { client, openDesk, soundFields, type TestDesk } from './desk.ts';

async function folderOf(desk: TestDesk, id: string): Promise<string> {
  const names = await readdir(join(desk.library, 'articles'), { recursive: true });
  return join(desk.library, 'articles', names.find((name) => name.endsWith(id)) ?? '');
}

test('a damaged article is told, recovered as a draft, and says so until a person has seen it', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('revision.keep', { id, name: '交稿' });
  await writeFile(join(await folderOf(desk, id), 'article.json'), '');

  const report = await desk.ask('library.doctor', { repair: true });
  expect(report).toMatchObject({ ok: true, articles: 1, problems: [{ article: id, kind: 'damaged' }] });
  expect(await desk.ask('library.problems', {})).toMatchObject([{ article: id, action: expect.stringContaining('damaged/') }]);
  const { article, recovery } = await desk.ask('article.read', { id });
  expect(article).toMatchObject({ title: soundFields.title, state: 'draft' });
  expect(recovery).toMatchObject({ from: 1, message: 'it is empty' });

  await desk.ask('article.recovered', { id });
  expect((await desk.ask('article.read', { id })).recovery).toBeNull();
  expect(await desk.ask('library.problems', {})).toEqual([]);
  expect(desk.events).toContainEqual({ type: 'library.changed', ids: [id] });
  expect(desk.reported).toEqual([]);
});

test('without being asked to repair, doctor only tells', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('article.save', { id, basedOn: 1, changes: { title: '二稿' } });
  const folder = await folderOf(desk, id);
  await rm(join(folder, 'review.json'));
  for (const _ of [1, 2]) expect(await desk.ask('library.doctor', {})).toMatchObject({ ok: false, problems: [{ kind: 'missing' }] });
  expect(await readdir(folder)).not.toContain('review.json');
});

test('doctor is followed by its client and cancelled by it', async () => {
  const desk = await openDesk();
  await desk.ask('article.create', { fields: soundFields });
  await desk.ask('article.create', { fields: soundFields });
  await desk.ask('library.doctor', {});
  const seen = desk.events.filter((event) => event.type === 'work.progress');
  expect(seen[0]).toEqual({ type: 'work.progress', work: 'doctor', done: 0, total: 2, by: client });
  expect(seen.at(-1)).toEqual({ type: 'work.progress', work: 'doctor', done: 2, total: 2, by: client });
  const stop = desk.newsroom.subscribe((event) => {
    if (event.type === 'work.progress') void desk.dispatch({ call: 'work.cancel', input: {} }, { client });
  });
  expect((await desk.refused('library.doctor', {})).code).toBe('cancelled');
  stop();
});

test('progress is told some twenty times a second, the end always', async () => {
  let time = 0;
  const events: DeskEvent[] = [];
  const library = {
    doctor: async ({ progress }: { progress?: (done: number, total: number) => void }) => {
      for (let done = 0; done <= 1000; done += 1) {
        progress?.(done, 1000);
        time += 1;
      }
      return { ok: true, articles: 1000, problems: [] };
    },
  };
  const clock = { now: () => new Date(time).toISOString() };
  const desk = { library, works: makeWorks(), clock, announce: (event: DeskEvent) => void events.push(event) };
  await healthHandlers(desk as never)['library.doctor']({ repair: false }, { client });
  expect(events.length).toBeGreaterThan(15);
  expect(events.length).toBeLessThan(25);
  expect(events.at(-1)).toMatchObject({ done: 1000, total: 1000 });
});
