import type { Author } from '../../article.ts';
import { readByline } from '../bylines.ts';
import type { PlacedPart } from '../fields.ts';
import { findStamps } from '../stamps.ts';
import { safeAddress } from './address.ts';
import type { Page } from './tree.ts';

/** What a page says about itself to machines: meta tags, JSON-LD, its address. */

export interface PageFacts {
  /** As told to machines; empty when it is not. */
  readonly title: string;
  readonly parts: readonly PlacedPart[];
  /** The page's address, or empty. */
  readonly url: string;
  /** In words, for the report. */
  readonly told: readonly string[];
}

/** Of government portals (GB/T 31506-2015), Open Graph, and what editors of CMS write. */
const names = {
  title: ['articletitle', 'og:title', 'twitter:title'],
  time: ['pubdate', 'publishdate', 'article:published_time', 'og:release_date', 'datepublished', 'publish_time'],
  source: ['contentsource', 'source', 'article:source'],
  author: ['author', 'article:author', 'og:article:author'],
  editor: ['editor', 'responsibleeditor', 'article:editor'],
} as const;

export function factsOf(page: Page, address: string): PageFacts {
  const data = articleData(page.linkedData);
  const first = (wanted: keyof typeof names) =>
    names[wanted].map((name) => page.meta.get(name) ?? '').find((value) => value !== '' && value.length <= 200) ?? '';
  const time = first('time') || data.time;
  const authors = peopleIn(first('author') || data.author);
  const found: { readonly part: PlacedPart['part']; readonly told: string }[] = [];
  const stamp = findStamps(time.slice(0, 100))[0];
  if (stamp?.time) found.push({ part: { kind: 'time', stamp, label: 'updated' }, told: `时间 ${stamp.text}` });
  const source = first('source');
  if (source !== '' && source.length <= 40) found.push({ part: { kind: 'source', name: source, relation: 'plain' }, told: `来源 ${source}` });
  if (authors.length > 0) found.push({ part: { kind: 'authors', authors }, told: `作者 ${authors.map(({ name }) => name).join(' ')}` });
  const editor = first('editor');
  if (editor !== '' && editor.length <= 20) found.push({ part: { kind: 'editor', name: editor }, told: `编辑 ${editor}` });
  return {
    title: first('title') || data.title,
    parts: found.map(({ part }) => ({ part, place: Number.MAX_SAFE_INTEGER })),
    url: safeAddress(address || (page.meta.get('og:url') ?? ''), '') ?? '',
    told: found.map(({ told }) => told),
  };
}

function peopleIn(text: string): readonly Author[] {
  // A CMS writes its own account there.
  if (text === '' || text.length > 40 || !/\p{Script=Han}/u.test(text) || /(?:网|台|报|社|局|部|中心|公司|管理员)$/.test(text)) return [];
  return readByline(text, { role: '', anyone: true }) ?? [];
}

interface ArticleData {
  readonly title: string;
  readonly time: string;
  readonly author: string;
}

const longestData = 500_000;

/** JSON-LD of https://schema.org/NewsArticle; what is no JSON tells nothing. */
function articleData(scripts: readonly string[]): ArticleData {
  for (const script of scripts) {
    const found = script.length > longestData ? undefined : articleIn(parsed(script), 4);
    if (found) return { title: text(found.headline), time: text(found.datePublished), author: authorIn(found.author) };
  }
  return { title: '', time: '', author: '' };
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function articleIn(value: unknown, reach: number): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || reach === 0) return undefined;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) {
      const found = articleIn(one, reach - 1);
      if (found) return found;
    }
    return undefined;
  }
  const record = value as Record<string, unknown>;
  const types = [record['@type']].flat();
  if (types.some((type) => typeof type === 'string' && /^(?:News|Reportage)?Article$|^BlogPosting$/.test(type))) return record;
  return articleIn(record['@graph'], reach - 1);
}

function text(value: unknown): string {
  return typeof value === 'string' && value.length <= 300 ? value.trim() : '';
}

function authorIn(value: unknown): string {
  const [first] = [value].flat();
  if (typeof first === 'object' && first !== null && 'name' in first) return text(first.name);
  return text(first);
}
