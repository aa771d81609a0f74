import { beforeEach, expect, test } from 'vitest';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { initialSettings } from '#domain/settings.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { heed, leave } from '../../../renderer/state/leaving.ts';
import { closeOpen, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

const finding: PlacedFinding = { rule: 'title-short', level: 'warning', message: '', field: 'title', start: 1, end: 3, portals: [] };
const ignored = '0198c0de-0000-7000-8000-0000000000ff';
const words = { reason: '原文如此', by: '许文澜' };

async function opened() {
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.read': () => readOf(articleOf(one)),
    'article.check': () => [],
    'finding.ignore': () => ({ ignored }),
    'finding.heed': () => ({}),
    'settings.save': () => ({}),
  });
  startSession(host);
  await openArticle(one);
  return host;
}

beforeEach(() => useDesk.setState({ settings: initialSettings }));

test('one finding is left with its place, a rule of the article without', async () => {
  const host = await opened();
  expect(await leave(finding, { scope: 'finding', ...words })).toBe(true);
  expect(await leave(finding, { scope: 'article', ...words })).toBe(true);
  expect(host.askedFor('finding.ignore')).toEqual([
    { id: one, rule: 'title-short', ...words, place: { field: 'title', quote: '桥通', before: '新', after: '车', says: '' } },
    { id: one, rule: 'title-short', ...words },
  ]);
});

test('of a text that could not be saved nothing is decided', async () => {
  const host = await opened();
  setFields({ title: '新桥今晨通车' });
  expect(await leave(finding, { scope: 'finding', ...words })).toBe(false);
  expect(host.askedFor('finding.ignore')).toEqual([]);
  closeOpen();
});

test('a rule of the house is left in its settings, and heeded again', async () => {
  const host = await opened();
  await leave(finding, { scope: 'house', ...words });
  expect(host.askedFor('settings.save').at(-1)?.settings.checks?.ignored).toEqual({ 'title-short': { ...words, at: expect.any(String), says: '' } });
  await heed({ ...finding, ignored: { scope: 'house', ...words, at: '' } });
  expect(host.askedFor('settings.save').at(-1)?.settings.checks?.ignored).toEqual({});
});

test('a decision about one article is taken back by its id', async () => {
  const host = await opened();
  await heed({ ...finding, ignored: { scope: 'finding', id: ignored, ...words, at: '' } });
  expect(host.askedFor('finding.heed')).toEqual([{ id: one, ignored }]);
});
