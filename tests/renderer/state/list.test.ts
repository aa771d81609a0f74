import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { initialSettings } from '#domain/settings.ts';
import type { State } from '#domain/workflow.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { needRows, noteIndexing, refreshList, setFilter, setHits, startList, useList } from '../../../renderer/state/list.ts';
import { mostPages, pageSize, rowAt } from '../../../renderer/state/listPages.ts';
import { useReview } from '../../../renderer/state/review.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

let stop = () => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
});
beforeEach(() => useDesk.setState({ settings: initialSettings }));

/** The list over a host; its first answer is there. */
async function over(count: number): Promise<FakeHost> {
  const fake = makeFakeHost(count);
  startSession(fake.host);
  stop = startList();
  await settled();
  return fake;
}

const asked = ({ asked: all }: FakeHost) => all.filter(({ call }) => call === 'article.list').map(({ input }) => input);
const row = (index: number) => rowAt(useList.getState().pages, index)?.title;

describe('pages', () => {
  test('the first page is asked for at once, grouped as the settings say', async () => {
    const fake = await over(1000);
    expect(asked(fake)).toEqual([{ filter: {}, order: 'changed', descending: true, group: 'day', from: 0, limit: pageSize }]);
    expect(useList.getState()).toMatchObject({ total: 1000, answered: 1, complete: true });
    expect(row(0)).toBe('第0篇');
    expect(row(pageSize)).toBeUndefined();
  });

  test('a page is fetched when it comes into sight, and only once', async () => {
    const fake = await over(1000);
    needRows(550, 570);
    await settled();
    needRows(545, 565);
    await settled();
    expect(asked(fake).slice(1)).toEqual([expect.objectContaining({ from: 500, limit: pageSize })]);
    expect(row(555)).toBe('第555篇');
  });

  test('neighbours in sight come in one answer', async () => {
    const fake = await over(1000);
    needRows(690, 710);
    await settled();
    expect(asked(fake).slice(1)).toEqual([expect.objectContaining({ from: 600, limit: 2 * pageSize })]);
  });

  test('while one page is on its way a person may scroll on: what is out of sight again is never asked for', async () => {
    const fake = await over(50_000);
    fake.held = true;
    for (let at = 1000; at <= 40_000; at += 1000) needRows(at, at + 20);
    await fake.answer();
    await fake.answer();
    expect(
      asked(fake)
        .slice(1)
        .map(({ from }) => from),
    ).toEqual([900, 39_900]);
    expect(fake.waiting).toBe(0);
  });

  test('however far somebody scrolls, few pages are kept, and those in sight are among them', async () => {
    await over(50_000);
    for (let at = 0; at < 50_000; at += 500) {
      needRows(at, at + 20);
      await settled();
    }
    expect(useList.getState().pages.size).toBeLessThanOrEqual(mostPages);
    expect(row(49_510)).toBe('第49510篇');
    expect(row(0)).toBeUndefined();
  });

  test('an empty library is asked once and has no rows', async () => {
    const fake = await over(0);
    needRows(0, 1);
    await settled();
    expect(asked(fake)).toHaveLength(1);
    expect(useList.getState()).toMatchObject({ total: 0, answered: 1 });
  });
});

describe('search as it is typed', () => {
  test('one question is under way, the newest waits, older ones are never asked', async () => {
    const fake = await over(100);
    fake.held = true;
    for (const text of ['第', '第1', '第12', '第12篇']) setFilter({ text });
    expect(fake.waiting).toBe(1);
    await fake.answer();
    // The answer to the first sign came, and was thrown away.
    expect(useList.getState().answered).toBe(1);
    await fake.answer();
    expect(
      asked(fake)
        .slice(1)
        .map(({ filter }) => filter),
    ).toEqual([{ text: '第' }, { text: '第12篇' }]);
    expect(useList.getState()).toMatchObject({ answered: 2, total: 1, query: { filter: { text: '第12篇' } } });
    expect(row(0)).toBe('第12篇');
  });

  test('the old rows stay until the new ones are there', async () => {
    const fake = await over(100);
    fake.held = true;
    setFilter({ text: '第99' });
    expect(row(0)).toBe('第0篇');
    await fake.answer();
    expect(row(0)).toBe('第99篇');
  });

  test('the failure of an older question is nobody’s concern', async () => {
    const fake = await over(10);
    fake.held = true;
    setFilter({ text: '一' });
    setFilter({ text: '第3篇' });
    fake.broken = true;
    const first = fake.answer();
    fake.broken = true;
    await first;
    fake.broken = false;
    await fake.answer();
    expect(useList.getState()).toMatchObject({ failure: null, total: 1 });
  });

  test('results are not grouped, best first, unless another order is chosen for them; the next search begins anew', async () => {
    const fake = await over(10);
    setFilter({ text: '第' });
    await settled();
    setHits({ order: 'changed', descending: true });
    await settled();
    setFilter({ text: '第1' });
    await settled();
    setFilter({ text: '' });
    await settled();
    setFilter({ text: '第' });
    await settled();
    const ways = asked(fake).map(({ order, group }) => `${order} ${group}`);
    expect(ways).toEqual(['changed day', 'best none', 'changed none', 'changed none', 'changed day', 'best none']);
  });

  test.each([
    ['blanks around it', '  夜校 ', { text: '夜校' }],
    ['blanks alone', '   ', {}],
    ['more than a search takes', '长'.repeat(300), { text: '长'.repeat(200) }],
  ])('%s', async (_, text, filter) => {
    await over(1);
    setFilter({ text });
    expect(useList.getState().filter).toEqual(filter);
  });

  test('what is no day is no condition, and no channel is one', async () => {
    await over(1);
    setFilter({ from: '12026-03-05', to: '2026-03-05', channel: '', author: ' ' });
    expect(useList.getState().filter).toEqual({ to: '2026-03-05', channel: '' });
  });

  test('the same filter again asks nothing', async () => {
    const fake = await over(1);
    setFilter({ text: '' });
    setFilter({ channel: undefined });
    await settled();
    expect(asked(fake)).toHaveLength(1);
  });
});

