import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { client, openDesk, soundFields, type TestDesk } from './desk.ts';

const unknownId = '0198c0de-0000-7000-8000-00000000ffff';

async function create(desk: TestDesk, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number++)
    ids.push((await desk.ask('article.create', { fields: { title: `第${number}篇`, body: '正文' } })).id);
  desk.events.length = 0;
  return ids;
}

test('articles go into the trash and come back, each announced; one that is not there stops none', async () => {
  const desk = await openDesk();
  const [one = '', other = ''] = await create(desk, 2);
  const { trashed, refused } = await desk.ask('article.trash', { ids: [one, unknownId, other, one] });
  expect(trashed).toEqual([one, other]);
  expect(refused).toMatchObject([{ id: unknownId, failure: { code: 'not-found' } }]);
  expect(desk.events.filter(({ type }) => type === 'article.trashed')).toEqual(
    [one, other].map((id) => ({ type: 'article.trashed', id, by: client })),
  );
  expect(await desk.refused('article.read', { id: one })).toMatchObject({ code: 'trashed' });
  expect((await desk.ask('trash.list', {})).map(({ key, title, han }) => [key, title, han])).toEqual(
    expect.arrayContaining([
      [one, '第1篇', 2],
      [other, '第2篇', 2],
    ]),
  );

  const back = await desk.ask('trash.restore', { keys: [other, unknownId] });
  expect(back.restored).toEqual([other]);
  expect(back.refused).toMatchObject([{ id: unknownId, failure: { code: 'not-found', stage: 'restore' } }]);
  expect(desk.events).toContainEqual({ type: 'article.restored', id: other, by: client });
  expect((await desk.ask('article.read', { id: other })).article).toMatchObject({ title: '第2篇' });
  expect((await desk.ask('trash.list', {})).map(({ key }) => key)).toEqual([one]);
  expect(desk.reported).toEqual([]);
});

test('it is emptied on request only, of some or of all', async () => {
  const desk = await openDesk();
  const ids = await create(desk, 3);
  await desk.ask('article.trash', { ids });
  expect(await desk.ask('trash.empty', { keys: [ids[1] ?? '', unknownId] })).toMatchObject({ removed: 1, refused: [{ id: unknownId }] });
  expect(await desk.ask('trash.list', {})).toHaveLength(2);
  expect(await desk.ask('trash.empty', { keys: [] })).toEqual({ removed: 0, refused: [] });
  expect(await desk.ask('trash.list', {})).toHaveLength(2);
  expect(await desk.ask('trash.empty', {})).toEqual({ removed: 2, refused: [] });
  expect(await readdir(join(desk.library, 'trash'))).toEqual([]);
  expect(await desk.refused('article.read', { id: ids[0] ?? '' })).toMatchObject({ code: 'not-found' });
});

test('many are followed by their progress, and can be cancelled: what is done stays, the rest is named', async () => {
  const desk = await openDesk();
  const ids = await create(desk, 25);
  const stop = desk.newsroom.subscribe((event) => {
    if (event.type === 'work.progress' && event.done === 10) void desk.dispatch({ call: 'work.cancel', input: {} }, { client });
  });
  const { trashed, refused } = await desk.ask('article.trash', { ids });
  stop();
  expect(trashed.length).toBeGreaterThanOrEqual(10);
  expect(refused).toHaveLength(25 - trashed.length);
  expect(refused.length).toBeGreaterThan(0);
  for (const { failure } of refused) expect(failure).toMatchObject({ code: 'cancelled', stage: 'trash' });
  const progress = desk.events.filter(({ type }) => type === 'work.progress');
  expect(progress).toEqual(ids.map((_, index) => ({ type: 'work.progress', work: 'trash', done: index + 1, total: 25, by: client })));
  expect(await desk.ask('trash.list', {})).toHaveLength(trashed.length);
});

test('a package of an article that lies in the trash becomes a draft of its own, and the other can come back', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const target = desk.files.offerToWrite(desk.folder, 'folder');
  const { path } = await desk.ask('package.export', { id, portal: 'plain', target, form: 'zip' });
  await desk.ask('article.trash', { ids: [id] });
  const [report] = await desk.ask('import.files', { files: [desk.files.offerToRead(path)] });
  const imported = report && 'imported' in report ? report.imported.id : '';
  expect(imported).not.toBe('');
  expect(imported).not.toBe(id);
  expect((await desk.ask('trash.restore', { keys: [id] })).restored).toEqual([id]);
});
