import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '#domain/workflow.ts';
import { openDesk, soundFields } from './desk.ts';

const reporter: Person = { name: '林晓', role: 'reporter' };
const editor: Person = { name: '许文澜', role: 'editor' };

async function submitted() {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.ask('person.choose', { person: reporter });
  await desk.ask('review.act', { id, action: 'submit' });
  const edit = async (changes: object) => {
    const { article } = await desk.ask('article.read', { id });
    await desk.ask('article.save', { id, basedOn: article.revision, changes });
  };
  const since = async (moment: 'submission' | 'look' | 'approval') => (await desk.ask('review.baseline', { id, since: moment })).baseline;
  return { desk, id, edit, since };
}

test('the very text of a submission, a look, an approval is found again', async () => {
  const { desk, id, edit, since } = await submitted();
  await edit({ title: '第二稿' });
  await desk.ask('person.choose', { person: editor });
  expect([await since('look'), await since('approval')]).toEqual([null, null]);
  await desk.ask('review.looked', { id });
  await edit({ title: '第三稿' });
  expect(await since('submission')).toMatchObject({ by: '林晓', exact: true, article: { title: soundFields.title } });
  expect(await since('look')).toMatchObject({ by: '许文澜', exact: true, article: { title: '第二稿' } });
  await desk.ask('review.act', { id, action: 'approve', opinion: '可' });
  await edit({ title: '第四稿' });
  expect(await since('approval')).toMatchObject({ by: '许文澜', exact: true, article: { title: '第三稿' } });
  // To decide is to look.
  expect(await since('look')).toMatchObject({ article: { title: '第三稿' } });
});

test('where that text is gone the nearest is told as what it is', async () => {
  const { desk, id, edit, since } = await submitted();
  await edit({ title: '第二稿' });
  const { number } = await desk.ask('revision.keep', { id, name: '二稿' });
  const [year, month] = new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString().split('-');
  const folder = join(desk.library, 'articles', year ?? '', month ?? '', id, 'revisions');
  for (const name of await readdir(folder)) if (/^\d+\.json$/.test(name) && name !== `${number}.json`) await rm(join(folder, name));
  expect(await since('submission')).toMatchObject({ by: '林晓', exact: false, article: { title: '第二稿' } });
});
