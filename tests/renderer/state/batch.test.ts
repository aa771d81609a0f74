import { afterEach, beforeEach, expect, test } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import type { Target } from '../../../renderer/bridge/host.ts';
import { exportArticles, resumeBatch, useBatch } from '../../../renderer/state/batch.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { type Desk, useDesk } from '../../../renderer/state/desk.ts';
import { startList } from '../../../renderer/state/list.ts';
import { chooseGroup, moveCursor, startSelection, toggleAt, useSelection } from '../../../renderer/state/selection.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

let stops: (() => void)[] = [];
const before = useDesk.getState();
afterEach(() => {
  for (const stop of stops) stop();
});
beforeEach(() => {
  useDesk.setState({ ...before, settings: initialSettings, notices: [], dialog: null, portal: { profile: { key: 'plain' } } as Desk['portal'] });
  useCopy.setState({ id: null, fields: null });
  useBatch.setState({ outcome: null });
});

const id = (number: number) => fakeArticle(number).id;
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => id(from + at));
const asked = (fake: FakeHost) => fake.asked.filter(({ call }) => call === 'package.batch').map(({ input }) => input);
const outcomes = () => useBatch.getState().outcome?.rows.map(({ outcome }) => outcome);

/** @param folder on the desktop the folder a person chooses, or null for none; undefined in a browser */
async function over(count: number, folder?: Target | null) {
  const fake = makeFakeHost(count);
  const finished: string[] = [];
  const inBrowser = async (kind: string, name: string) => ({
    token: `${kind}${finished.length}`.padEnd(16, '0'),
    name,
    finish: async () => void finished.push(name),
  });
  startSession(
    folder === undefined ? { ...fake.host, chooseTarget: inBrowser } : { ...fake.host, kind: 'desktop', chooseTarget: async () => folder },
  );
  stops = [startList(), startSelection()];
  await settled();
  return { fake, finished };
}

const aFolder: Target = { token: 'c'.repeat(16), name: '今天', finish: async () => undefined, reveal: async () => undefined };

test('all went well: one call, one zip, one line that says so', async () => {
  const { fake, finished } = await over(5);
  toggleAt(1);
  await exportArticles(ids(0, 3), 'plain');
  expect(asked(fake)).toEqual([{ ids: ids(0, 3), portal: 'plain', target: 'zip0'.padEnd(16, '0') }]);
  expect(finished).toEqual([expect.stringMatching(/^Copydesk-plain-\d{8}\.zip$/)]);
  expect(useDesk.getState()).toMatchObject({ dialog: null, progress: null, notices: [{ key: 'notice.exportedMany', values: { count: 3 } }] });
  expect(useSelection.getState().ids.size).toBe(0);
});

test('what was refused is shown, and in a browser what is left goes into another zip', async () => {
  const { fake, finished } = await over(5);
  fake.articles[1] = fakeArticle(1, { title: '' });
  await exportArticles(ids(0, 3), 'plain');
  expect(outcomes()).toEqual(['exported', 'refused', 'exported']);
  expect(useDesk.getState()).toMatchObject({ dialog: 'batch', notices: [] });
  fake.articles[1] = fakeArticle(1);
  await resumeBatch();
  expect(asked(fake)[1]).toEqual({ ids: [id(1)], portal: 'plain', target: 'zip1'.padEnd(16, '0') });
  expect(finished).toHaveLength(2);
  expect(useDesk.getState().dialog).toBeNull();
});

test('of nothing there is nothing to download', async () => {
  const { fake, finished } = await over(2);
  fake.batchEnds = 0;
  await exportArticles(ids(0, 2), 'plain');
  expect([outcomes(), finished]).toEqual([['waiting', 'waiting'], []]);
});

test('on the desktop it is resumed in its folder, titles and all', async () => {
  const { fake } = await over(5, aFolder);
  fake.batchEnds = 1;
  await exportArticles(ids(0, 3), 'plain');
  expect(outcomes()).toEqual(['exported', 'waiting', 'waiting']);
  expect(useBatch.getState().outcome).toMatchObject({ stopped: { code: 'cancelled' }, rows: [{}, { title: '第1篇' }, { title: '第2篇' }] });
  fake.batchEnds = Number.POSITIVE_INFINITY;
  await resumeBatch();
  expect(asked(fake)[1]).toEqual({ ids: ids(0, 3), portal: 'plain', target: aFolder.token, resume: true });
  expect(outcomes()).toEqual(['skipped', 'exported', 'exported']);
  expect(useDesk.getState().notices[0]?.action?.key).toBe('exportDialog.reveal');
});

test('each article goes to its own portals: the same call without a portal, and again when it is resumed', async () => {
  const { fake } = await over(5, aFolder);
  fake.articles[1] = fakeArticle(1, { title: '' });
  await exportArticles(ids(0, 3), null);
  expect(asked(fake)).toEqual([{ ids: ids(0, 3), chosenPortals: true, target: aFolder.token }]);
  expect(useBatch.getState().outcome).toMatchObject({ portal: null, rows: [{ portal: 'plain', outcome: 'exported' }, { outcome: 'refused' }, {}] });
  await resumeBatch();
  expect(asked(fake)[1]).toEqual({ ids: ids(0, 3), chosenPortals: true, target: aFolder.token, resume: true });
});

test('a folder that nobody chose exports nothing', async () => {
  const { fake } = await over(5, null);
  await exportArticles(ids(0, 3), 'plain');
  expect([asked(fake), useDesk.getState().notices]).toEqual([[], []]);
});

test('a whole day is chosen by any article of it', async () => {
  await over(60);
  moveCursor(10);
  await chooseGroup();
  const day = (number: number) => fakeArticle(number).updatedAt.slice(0, 10);
  expect([...useSelection.getState().ids]).toEqual(ids(0, 60).filter((_, number) => day(number) === day(10)));
});

test('what findings held back goes all the same for a reason and under a name', async () => {
  const { fake } = await over(3, aFolder);
  fake.articles[1] = fakeArticle(1, { title: '' });
  await exportArticles(ids(0, 3), 'plain');
  await resumeBatch({ override: '总编已同意', by: '许文澜' });
  expect(asked(fake).at(-1)).toMatchObject({ ids: ids(0, 3), resume: true, override: '总编已同意', by: '许文澜' });
});
