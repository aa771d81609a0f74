import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { articleChanges } from '#domain/article.ts';
import { intakeText } from '#domain/intake/intake.ts';
import { lost } from './lost.ts';

/** Every text in tests/fixtures/intake has its draft beside it. `UPDATE_GOLDENS=1` writes them anew, to be read by eye. */
const folder = new URL('../../fixtures/intake/', import.meta.url);
const channels = [
  { key: 'news', name: '资讯' },
  { key: 'life', name: '民生' },
];
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

test('there are texts of many kinds', () => {
  expect(names.length).toBeGreaterThanOrEqual(14);
});

test.each(names)('%s becomes the draft beside it, and nothing is lost', (name) => {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
  const intake = intakeText(text, { timeZone: 'Asia/Shanghai', channels });
  expect(articleChanges.safeParse(intake.draft).error).toBeUndefined();
  expect(lost(text, intake)).toBeUndefined();
  // The body as a list of its blocks, so that a reader of the golden sees paragraphs.
  const seen = { draft: { ...intake.draft, body: intake.draft.body?.split('\n\n') }, warnings: intake.warnings };
  const golden = new URL(`${name}.json`, folder);
  if (process.env.UPDATE_GOLDENS) writeFileSync(golden, `${JSON.stringify(seen, null, 2)}\n`);
  expect(seen).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});
