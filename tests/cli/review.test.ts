import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, soundFields } from '../newsroom/desk.ts';
import { answer, copydesk } from './copydesk.ts';

async function libraryWith() {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: soundFields });
  await desk.close();
  return { library: join(desk.library), id };
}

test('an article is reviewed step by step, and its sheet printed', async () => {
  const { library, id } = await libraryWith();
  const act = (as: string, action: string, ...opinion: string[]) =>
    answer('review', id, '--library', library, '--as', as, '--action', action, ...(opinion.length > 0 ? ['--opinion', opinion.join('')] : []));
  expect(await act('林晓:reporter', 'submit')).toMatchObject({ state: 'first', awaits: 'first' });
  const sheet = await act('许文澜:editor', 'approve', '可以', '发');
  expect(sheet).toMatchObject({ id, state: 'second', awaits: 'second' });
  expect(sheet).toMatchObject({ history: [{ action: 'submit' }, { action: 'approve', step: 'first', opinion: '可以发', valid: true }] });
  const twice = await copydesk('review', id, '--library', library, '--as', '许文澜:senior', '--action', 'approve', '--opinion', '可');
  expect([twice.code, twice.stdout]).toEqual([1, '']);
  expect(twice.stderr).toContain('[same-person]');
});

test.each([
  ['a role that does not exist', ['--as', '林晓:king', '--action', 'submit'], '--as takes NAME:ROLE'],
  ['an action that nobody takes by hand', ['--as', '林晓:reporter', '--action', 'export'], '--action takes one of submit'],
])('%s is a mistake in the command', async (_what, words, message) => {
  const { library, id } = await libraryWith();
  const { code, stderr } = await copydesk('review', id, '--library', library, ...words);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('an article is handed over as one file, and merged into another library', async () => {
  const { library, id } = await libraryWith();
  const [file, other] = [join(library, '..', '交接.copydesk'), join(library, '..', '另一库')];
  expect(await answer('handoff', id, '--library', library, '--out', file)).toEqual({ files: 4 });
  expect(await answer('merge', file, '--library', other)).toEqual([{ id, merged: true, conflicts: [] }]);
  expect(await answer('merge', file, '--library', other)).toEqual([{ id, merged: false, conflicts: [] }]);
});
