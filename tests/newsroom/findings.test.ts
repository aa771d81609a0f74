import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '#domain/checks/ignored.ts';
import { client, openDesk } from './desk.ts';

const body = '他说,今年雨水匀。又说,明年更好。';

async function reviewFile(library: string): Promise<string> {
  const names = await readdir(library, { recursive: true });
  return readFile(join(library, names.find((name) => name.endsWith('review.json')) ?? ''), 'utf8');
}

test('a finding is ignored with a reason and heeded again, beside the text and without touching it', async () => {
  const desk = await openDesk();
  const article = await desk.ask('article.create', { fields: { title: '渠水到田头', body } });
  const { id, revision } = article;
  const marks = async () => (await desk.ask('article.check', { id })).filter(({ rule }) => rule === 'half-width-mark');
  const [first] = await marks();
  if (!first) throw new Error('nothing was found');
  const { ignored } = await desk.ask('finding.ignore', { id, rule: first.rule, place: placeOf(article, first), reason: '原文如此', by: '许文澜' });
  expect(desk.events.at(-1)).toEqual({ type: 'review.changed', id, by: client });
  expect((await marks()).map((finding) => finding.ignored?.reason)).toEqual(['原文如此', undefined]);
  expect(await reviewFile(desk.library)).toContain('原文如此');
  expect((await desk.ask('article.read', { id })).article.revision).toBe(revision);
  await desk.ask('finding.heed', { id, ignored });
  expect((await marks()).map((finding) => finding.ignored)).toEqual([undefined, undefined]);
  expect((await desk.ask('review.read', { id })).ignored[ignored]).toMatchObject({ reason: '原文如此', deletedAt: expect.any(String) });
});

test('a rule is ignored for one article, or for the house', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { title: '渠水到田头', body } });
  await desk.ask('finding.ignore', { id, rule: 'half-width-mark', reason: '古文排印', by: '' });
  const other = await desk.ask('article.create', { fields: { title: '再到田头', body } });
  const scopes = async (article: string) =>
    (await desk.ask('article.check', { id: article })).filter(({ rule }) => rule === 'half-width-mark').map(({ ignored }) => ignored?.scope);
  expect(await scopes(id)).toEqual(['article', 'article']);
  expect(await scopes(other.id)).toEqual([undefined, undefined]);
  const { settings } = await desk.ask('library.open', {});
  const checks = { ignored: { 'half-width-mark': { reason: '本报不查', by: '', at: '2026-06-01T08:00:00.000Z' } } };
  await desk.ask('settings.save', { settings: { ...settings, checks } });
  expect(await scopes(other.id)).toEqual(['house', 'house']);
});

test.each([
  ['no reason', { rule: 'half-width-mark', reason: ' ', by: '' }, 'bad-message'],
  ['a stretch without its field', { rule: 'half-width-mark', reason: '原文', by: '', place: { quote: ',' } }, 'bad-message'],
])('a decision with %s is refused', async (_what, decision, code) => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { body } });
  expect((await desk.refused('finding.ignore', { id, ...decision })).code).toBe(code);
});

test('decisions about an article that is not there, or that it does not have, are refused', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { body } });
  const nobody = '0197a1c0-0000-7000-8000-000000000001';
  expect((await desk.refused('finding.ignore', { id: nobody, rule: 'x-y', reason: '原文', by: '' })).code).toBe('not-found');
  expect((await desk.refused('finding.heed', { id, ignored: nobody })).code).toBe('not-found');
});
