import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { needRows, refreshList, setFilter, startList } from '../../../renderer/state/list.ts';
import { chooseAll, clearSelection, extendTo, moveCursor, startSelection, toggleAt, useSelection } from '../../../renderer/state/selection.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});
beforeEach(() => useDesk.setState({ settings: initialSettings }));

async function over(count: number): Promise<FakeHost> {
  const fake = makeFakeHost(count);
  startSession(fake.host);
  stops = [startList(), startSelection()];
  await settled();
  return fake;
}

/** The numbers of the chosen articles. */
const chosen = () => [...useSelection.getState().ids].map((id) => Number(id.slice(-12))).sort((one, other) => one - other);

test('one after another is chosen, and given up again', async () => {
  await over(10);
  toggleAt(3);
  toggleAt(5);
  expect(chosen()).toEqual([3, 5]);
  toggleAt(3);
  expect(chosen()).toEqual([5]);
});

test('a range goes on from where it began, in both directions', async () => {
  await over(20);
  moveCursor(5);
  await extendTo(7);
  expect(chosen()).toEqual([5, 6, 7]);
  await extendTo(3);
  expect(chosen()).toEqual([3, 4, 5]);
  expect(useSelection.getState()).toMatchObject({ anchor: 5, cursor: 3 });
});

test('a range that begins nowhere begins at the first article', async () => {
  await over(20);
  await extendTo(2);
  expect(chosen()).toEqual([0, 1, 2]);
});

test('a range over rows that were never in sight is asked for', async () => {
  const fake = await over(5000);
  moveCursor(10);
  needRows(4000, 4020);
  await settled();
  await extendTo(4005);
  expect(chosen()).toHaveLength(3996);
  expect(fake.asked.at(-1)).toEqual({ call: 'article.ids', input: expect.objectContaining({ from: 10, limit: 3996 }) });
});

test('all means all that fit', async () => {
  await over(300);
  setFilter({ channel: 'news' });
  await settled();
  await chooseAll();
  expect(chosen()).toHaveLength(100);
});

test('ids that come after another choice are thrown away', async () => {
  const fake = await over(5000);
  fake.held = true;
  const all = chooseAll();
  clearSelection();
  toggleAt(1);
  await fake.answer();
  await all;
  expect(chosen()).toEqual([1]);
});

test('another filter lets go of what is no longer in sight', async () => {
  await over(300);
  toggleAt(2);
  setFilter({ channel: 'news' });
  await settled();
  expect(chosen()).toEqual([]);
  expect(useSelection.getState().cursor).toBe(-1);
});

test('the cursor stays on its article when rows move, and in its place when the article is gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const fake = await over(10);
  const refreshed = async () => {
    refreshList();
    vi.advanceTimersByTime(1);
    await settled();
  };
  moveCursor(4);
  fake.articles.unshift(fakeArticle(99));
  await refreshed();
  expect(useSelection.getState()).toMatchObject({ cursor: 5, anchor: 5, cursorId: fakeArticle(4).id });
  fake.articles = fake.articles.filter(({ id }) => id !== fakeArticle(4).id);
  await refreshed();
  expect(useSelection.getState()).toMatchObject({ cursor: 5, cursorId: fakeArticle(5).id });
  fake.articles = [];
  await refreshed();
  expect(useSelection.getState().cursor).toBe(-1);
});

test('the cursor never leaves the list', async () => {
  await over(3);
  moveCursor(99);
  expect(useSelection.getState().cursor).toBe(2);
  moveCursor(-5);
  expect(useSelection.getState().cursor).toBe(0);
});
