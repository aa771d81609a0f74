import { beforeEach, expect, test } from 'vitest';
import type { CallOutput } from '#contract/calls.ts';
import { refusal } from '#domain/result.ts';
import { initialSettings } from '#domain/settings.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { closeOpen, hasUnsaved, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { emptyTrash, heardRestored, heardTrashed, restoreOpen, restoreTrashed } from '../../../renderer/state/trash.ts';
import { articleOf, fakeHost, one, readOf, two } from './fakeHost.ts';

const trashed = (key: string, id: string, trashedAt: string): CallOutput<'trash.list'>[number] => ({
  key,
  id,
  title: '新桥通车',
  state: 'draft',
  han: 3,
  trashedAt,
  by: '许文澜',
});

/** A library whose articles may lie in the trash. */
function newsroom(inTrash: Set<string>) {
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.read': ({ id }) => readOf(articleOf(id)),
    'article.check': () => [],
    'article.save': ({ id, basedOn }) => {
      if (inTrash.has(id)) throw refusal('trashed', `article ${id}`, 'write', 'it is in the trash');
      return { revision: basedOn + 1, updatedAt: '2026-03-05T02:00:01.000Z' };
    },
    'library.open': () => ({ name: '', path: '', isNew: false, settings: initialSettings, risks: [], version: '' }),
    'trash.list': () => [trashed(`${one}.1`, one, '2026-03-01T00:00:00.000Z'), trashed(one, one, '2026-03-05T00:00:00.000Z')],
    'trash.restore': ({ keys }) => {
      inTrash.clear();
      return { restored: keys.map((key) => key.slice(0, 36)), refused: [] };
    },
    'trash.empty': () => ({ removed: 2, refused: [] }),
  });
  startSession(host);
  return host;
}

beforeEach(() => {
  closeOpen();
  useDesk.setState({ notices: [] });
});

test('what another window trashed stays in the editor, and what is typed is saved after the restore', async () => {
  const inTrash = new Set<string>();
  const host = newsroom(inTrash);
  await openArticle(one);
  inTrash.add(one);
  heardTrashed(one);
  expect(useCopy.getState()).toMatchObject({ id: one, trashed: true });
  setFields({ title: '在回收站里写的' });
  await expect.poll(() => useCopy.getState().save.kind).toBe('failed');
  await restoreOpen();
  expect(host.askedFor('trash.restore')).toEqual([{ keys: [one] }]);
  await expect.poll(() => useCopy.getState().save.kind).toBe('saved');
  expect(useCopy.getState().trashed).toBe(false);
  expect(host.askedFor('article.save').at(-1)?.changes).toEqual({ title: '在回收站里写的' });
});

test('words that cannot be saved stay in the editor until their own article is back', async () => {
  newsroom(new Set([one]));
  await openArticle(one);
  setFields({ title: '还没存' });
  heardTrashed(one);
  await expect.poll(() => useCopy.getState().save.kind).toBe('failed');
  expect([useCopy.getState().id, useCopy.getState().trashed, hasUnsaved()]).toEqual([one, true, true]);
  heardRestored(two);
  expect(useCopy.getState().trashed).toBe(true);
});

test('news of another article change nothing', async () => {
  newsroom(new Set());
  await openArticle(one);
  heardTrashed(two);
  expect(useCopy.getState().trashed).toBe(false);
});

test('restoring and emptying are told with their numbers', async () => {
  newsroom(new Set());
  await restoreTrashed([one, two]);
  await emptyTrash();
  expect(useDesk.getState().notices).toMatchObject([
    { key: 'trash.restored', values: { count: 2 } },
    { key: 'trash.emptied', values: { count: 2 } },
  ]);
});
