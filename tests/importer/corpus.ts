import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { readDocx } from '../../electron/importer/docx/read.ts';
import { decodePage } from '../../electron/importer/html/encoding.ts';
import { readMime } from '../../electron/importer/html/mime.ts';
import { readHtml, readMhtml } from '../../electron/importer/html/read.ts';
import { makeImporter } from '../../electron/importer/importer.ts';
import type { Imported } from '../../electron/newsroom/ports.ts';
import { builtThread } from '../fixtures/built.ts';
import { texts } from '../fixtures/text/sources.ts';
import { visibleText } from './docx/visible.ts';

/** Every file of tests/fixtures that becomes a draft, what it becomes, and what a person reads in it, found without our readers. */

const fixtures = join(import.meta.dirname, '../fixtures');
const kinds = { docx: ['.docx'], html: ['.html', '.htm', '.mhtml'], text: ['.txt', '.md'], intake: ['.txt'] } as const;
export type CorpusKind = keyof typeof kinds;

export interface CorpusFile {
  readonly kind: CorpusKind;
  readonly name: string;
  readonly path: string;
  /** The draft it is expected to become. */
  readonly golden: string;
}

export const corpus: readonly CorpusFile[] = (Object.keys(kinds) as CorpusKind[]).flatMap((kind) =>
  readdirSync(join(fixtures, kind))
    .filter((name) => (kinds[kind] as readonly string[]).includes(extname(name)))
    .map((name) => ({ kind, name, path: join(fixtures, kind, name), golden: join(fixtures, kind, `${name.slice(0, -extname(name).length)}.json`) })),
);

export type Draft = Extract<Imported, { kind: 'draft' }>;
const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });

/** Read in this thread: sixty threads would take longer to start than the reading takes. The importer's own way is `foreign/reader.ts`. */
export async function readDraft({ kind, path, name }: CorpusFile): Promise<Draft> {
  const start = { path, name, timeZone: 'Asia/Shanghai' };
  if (kind === 'docx') return { kind: 'draft', ...(await readDocx({ ...start, format: 'docx' })) };
  if (name.endsWith('.mhtml')) return { kind: 'draft', ...(await readMhtml({ ...start, format: 'mhtml' })) };
  if (kind === 'html') return { kind: 'draft', ...(await readHtml({ ...start, format: 'html' })) };
  return readThroughImporter({ path, name });
}

/** As the program reads it, in a thread of its own. */
export async function readThroughImporter({ path, name }: Pick<CorpusFile, 'path' | 'name'>): Promise<Draft> {
  const imported = await importer.readFile(path);
  if (imported.kind !== 'draft') throw new Error(`${name}: not a draft`);
  return imported;
}

/** As a person reads it: the body as lines. Remarks where there may be any. */
export function goldenOf(kind: CorpusKind, { draft, remarks, pictures, warnings }: Draft): string {
  const { body = '', ...fields } = draft;
  const shown = [...pictures].map(([key, { bytes, ...words }]) => ({ key, ...words, bytes: bytes.length }));
  const said = kind === 'docx' ? { remarks } : {};
  return `${JSON.stringify({ fields, body: body.split('\n'), ...said, pictures: shown, warnings }, null, 2)}\n`;
}

/** Everything of a file that is in the draft or in the report of what is not. */
export function keptOf({ draft, remarks, warnings }: Draft): string {
  const { body = '', ...fields } = draft;
  const suggested = remarks.suggestions.map(({ text }) => text);
  const said = remarks.comments.map(({ text }) => text);
  return [JSON.stringify(fields), body, ...suggested, ...said, ...warnings.flatMap(({ dropped = [] }) => dropped)].join('\n');
}

/** How often each Han character and digit stands in a text; a full-width digit is a digit. */
export function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.normalize('NFKC').match(/[\p{Script=Han}\d]/gu) ?? []) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** Each Han character and digit that `found` has fewer of than `source`, with how many are missing. */
export function lostFrom(source: string, found: string): ReadonlyMap<string, number> {
  const there = counted(found);
  return new Map(
    [...counted(source)].flatMap(([sign, count]) => (count > (there.get(sign) ?? 0) ? [[sign, count - (there.get(sign) ?? 0)] as const] : [])),
  );
}

/** The words that a person sees in a file. */
export async function visibleIn({ kind, path, name }: CorpusFile): Promise<string> {
  switch (kind) {
    case 'docx':
      return visibleText(path);
    case 'html':
      return visible(parse(pageOf(path, name), { scriptingEnabled: false }).childNodes);
    case 'text':
      return texts[name]?.text ?? '';
    case 'intake':
      return readFileSync(path, 'utf8');
  }
}

/** The HTML of a page, or of the page in a file that a browser saved whole. */
export function pageOf(path: string, name: string): string {
  const bytes = readFileSync(path);
  if (!name.endsWith('.mhtml')) return decodePage(bytes, '');
  const page = readMime(bytes, name).find(({ type }) => type === 'text/html');
  return page ? decodePage(page.bytes(), page.charset) : '';
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Every text of a page that is no script, style or title. */
function visible(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if ('tagName' in node && ['script', 'style', 'title', 'template'].includes(node.tagName)) return '';
      return 'childNodes' in node ? visible(node.childNodes) : '';
    })
    .join('');
}
