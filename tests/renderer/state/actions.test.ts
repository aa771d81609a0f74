import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraft, startDesk } from '../../../renderer/state/actions.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { useList } from '../../../renderer/state/list.ts';
import { openArticle } from '../../../renderer/state/session.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

beforeEach(() => {
  useDesk.setState({ notices: [], problems: [] });
  useCopy.setState({ id: null, fields: null });
});

async function started(count: number): Promise<FakeHost> {
  const fake = makeFakeHost(count);
  await startDesk(fake.host);
  await settled();
  return fake;
}

const problem = { article: '', kind: 'damaged' as const, file: 'articles/x/article.json', message: 'cut', action: 'set aside' };

test('the article changed last opens, and the list is there', async () => {
  await started(300);
  expect(useCopy.getState().id).toBe(fakeArticle(0).id);
  expect(useList.getState().total).toBe(300);
  expect(useDesk.getState()).toMatchObject({ status: 'ready', name: '云溪' });
});

test('an empty library opens nothing', async () => {
  await started(0);
  expect(useCopy.getState().id).toBeNull();
});

test('what is wrong in the library is read at the start, and again when it changed', async () => {
  const fake = await started(1);
  expect(useDesk.getState().problems).toEqual([]);
  fake.problems = [problem];
  fake.announce({ type: 'library.changed', ids: [] });
  await settled();
  expect(useDesk.getState().problems).toEqual([problem]);
});

test('the open article is read anew when another program wrote it', async () => {
  const fake = await started(2);
  fake.articles[0] = fakeArticle(0, { title: '别处改的' });
  fake.announce({ type: 'library.changed', ids: [fakeArticle(0).id] });
  await settled();
  expect(useCopy.getState().fields?.title).toBe('别处改的');
});

test('what is new is seen at once: a list that lies over the text folds back, and the headline is asked for', async () => {
  const fake = await started(2);
  useDesk.setState({ listWide: true });
  await createDraft();
  expect(useDesk.getState()).toMatchObject({ listWide: false, titleAsked: true });
  expect(useCopy.getState().id).toBe(fake.articles[0]?.id);
  expect(fake.articles).toHaveLength(3);
});

/** A tab's own memory. */
function tabMemory() {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
}
afterEach(() => vi.unstubAllGlobals());

test('a reload goes on with the article that was open', async () => {
  tabMemory();
  const fake = await started(3);
  await openArticle(fakeArticle(2).id);
  useCopy.setState({ id: null, fields: null });
  await startDesk(fake.host);
  expect(useCopy.getState().id).toBe(fakeArticle(2).id);
});

test('when that article is gone the newest opens, and nothing is complained of', async () => {
  tabMemory();
  const fake = await started(3);
  await openArticle(fakeArticle(2).id);
  fake.articles.pop();
  await startDesk(fake.host);
  expect(useCopy.getState().id).toBe(fakeArticle(0).id);
  expect(useDesk.getState().notices).toEqual([]);
});
