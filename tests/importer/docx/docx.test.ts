import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { makeImporter } from '../../../electron/importer/importer.ts';
import type { Imported } from '../../../electron/newsroom/ports.ts';
import { visibleText } from './visible.ts';

/** The documents of tests/fixtures/docx, each with the draft it becomes. `UPDATE_GOLDENS=1` writes the drafts anew. */

const folder = join(import.meta.dirname, '../../fixtures/docx');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.docx'))
  .map((name) => basename(name, '.docx'));
const importer = makeImporter({ timeZone: 'Asia/Shanghai' });

type Draft = Extract<Imported, { kind: 'draft' }>;

const drafts = new Map<string, Promise<Draft>>();

/** Each is read once, in its own thread, for all that is asked of it. */
function read(name: string): Promise<Draft> {
  const draft = drafts.get(name) ?? readDraft(name);
  drafts.set(name, draft);
  return draft;
}

async function readDraft(name: string): Promise<Draft> {
  const imported = await importer.readFile(join(folder, `${name}.docx`));
  if (imported.kind !== 'draft') throw new Error('not a draft');
  return imported;
}

/** As a person reads it: the body as lines. */
function golden({ draft, remarks, pictures, warnings }: Draft): string {
  const { body = '', ...fields } = draft;
  const shown = [...pictures].map(([key, { bytes, ...words }]) => ({ key, ...words, bytes: bytes.length }));
  return `${JSON.stringify({ fields, body: body.split('\n'), remarks, pictures: shown, warnings }, null, 2)}\n`;
}

/** How often each Han character and digit stands in a text. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.normalize('NFKC').match(/[\p{Script=Han}\d]/gu) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** Everything of a document that is in the draft or in the report of what is not. */
function kept({ draft, remarks, warnings }: Draft): string {
  const { body = '', ...fields } = draft;
  const suggested = remarks.suggestions.map(({ text }) => text);
  const said = remarks.comments.map(({ text }) => text);
  return [JSON.stringify(fields), body, ...suggested, ...said, ...warnings.flatMap(({ dropped = [] }) => dropped)].join('\n');
}

test('there are enough of them', () => {
  expect(names.length).toBeGreaterThanOrEqual(14);
});

describe.each(names)('%s', (name) => {
  test('becomes the expected draft', async () => {
    const file = join(folder, `${name}.json`);
    const found = golden(await read(name));
    if (process.env.UPDATE_GOLDENS) writeFileSync(file, found);
    expect(found).toBe(readFileSync(file, 'utf8'));
  });

  test('loses no Han character and no digit', async () => {
    const draft = await read(name);
    const there = counted(kept(draft));
    const source = await visibleText(join(folder, `${name}.docx`));
    const lost = [...counted(source)].filter(([sign, count]) => (there.get(sign) ?? 0) < count).map(([sign]) => sign);
    expect(lost).toEqual([]);
    expect(counted(source).size).toBeGreaterThan(10);
  });

  test('anchors every remark where its quote stands', async () => {
    const { draft, remarks } = await read(name);
    for (const { anchor } of [...remarks.comments, ...remarks.suggestions]) {
      const text = draft[anchor.field] ?? '';
      expect(text.slice(anchor.at, anchor.at + anchor.quote.length)).toBe(anchor.quote);
      expect(text.slice(0, anchor.at).endsWith(anchor.before)).toBe(true);
    }
  });

  test('leaves no sign of Markdown in what readers see', async () => {
    const { draft } = await read(name);
    expect(plainText(parseMarkdown(draft.body ?? ''))).not.toMatch(/\*\*|\\[*[\]_|]|^#{1,6} /m);
  });
});
