import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialSettings } from '#domain/settings.ts';
import { cancelWork } from '../../../renderer/state/actions.ts';
import { moveArticles, trashArticles } from '../../../renderer/state/bulk.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { type Desk, useDesk } from '../../../renderer/state/desk.ts';
import { startList } from '../../../renderer/state/list.ts';
import { startSelection, toggleAt, useSelection } from '../../../renderer/state/selection.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

let stops: (() => void)[] = [];
const before = useDesk.getState();
afterEach(() => {
  for (const stop of stops) stop();
});
beforeEach(() => {
  useDesk.setState({ ...before, settings: initialSettings, notices: [], portal: { profile: { key: 'plain' } } as Desk['portal'] });
  useCopy.setState({ id: null, fields: null });
});

const id = (number: number) => fakeArticle(number).id;
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => id(from + at));
const notices = () => useDesk.getState().notices;
const called = ({ asked }: FakeHost, name: string) => asked.filter(({ call }) => call === name).map(({ input }) => input);

async function over(count: number): Promise<FakeHost> {
  const fake = makeFakeHost(count);
  startSession(fake.host);
  stops = [startList(), startSelection()];
  await settled();
  return fake;
}

test('what goes into the trash comes back with one press', async () => {
  const fake = await over(10);
  toggleAt(2);
  toggleAt(3);
  await trashArticles([id(2), id(3)]);
  expect([...fake.trash.keys()]).toEqual([id(2), id(3)]);
  expect(useSelection.getState().ids.size).toBe(0);
  const [notice] = notices();
  expect(notice).toMatchObject({ key: 'notice.trashed', values: { count: 2 }, action: { key: 'notice.undo' } });
  notice?.action?.run();
  await settled();
  expect(fake.trash.size).toBe(0);
  expect(fake.articles).toHaveLength(10);
});

test('who takes it back has the article open again that was open before', async () => {
  await over(10);
  useCopy.setState({ id: id(1) });
  await trashArticles([id(1), id(4)]);
  expect(useCopy.getState().id).toBeNull();
  notices()[0]?.action?.run();
  await settled();
  expect(useCopy.getState()).toMatchObject({ id: id(1), fields: { title: '第1篇' } });
});

test('what was refused is told by name, beside what went well', async () => {
  const fake = await over(10);
  fake.articles = fake.articles.filter((one) => one.id !== id(3));
  await trashArticles([id(2), id(3)]);
  expect(notices().map(({ key }) => key)).toEqual(['notice.trashed', 'notice.trashFailed']);
  expect(notices()[1]?.refused).toEqual([{ name: '第3篇', failure: expect.objectContaining({ code: 'not-found' }) }]);
});

test('very many go a few at a time, and the rest can be called off', async () => {
  const fake = await over(500);
  fake.held = true;
  const work = trashArticles(ids(0, 200));
  await settled();
  expect(useDesk.getState().progress).toEqual({ what: 'work.trashing', done: 0, total: 200 });
  await fake.answer();
  expect(useDesk.getState().progress).toMatchObject({ done: 50 });
  fake.held = false;
  await cancelWork();
  await fake.answer();
  await work;
  expect(called(fake, 'article.trash')).toHaveLength(2);
  expect(fake.trash.size).toBe(100);
  expect(useDesk.getState().progress).toBeNull();
});

test('a whole selection changes its channel', async () => {
  const fake = await over(10);
  await moveArticles([id(0), id(1)], { key: 'culture', name: '文化' });
  expect(fake.articles.slice(0, 3).map(({ channel }) => channel)).toEqual(['culture', 'culture', '']);
  expect(notices()[0]).toMatchObject({ key: 'notice.moved', values: { count: 2, channel: '文化' } });
});

test('a change of channel is taken back: each article goes to where it was', async () => {
  const fake = await over(10);
  const before = fake.articles.map(({ channel }) => channel);
  await moveArticles(ids(0, 6), { key: 'culture', name: '文化' });
  expect(notices()[0]?.action?.key).toBe('notice.undo');
  notices()[0]?.action?.run();
  await vi.waitFor(() => expect(fake.articles.map(({ channel }) => channel)).toEqual(before));
  expect(called(fake, 'article.move')).toHaveLength(4);
});

test('an untitled article that was refused is not called by its id', async () => {
  const fake = await over(3);
  fake.articles[1] = fakeArticle(1, { title: '' });
  stops.push(startList());
  await settled();
  fake.articles.splice(1, 1);
  await trashArticles([id(1)]);
  expect(notices()[0]?.refused?.[0]?.name).toBe('');
});
