import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, soundFields } from './desk.ts';

test('a look is remembered for the person at the desk, with the text that was seen, also by the next session', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('person.choose', { person: { name: '许文澜', role: 'editor' } });
  expect(await desk.ask('review.looks', { ids: [id] })).toEqual({});
  const look = await desk.ask('review.looked', { id });
  expect(look.hash).toBe((await desk.ask('review.sheet', { id })).hash);
  expect((await desk.ask('revision.read', { id, number: look.number })).body).toBe(soundFields.body);
  expect(desk.events).toContainEqual({ type: 'article.seen', id, by: expect.any(String) });
  await desk.ask('person.choose', { person: { name: '林晓', role: 'reporter' } });
  expect(await desk.ask('review.looks', { ids: [id] })).toEqual({});
  await desk.close();
  const again = await openDesk({ library: desk.library });
  await again.ask('person.choose', { person: { name: '许文澜', role: 'editor' } });
  expect(await again.ask('review.looks', { ids: [id] })).toEqual({ [id]: look });
});

test('a decision is a look, and one that another name makes is none of this person', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('person.choose', { person: { name: '林晓', role: 'reporter' } });
  await desk.ask('review.act', { id, action: 'submit' });
  const first = (await desk.ask('review.looks', { ids: [id] }))[id];
  expect(first).toMatchObject({ hash: (await desk.ask('review.sheet', { id })).hash });
  await desk.ask('review.act', { id, action: 'approve', opinion: '可', as: { name: '许文澜', role: 'editor' } });
  expect((await desk.ask('review.looks', { ids: [id] }))[id]).toEqual(first);
});

test('a spoiled memory says that nobody looked, and is written anew', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('review.looked', { id });
  await desk.close();
  await writeFile(join(desk.library, '.looks.json'), '{"schema": 1, "looks": 7}');
  const again = await openDesk({ library: desk.library });
  expect(await again.ask('review.looks', { ids: [id] })).toEqual({});
  await again.ask('review.looked', { id });
  expect(Object.keys(await again.ask('review.looks', { ids: [id] }))).toEqual([id]);
});
