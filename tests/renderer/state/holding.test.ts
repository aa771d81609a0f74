import { beforeEach, expect, test } from 'vitest';
import { useCopy } from '../../../renderer/state/copy.ts';
import { heardHeld, letGo, renew, takeOver, useHolding } from '../../../renderer/state/holding.ts';
import { closeOpen, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf, two } from './fakeHost.ts';

/** A newsroom with one article written by somebody else, as far as `others` says. */
function newsroom(others: Set<string>, unreachable = { now: false }) {
  const host = fakeHost({
    'article.hold': ({ id, takeOver: over }) => {
      if (unreachable.now) throw new Error('gone');
      if (over) others.delete(id);
      return { mine: !others.has(id) };
    },
    'article.read': ({ id }) => readOf(articleOf(id)),
    'article.save': ({ basedOn }) => ({ revision: basedOn + 1, updatedAt: '2026-03-05T02:00:01.000Z' }),
    'article.check': () => [],
  });
  startSession(host);
  return host;
}

beforeEach(() => closeOpen());

test('an opened article is held, and the one before goes back', async () => {
  const host = newsroom(new Set());
  await openArticle(one);
  expect(useHolding.getState()).toEqual({ id: one, mine: true });
  await openArticle(two);
  expect(useHolding.getState()).toEqual({ id: two, mine: true });
  expect(host.askedFor('article.release')).toEqual([{ id: one }]);
});

test('an article that did not open goes back, and the open one stays held', async () => {
  const host = fakeHost({ 'article.hold': () => ({ mine: true }), 'article.check': () => [] });
  startSession(host);
  await openArticle(one);
  expect([useCopy.getState().id, host.askedFor('article.release')]).toEqual([null, [{ id: one }]]);
});

test('what another window writes is read here: fields stay as they are', async () => {
  newsroom(new Set([one]));
  await openArticle(one);
  expect(useHolding.getState().mine).toBe(false);
  setFields({ title: '改了' });
  expect(useCopy.getState().fields?.title).toBe('新桥通车');
});

test('taking over makes it ours', async () => {
  const host = newsroom(new Set([one]));
  await openArticle(one);
  await takeOver();
  expect(host.asked.at(-1)).toEqual(['article.hold', { id: one, takeOver: true }]);
  setFields({ title: '改了' });
  expect(useCopy.getState().fields?.title).toBe('改了');
});

test('a window that loses its article saves what is unsaved at once', async () => {
  const host = newsroom(new Set());
  await openArticle(one);
  setFields({ title: '还没存' });
  expect(host.askedFor('article.save')).toEqual([]);
  heardHeld({ type: 'article.held', id: one, holder: 'other-window' });
  expect(useHolding.getState().mine).toBe(false);
  await expect.poll(() => useCopy.getState().save.kind).toBe('saved');
  expect(host.askedFor('article.save')).toEqual([{ id: one, basedOn: 3, changes: { title: '还没存' } }]);
});

test('an article given back by another window becomes ours, also when that window is simply gone', async () => {
  const others = new Set([one]);
  newsroom(others);
  await openArticle(one);
  others.delete(one);
  heardHeld({ type: 'article.held', id: one, holder: null });
  await expect.poll(() => useHolding.getState().mine).toBe(true);
  others.add(one);
  await renew();
  expect(useHolding.getState().mine).toBe(false);
  others.delete(one);
  await renew();
  expect(useHolding.getState().mine).toBe(true);
});

test.each([
  [true, new Set<string>()],
  [false, new Set([one])],
])('while nobody answers, a window goes on as it was (%s)', async (mine, others) => {
  const host = fakeHost({
    'article.read': ({ id }) => readOf(articleOf(id)),
    'article.check': () => [],
    'article.hold': () => ({ mine: !others.has(one) }),
  });
  startSession(host);
  await openArticle(one);
  const silent = fakeHost({});
  startSession(silent);
  useHolding.setState({ id: one, mine });
  await renew();
  expect([silent.askedFor('article.hold').length, useHolding.getState().mine]).toEqual([1, mine]);
});

test('where nobody answers at the opening, a person is not locked out', async () => {
  startSession(fakeHost({ 'article.read': ({ id }) => readOf(articleOf(id)), 'article.check': () => [] }));
  await openArticle(one);
  expect(useHolding.getState()).toEqual({ id: one, mine: true });
});

test('news of another article, and of what is ours already, change nothing', async () => {
  newsroom(new Set());
  await openArticle(one);
  heardHeld({ type: 'article.held', id: two, holder: 'other-window' });
  heardHeld({ type: 'article.held', id: one, holder: 'this-window' });
  heardHeld({ type: 'article.held', id: one, holder: null });
  expect(useHolding.getState()).toEqual({ id: one, mine: true });
});

test('a page that goes away gives back what it holds, and only that', async () => {
  const host = newsroom(new Set([two]));
  await openArticle(one);
  letGo();
  expect(host.askedFor('article.release')).toEqual([{ id: one }]);
  await openArticle(two);
  const before = host.askedFor('article.release').length;
  letGo();
  expect(host.askedFor('article.release')).toHaveLength(before);
});
