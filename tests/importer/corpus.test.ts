import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { texts } from '../fixtures/text/sources.ts';
import { type CorpusFile, corpus, counted, type Draft, goldenOf, keptOf, lostFrom, readDraft, readThroughImporter, visibleIn } from './corpus.ts';

/**
 * The corpus: every file becomes the draft beside it, and no Han character and no digit that a person sees in it is lost: it is in
 * the draft or in the report of what was dropped. `UPDATE_GOLDENS=1` writes the drafts anew.
 */

const drafts = new Map<string, Promise<Draft>>();

/** Each is read once for all that is asked of it. */
function read(file: CorpusFile): Promise<Draft> {
  const draft = drafts.get(file.path) ?? readDraft(file);
  drafts.set(file.path, draft);
  return draft;
}

const named = corpus.map((file) => [`${file.kind}/${file.name}`, file] as const);
const documents = named.filter(([, { kind }]) => kind === 'docx');

test('there are enough of them, of every kind, and the sources of all texts', () => {
  const count = (end: string) => corpus.filter(({ name }) => name.endsWith(end)).length;
  expect(corpus.length).toBeGreaterThanOrEqual(60);
  for (const [end, least] of [
    ['.docx', 17],
    ['.html', 16],
    ['.mhtml', 2],
    ['.txt', 25],
    ['.md', 5],
  ] as const) {
    expect(count(end)).toBeGreaterThanOrEqual(least);
  }
  expect(Object.keys(texts).sort()).toEqual(corpus.flatMap(({ kind, name }) => (kind === 'text' ? [name] : [])).sort());
});

// Those of `intake` have goldens of their own, with a portal's channels: tests/domain/intake/goldens.test.ts.
test.each(named.filter(([, { kind }]) => kind !== 'intake'))('%s becomes the expected draft', async (_, file) => {
  const found = goldenOf(file.kind, await read(file));
  if (process.env.UPDATE_GOLDENS) writeFileSync(file.golden, found);
  expect(found).toBe(readFileSync(file.golden, 'utf8'));
});

test.each(named)('%s loses no Han character and no digit', async (_, file) => {
  const source = await visibleIn(file);
  expect(lostFrom(source, keptOf(await read(file)))).toEqual(new Map());
  expect(counted(source).size).toBeGreaterThan(10);
});

test.each(named.filter(([name]) => !name.endsWith('.md')))('%s leaves no sign of Markdown and no tag in what readers see', async (_, file) => {
  const { draft } = await read(file);
  const seen = plainText(parseMarkdown(draft.body ?? ''));
  // A text may well have signs of its own: they are escaped, so that they show.
  if (file.kind === 'docx' || file.kind === 'html') expect(seen).not.toMatch(/\*\*|\\[*[\]_|]|^#{1,6} /m);
  if (file.kind === 'html') expect(seen).not.toMatch(/<[a-z]/);
  expect(draft.body).not.toMatch(/javascript:|data:text|file:/);
});

test.each(named.filter(([, { name }]) => ['tracked.docx', 'undeclared-gbk.htm', 'chromium-figures.mhtml'].includes(name)))(
  '%s is the same in a thread of its own',
  async (_, file) => {
    expect(goldenOf(file.kind, await readThroughImporter(file))).toBe(goldenOf(file.kind, await read(file)));
  },
);

describe('remarks', () => {
  test.each(documents)('%s anchors every remark where its quote stands', async (_, file) => {
    const { draft, remarks } = await read(file);
    for (const { anchor } of [...remarks.comments, ...remarks.suggestions]) {
      const text = draft[anchor.field] ?? '';
      expect(text.slice(anchor.at, anchor.at + anchor.quote.length)).toBe(anchor.quote);
      expect(text.slice(0, anchor.at).endsWith(anchor.before)).toBe(true);
    }
  });
});
