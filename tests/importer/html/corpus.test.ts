import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { plainText } from '#domain/markdown/plain.ts';
import { decodePage } from '../../../electron/importer/html/encoding.ts';
import { readMime } from '../../../electron/importer/html/mime.ts';
import { makeImporter } from '../../../electron/importer/importer.ts';
import type { Imported } from '../../../electron/newsroom/ports.ts';

/** The pages of tests/fixtures/html, each with the draft it becomes. `UPDATE_GOLDENS=1` writes the drafts anew. */

const folder = join(import.meta.dirname, '../../fixtures/html');
const names = readdirSync(folder).filter((name) => ['.html', '.htm', '.mhtml'].includes(extname(name)));
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
  const imported = await importer.readFile(join(folder, name));
  if (imported.kind !== 'draft') throw new Error('not a draft');
  return imported;
}

/** As a person reads it: the body as lines. */
function golden({ draft, pictures, warnings }: Draft): string {
  const { body = '', ...fields } = draft;
  const shown = [...pictures].map(([key, { bytes, ...words }]) => ({ key, ...words, bytes: bytes.length }));
  return `${JSON.stringify({ fields, body: body.split('\n'), pictures: shown, warnings }, null, 2)}\n`;
}

/** How often each Han character and digit stands in a text. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.normalize('NFKC').match(/[\p{Script=Han}\d]/gu) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

function kept({ draft, warnings }: Draft): string {
  const { body = '', source, publishAt = '', ...fields } = draft;
  return [JSON.stringify(fields), source?.name, publishAt, body, ...warnings.flatMap(({ dropped = [] }) => dropped)].join('\n');
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The words of a page, found without reading it: every text that is no script, style or title. */
function visible(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if ('tagName' in node && ['script', 'style', 'title', 'template'].includes(node.tagName)) return '';
      return 'childNodes' in node ? visible(node.childNodes) : '';
    })
    .join('');
}

function source(name: string): string {
  const bytes = readFileSync(join(folder, name));
  if (!name.endsWith('.mhtml')) return decodePage(bytes, '');
  const page = readMime(bytes, name).find(({ type }) => type === 'text/html');
  return page ? decodePage(page.bytes(), page.charset) : '';
}

test('there are enough of them', () => {
  expect(names.length).toBeGreaterThanOrEqual(14);
});

describe.each(names)('%s', (name) => {
  test('becomes the expected draft, and loses no Han character and no digit', async () => {
    const draft = await read(name);
    const there = counted(kept(draft));
    const words = counted(visible(parse(source(name), { scriptingEnabled: false }).childNodes));
    const lost = [...words]
      .filter(([sign, count]) => (there.get(sign) ?? 0) < count)
      .map(([sign, count]) => `${sign} ${there.get(sign) ?? 0}/${count}`);
    const file = join(folder, `${name.replace(/\.[a-z]+$/, '')}.json`);
    const found = golden(draft);
    if (process.env.UPDATE_GOLDENS) writeFileSync(file, found);
    expect(lost).toEqual([]);
    expect(words.size).toBeGreaterThan(10);
    expect(found).toBe(readFileSync(file, 'utf8'));
  });

  test('leaves no sign of Markdown and no tag in what readers see', async () => {
    const { draft } = await read(name);
    expect(plainText(parseMarkdown(draft.body ?? ''))).not.toMatch(/\*\*|\\[*[\]_]|^#{1,6} |<[a-z]/m);
    expect(draft.body).not.toMatch(/javascript:|data:text|file:/);
  });
});
