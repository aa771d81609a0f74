import { beforeEach, expect, test } from 'vitest';
import type { Article } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { keepSnapshot, presentText, restoreSnapshot, seenRecovery } from '../../../renderer/state/history.ts';
import { closeOpen, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

const snapshot = {
  number: 1,
  at: '2026-03-05T01:00:00.000Z',
  by: '许文澜',
  reason: 'manual',
  name: '送审稿',
  title: '',
  han: 2,
  added: 0,
  removed: 0,
} as const;

/** One article on disk, with a revision that can be restored. */
function newsroom() {
  let onDisk: Article = articleOf(one);
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.read': () => ({ ...readOf(onDisk), recovery: { at: snapshot.at, from: 1, aside: 'damaged/a.json', message: 'cut' } }),
    'article.check': () => [],
    'article.save': ({ basedOn, changes }) => {
      if (basedOn !== onDisk.revision) throw refusal('stale', 'article', 'write', 'stale');
      onDisk = { ...onDisk, ...changes, revision: basedOn + 1 } as Article;
      return { revision: onDisk.revision, updatedAt: onDisk.updatedAt };
    },
    'article.recovered': () => ({}),
    'revision.keep': () => snapshot,
    'revision.restore': ({ basedOn }) => {
      if (basedOn !== onDisk.revision) throw refusal('stale', 'article', 'restore', 'stale');
      onDisk = { ...onDisk, title: '旧题', body: '旧文。', revision: basedOn + 1 };
      return { revision: onDisk.revision, updatedAt: onDisk.updatedAt, replaced: basedOn };
    },
  });
  startSession(host);
  return { host, onDisk: () => onDisk };
}

beforeEach(() => {
  closeOpen();
  useDesk.setState({ notices: [] });
});

test('restoring saves what is open first, takes the old text in, and says what it replaced', async () => {
  const { host, onDisk } = newsroom();
  await openArticle(one);
  setFields({ editor: '许文澜' });
  expect(await restoreSnapshot(1, '3月5日 09:00')).toBe(true);
  expect(host.asked.map(([call]) => call).filter((call) => call === 'article.save' || call === 'revision.restore')).toEqual([
    'article.save',
    'revision.restore',
  ]);
  expect(host.askedFor('revision.restore')).toEqual([{ id: one, number: 1, basedOn: 4 }]);
  expect(useCopy.getState().fields).toMatchObject({ title: '旧题', editor: '许文澜' });
  expect(onDisk().revision).toBe(5);
  expect(useDesk.getState().notices).toMatchObject([{ tone: 'success', key: 'history.restored', values: { when: '3月5日 09:00', number: 4 } }]);
  // The next save is based on what came of it.
  setFields({ title: '又改' });
  await keepSnapshot('又改之后');
  expect(onDisk()).toMatchObject({ title: '又改', revision: 6 });
});

test('keeping saves first', async () => {
  const { host } = newsroom();
  await openArticle(one);
  setFields({ title: '改' });
  expect(await keepSnapshot('送审稿')).toBe(true);
  expect(host.asked.map(([call]) => call).filter((call) => /save|keep/.test(call))).toEqual(['article.save', 'revision.keep']);
});

test('a refused restore is told and leaves the open text alone', async () => {
  const host = fakeHost({ 'article.hold': () => ({ mine: true }), 'article.read': () => readOf(articleOf(one)), 'article.check': () => [] });
  startSession(host);
  await openArticle(one);
  expect(await restoreSnapshot(1, '')).toBe(false);
  expect(useDesk.getState().notices).toMatchObject([{ tone: 'error', key: 'history.restoreFailed' }]);
  expect(useCopy.getState().fields?.title).toBe('新桥通车');
});

test('the present text is what the window has, saved or not', async () => {
  newsroom();
  await openArticle(one);
  setFields({ title: '正在改' });
  expect(presentText()).toMatchObject({ title: '正在改', body: '原文。' });
  closeOpen();
  expect(presentText()).toBeNull();
});

test('a recovery is told until somebody has seen it', async () => {
  const { host } = newsroom();
  await openArticle(one);
  expect(useCopy.getState().recovery).toMatchObject({ from: 1, aside: 'damaged/a.json' });
  await seenRecovery();
  expect([useCopy.getState().recovery, host.askedFor('article.recovered')]).toEqual([null, [{ id: one }]]);
});
