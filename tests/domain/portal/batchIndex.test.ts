import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { type BatchPackage, batchText, parseBatch } from '#domain/portal/batch.ts';
import { renderBatchIndex } from '#domain/portal/batchIndex.ts';
import { plainProfile, sha256, soundArticle } from './desk.ts';
import { hostile } from './hostile.ts';

const one: BatchPackage = {
  id: soundArticle.id,
  title: soundArticle.title,
  channel: 'local',
  publishAt: soundArticle.publishAt,
  updatedAt: soundArticle.updatedAt,
  revision: 7,
  path: '20170907-deadbeef',
  files: 12,
};
const packages: readonly BatchPackage[] = [
  one,
  { ...one, id: one.id.replace('beef', 'be01'), title: '<b>粮站 & 合作社', channel: '', publishAt: null, path: '20170907-deadbe01' },
  { ...one, id: one.id.replace('beef', 'be02'), title: '', publishAt: '2017-09-08T01:00:00Z', path: '20170908-deadbe02.zip' },
];
const page = renderBatchIndex(plainProfile, packages, ['atom.xml']);

test('is the golden page, whatever order the packages came in', async () => {
  await expect(page).toMatchFileSnapshot('golden/batchIndex.html.txt');
  expect(renderBatchIndex(plainProfile, [...packages].reverse(), ['atom.xml'])).toBe(page);
});

test('is valid HTML, also with hostile titles and with nothing in it', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } });
  for (const html of [page, renderBatchIndex(plainProfile, []), renderBatchIndex(plainProfile, [{ ...one, title: String(hostile) }])]) {
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  }
});

test('the list reads back as it was written; anything else is none', () => {
  const batch = {
    portal: 'plain',
    generator: 'Copydesk 0.1.0',
    packages: [...packages],
    refused: [],
    files: [{ path: 'index.html', bytes: 1, sha256: sha256('x') }],
  };
  expect(parseBatch(batchText(batch))).toEqual({ format: 1, ...batch });
  for (const bad of ['', '{}', '[1]', batchText({ ...batch, files: [{ path: '../x', bytes: 1, sha256: sha256('x') }] })])
    expect(parseBatch(bad)).toBeUndefined();
});
