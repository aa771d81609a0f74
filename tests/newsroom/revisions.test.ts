import { expect, test } from 'vitest';
import { client, openDesk, picture, soundFields, type TestDesk } from './desk.ts';

const unknownId = '0198c0de-0000-7000-8000-00000000ffff';

/** An article with two texts: 旧文, kept under a name, and 新文, not kept. */
async function twoTexts(desk: TestDesk): Promise<{ id: string; kept: number }> {
  const { id } = await desk.ask('article.create', { fields: { ...soundFields, title: '旧题', body: '旧文' } });
  const kept = await desk.ask('revision.keep', { id, name: '送审稿' });
  await desk.ask('article.save', { id, basedOn: 1, changes: { title: '新题', body: '新文' } });
  desk.events.length = 0;
  return { id, kept: kept.number };
}

test('one is kept under a name by whoever is at the desk, listed newest first, and read', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const { article } = await desk.ask('article.read', { id });
  const kept = await desk.ask('revision.keep', { id, name: ' 送审稿 ' });
  expect(kept).toMatchObject({ number: 1, reason: 'manual', name: '送审稿', title: soundFields.title });
  expect(await desk.ask('revision.list', { id })).toEqual([kept]);
  expect(await desk.ask('revision.read', { id, number: 1 })).toEqual(article);
  expect(desk.events.filter(({ type }) => type === 'revisions.changed')).toContainEqual({ type: 'revisions.changed', id });

  await desk.ask('article.save', { id, basedOn: 1, changes: { body: '全新的正文' } });
  const second = await desk.ask('revision.keep', { id, name: '二稿' });
  expect(second).toMatchObject({ number: 2, added: 5 });
  expect((await desk.ask('revision.list', { id })).map(({ name }) => name)).toEqual(['二稿', '送审稿']);
});

test('restoring makes the old text a new revision, and keeps what it replaces', async () => {
  const desk = await openDesk();
  const { id, kept } = await twoTexts(desk);
  const { revision, updatedAt, replaced } = await desk.ask('revision.restore', { id, number: kept, basedOn: 2 });
  expect([revision, replaced]).toEqual([3, 2]);
  const { article } = await desk.ask('article.read', { id });
  expect(article).toMatchObject({ title: '旧题', body: '旧文', revision: 3, updatedAt });
  expect(await desk.ask('revision.read', { id, number: replaced })).toMatchObject({ title: '新题', body: '新文', revision: 2 });
  // The newest is the restored text: a damaged article must not stand again from the one that was discarded.
  expect((await desk.ask('revision.list', { id })).slice(0, 2)).toMatchObject([
    { number: 3, reason: 'restored', title: '旧题' },
    { number: 2, reason: 'restore', title: '新题' },
  ]);
  expect(desk.events).toContainEqual({ type: 'article.changed', id, revision: 3, by: client });
  expect(desk.events).toContainEqual({ type: 'revisions.changed', id });
  // And back again.
  expect(await desk.ask('revision.restore', { id, number: replaced, basedOn: 3 })).toMatchObject({ revision: 4 });
  expect((await desk.ask('article.read', { id })).article).toMatchObject({ title: '新题', body: '新文' });
});

test('a window that does not know the present text is stale: nothing is replaced, and both texts are there', async () => {
  const desk = await openDesk();
  const { id, kept } = await twoTexts(desk);
  expect(await desk.refused('revision.restore', { id, number: kept, basedOn: 1 })).toMatchObject({ code: 'stale', detail: { revision: 2 } });
  const { article, rivals } = await desk.ask('article.read', { id });
  expect(article).toMatchObject({ body: '新文', revision: 2 });
  expect(rivals).toMatchObject([{ article: { body: '旧文' } }]);
  expect(desk.events.filter(({ type }) => type === 'article.changed')).toEqual([]);
});

test('a picture that came since stays, one that the old text needs comes back', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  const add = async (colour: string) =>
    desk.ask('media.add', { article: id, name: 'a.jpg', data: (await picture('jpeg', colour)).toString('base64') });
  const [one, other] = [await add('#aa0000'), await add('#00aa00')];
  await desk.ask('article.save', { id, basedOn: 1, changes: { body: `![](media/${one.medium.file})`, media: { [one.id]: one.medium } } });
  const { number } = await desk.ask('revision.keep', { id, name: '有图' });
  const deletedAt = '2026-03-05T10:00:00+08:00';
  const media = { [one.id]: { ...one.medium, deletedAt }, [other.id]: other.medium };
  await desk.ask('article.save', { id, basedOn: 2, changes: { body: '无图', media } });
  await desk.ask('revision.restore', { id, number, basedOn: 3 });
  expect((await desk.ask('article.read', { id })).article.media).toEqual({ [one.id]: one.medium, [other.id]: other.medium });
});

test.each([
  ['revision.read', { id: unknownId, number: 1 }],
  ['revision.keep', { id: unknownId, name: '甲' }],
  ['revision.restore', { id: unknownId, number: 1, basedOn: 1 }],
] as const)('%s of an article that is not there is not-found', async (call, input) => {
  const desk = await openDesk();
  expect(await desk.refused(call, input)).toMatchObject({ code: 'not-found' });
  expect(desk.reported).toEqual([]);
});

test('a snapshot that is not there replaces nothing', async () => {
  const desk = await openDesk();
  const { id } = await twoTexts(desk);
  expect(await desk.refused('revision.restore', { id, number: 99, basedOn: 2 })).toMatchObject({ code: 'not-found' });
  expect((await desk.ask('article.read', { id })).article).toMatchObject({ body: '新文', revision: 2 });
});
