import { readFile } from 'node:fs/promises';
import mammoth from 'mammoth';
import TurndownService from 'turndown';
import { type CorpusFile, type CorpusKind, corpus, counted, keptOf, lostFrom, pageOf, readDraft, visibleIn } from '../../importer/corpus.ts';

/**
 * How mammoth, turndown and a plain paste do on the corpus of tests/fixtures, beside Copydesk. What there is to find (heads,
 * lists, tables…) is what the drafts beside the files hold, each of which was read by a person.
 */

/** What is left of a file: its text, and how much of its build is still there. */
interface Outcome {
  readonly text: string;
  readonly markdown: string;
  readonly suggestions: number;
  readonly comments: number;
}

type Way = (file: CorpusFile) => Promise<Outcome>;

const turndown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
turndown.remove(['script', 'style', 'title']);
const only = (text: string): Outcome => ({ text, markdown: text, suggestions: 0, comments: 0 });

const copydesk: Way = async (file) => {
  const draft = await readDraft(file);
  const { suggestions, comments } = draft.remarks;
  return { text: keptOf(draft), markdown: draft.draft.body ?? '', suggestions: suggestions.length, comments: comments.length };
};

/** mammoth makes HTML of Word, turndown Markdown of HTML; a text file is read as UTF-8, as either would get it. */
const libraries: Way = async ({ kind, path, name }) => {
  if (kind === 'docx') return only(turndown.turndown((await mammoth.convertToHtml({ path })).value));
  return only(kind === 'html' ? turndown.turndown(pageOf(path, name)) : await readFile(path, 'utf8'));
};

/** What stands on the clipboard as text when all of it is chosen and copied. */
const paste: Way = async (file) => {
  if (file.kind === 'docx') return only((await mammoth.extractRawText({ path: file.path })).value);
  return only(file.kind === 'html' ? await visibleIn(file) : await readFile(file.path, 'utf8'));
};

const counts = {
  heads: (text: string) => text.match(/^#{1,6} /gm)?.length ?? 0,
  entries: (text: string) => text.match(/^\s*(?:[-*+]|\d+\.) +\S/gm)?.length ?? 0,
  tables: (text: string) => text.match(/^\|(?: ?:?-+:? ?\|)+$/gm)?.length ?? 0,
  captions: (text: string) => text.match(/!\[[^\]]*\]\([^()\s]+ "[^"]+"\)/g)?.length ?? 0,
} as const;
type Counted = keyof typeof counts;

interface Sum {
  seen: number;
  lost: number;
  /** Han and digits of the page around the article that are in the text. */
  furniture: number;
  readonly found: Record<Counted | 'suggestions' | 'comments', number>;
}

const ways = { Copydesk: copydesk, 'mammoth, turndown': libraries, 'plain paste': paste } as const;
const groups: readonly (readonly [string, readonly CorpusKind[]])[] = [
  ['Word', ['docx']],
  ['pages', ['html']],
  ['text, Markdown', ['text', 'intake']],
];

/** The table of electron/importer/README.md. Takes about half a minute. */
export async function yardstick(): Promise<string> {
  const head = [
    'files',
    'by',
    'Han and digits kept',
    'of the page around it, too',
    'heads',
    'list entries',
    'tables',
    'captions',
    'tracked changes',
    'comments',
  ];
  const lines = [head, head.map((_, column) => (column < 2 ? '---' : '--:'))];
  for (const [name, kinds] of groups) {
    const files = corpus.filter(({ kind }) => kinds.includes(kind));
    const sums = new Map<string, Sum>();
    for (const [way, read] of Object.entries(ways)) sums.set(way, await sumOf(files, read));
    const all = sums.get('Copydesk');
    for (const [way, sum] of sums) if (all) lines.push([`${name} (${files.length})`, way, ...cellsOf(sum, all)]);
  }
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

async function sumOf(files: readonly CorpusFile[], read: Way): Promise<Sum> {
  const sum: Sum = { seen: 0, lost: 0, furniture: 0, found: { heads: 0, entries: 0, tables: 0, captions: 0, suggestions: 0, comments: 0 } };
  for (const file of files) {
    const { text, markdown, suggestions, comments } = await read(file);
    const source = await visibleIn(file);
    sum.seen += total(counted(source));
    sum.lost += total(lostFrom(source, text));
    sum.furniture += await furnitureIn(file, markdown);
    for (const key of Object.keys(counts) as Counted[]) sum.found[key] += counts[key](markdown);
    sum.found.suggestions += suggestions;
    sum.found.comments += comments;
  }
  return sum;
}

/** Words that belong to the page and not to the article, in the text all the same. */
async function furnitureIn(file: CorpusFile, markdown: string): Promise<number> {
  const golden = JSON.parse(await readFile(file.golden, 'utf8')) as {
    readonly warnings: readonly { readonly code: string; readonly dropped?: readonly string[] }[];
  };
  const around = golden.warnings.filter(({ code }) =>
    /^(?:web-)?dropped-(?:around|navigation|greeting|trail|share|buttons|pagination|related|footer|site-name)$/.test(code),
  );
  const lines = around.flatMap(({ dropped = [] }) => dropped);
  const bare = markdown.replace(/\s+/g, '');
  return lines.filter((line) => bare.includes(line.replace(/\s+/g, ''))).reduce((sum, line) => sum + total(counted(line)), 0);
}

const total = (signs: ReadonlyMap<string, number>) => [...signs.values()].reduce((sum, count) => sum + count, 0);

function cellsOf(sum: Sum, all: Sum): readonly string[] {
  const { found } = sum;
  const share = ((100 * (sum.seen - sum.lost)) / sum.seen).toFixed(1);
  const of = (key: keyof Sum['found']) => (all.found[key] === 0 ? '' : `${found[key]} of ${all.found[key]}`);
  return [`${share} %`, `${sum.furniture}`, of('heads'), of('entries'), of('tables'), of('captions'), of('suggestions'), of('comments')];
}