describe('what changes meanwhile', () => {
  test('many events lead to one question, for the pages in sight', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(1000);
    needRows(550, 570);
    await settled();
    for (let at = 0; at < 50; at += 1) refreshList(1000);
    vi.advanceTimersByTime(1000);
    await settled();
    vi.advanceTimersByTime(5000);
    await settled();
    expect(asked(fake).slice(2)).toEqual([expect.objectContaining({ from: 500, limit: pageSize })]);
  });

  test('a sooner wish is not put off by a later one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    refreshList(1000);
    refreshList(0);
    vi.advanceTimersByTime(1);
    await settled();
    expect(asked(fake)).toHaveLength(2);
  });

  test('a decision about the open article, made here, shows in its row at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    const stands = (state: State) => useReview.setState({ sheet: { id: 'a', state } as ReviewSheet });
    stands('draft');
    stands('first');
    vi.advanceTimersByTime(1);
    await settled();
    stands('first');
    vi.advanceTimersByTime(1);
    await settled();
    expect(asked(fake)).toHaveLength(2);
    useReview.setState({ sheet: null });
  });

  test('a new article moves all rows: pages out of sight are fetched anew when they are looked at', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(1000);
    needRows(550, 570);
    await settled();
    fake.articles.unshift(fakeArticle(9999, { title: '新的' }));
    refreshList();
    vi.advanceTimersByTime(1);
    await settled();
    expect(useList.getState().total).toBe(1001);
    expect(row(550)).toBe('第549篇');
    needRows(0, 20);
    await settled();
    expect(row(0)).toBe('新的');
    expect(useList.getState().answered).toBe(1);
  });

  test('what changes while an answer is on its way is asked for again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    fake.held = true;
    refreshList();
    vi.advanceTimersByTime(1);
    refreshList();
    vi.advanceTimersByTime(1);
    await fake.answer();
    fake.articles[3] = fakeArticle(3, { title: '改了', revision: 2 });
    await fake.answer();
    expect(row(3)).toBe('改了');
    expect(fake.waiting).toBe(0);
  });

  test('a row that says the same stays the same object', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    const before = useList.getState().pages;
    fake.articles[3] = fakeArticle(3, { title: '改了', revision: 2 });
    refreshList();
    vi.advanceTimersByTime(1);
    await settled();
    const { pages } = useList.getState();
    expect(rowAt(pages, 2)).toBe(rowAt(before, 2));
    expect(rowAt(pages, 3)).not.toBe(rowAt(before, 3));
  });

  test('own saves are followed once they pause', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    for (let at = 0; at < 5; at += 1) {
      useCopy.setState({ save: { kind: 'saving' } });
      useCopy.setState({ save: { kind: 'saved' } });
      vi.advanceTimersByTime(1000);
      await settled();
    }
    expect(asked(fake)).toHaveLength(1);
    vi.advanceTimersByTime(600);
    await settled();
    vi.advanceTimersByTime(1);
    await settled();
    expect(asked(fake)).toHaveLength(2);
  });

  test('a save that failed changes nothing in the list', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    useCopy.setState({ save: { kind: 'saving' } });
    useCopy.setState({ save: { kind: 'failed', failure: { code: 'disk', thing: '', stage: 'write', message: '' } } });
    vi.advanceTimersByTime(5000);
    await settled();
    expect(asked(fake)).toHaveLength(1);
  });

  test('another order or grouping in the settings is another question', async () => {
    const fake = await over(10);
    useDesk.setState({ settings: { ...initialSettings, list: { group: 'channel', order: 'title', descending: false } } });
    await settled();
    expect(asked(fake)[1]).toMatchObject({ group: 'channel', order: 'title', descending: false });
    expect(useList.getState().groups.map(({ key }) => key)).toEqual(['', 'education', 'news']);
    useDesk.setState({ settings: { ...useDesk.getState().settings, theme: 'dark' } });
    await settled();
    expect(asked(fake)).toHaveLength(2);
  });

  test('while the index is being built the list says so, and is asked again when it is ready', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    fake.complete = false;
    noteIndexing(37, 100);
    expect(useList.getState().indexing).toEqual({ done: 37, total: 100 });
    vi.advanceTimersByTime(1000);
    await settled();
    expect(useList.getState().complete).toBe(false);
    fake.complete = true;
    noteIndexing(100, 100);
    vi.advanceTimersByTime(1);
    await settled();
    expect(useList.getState()).toMatchObject({ complete: true, indexing: null });
  });

  test('a list that cannot be had says why, and is asked for until it comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const fake = await over(10);
    fake.broken = true;
    refreshList();
    vi.advanceTimersByTime(1);
    await settled();
    expect(useList.getState().failure?.code).toBe('unreachable');
    expect(row(0)).toBe('第0篇');
    fake.broken = false;
    vi.advanceTimersByTime(3000);
    await settled();
    expect(useList.getState().failure).toBeNull();
  });
});
