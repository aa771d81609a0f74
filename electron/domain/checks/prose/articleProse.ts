import type { Article } from '../../article.ts';
import { type Passage, type PassageCache, readPassages, type Stretch } from '../../markdown/passages.ts';
import { hidden, type Place, type Prose } from './prose.ts';
import { type FixWriter, makeFixWriter } from './writtenFix.ts';

/** One of an article's texts, and the way from its offsets to those of the field it stands in. */
export interface PlacedProse {
  readonly prose: Prose;
  /** Name of the article's field. */
  readonly field: string;
  /** Where text[start, end) is written in the field, and the fix for it, if writing it there leaves everything else as it is. */
  readonly locate: (start: number, end: number, fix?: string) => { readonly start: number; readonly end: number; readonly fix?: string };
}

/** Kept between two readings of an article, so that only what changed is read again. */
export interface ProseCache {
  readonly passages: PassageCache;
  /** The same object for the same words: what rules found in it is kept by it. Of fields and captions by their words, of passages by the passage. */
  readonly proses: Map<string, Prose>;
  readonly ofPassage: WeakMap<Passage, Prose>;
}

export function emptyProseCache(): ProseCache {
  return { passages: new Map(), proses: new Map(), ofPassage: new WeakMap() };
}

const fields = ['kicker', 'title', 'shortTitle', 'subtitle', 'summary'] as const;

/** The article's texts in the order of its form: fields, body, captions of pictures that are not in the body. */
export function readArticleProse(article: Article, cache: ProseCache = emptyProseCache()): readonly PlacedProse[] {
  const before = new Map(cache.proses);
  cache.proses.clear();
  const keep = (prose: Prose): Prose => {
    const key = `${prose.place}\n${prose.text}`;
    const kept = before.get(key) ?? prose;
    cache.proses.set(key, kept);
    return kept;
  };
  const plain = (field: string, place: Place, text: string): PlacedProse => {
    const prose = keep({ place, text, masked: text });
    return { prose, field, locate: (start, end, fix) => ({ start, end, ...(fix === undefined ? {} : { fix }) }) };
  };
  const all = fields.filter((field) => article[field] !== '').map((field) => plain(field, field, article[field]));
  const [body, offsetOf] = withoutCarriageReturns(article.body);
  const captions = new Set<string>();
  for (const block of readPassages(body, cache.passages)) {
    const write = makeFixWriter(block);
    for (const passage of block.passages) {
      if (passage.kind === 'caption') captions.add(passage.text);
      const prose = cache.ofPassage.get(passage) ?? { place: passage.kind, text: passage.text, masked: maskOf(passage) };
      cache.ofPassage.set(passage, prose);
      all.push({ prose, field: 'body', locate: locator(passage, block.start, offsetOf, write) });
    }
  }
  for (const [id, { caption }] of Object.entries(article.media)) {
    if (caption !== '' && !captions.has(caption)) all.push(plain(`media.${id}.caption`, 'caption', caption));
  }
  return all;
}

function maskOf({ text, stretches }: Passage): string {
  if (!stretches.some(({ literal }) => literal)) return text;
  let masked = '';
  let from = 0;
  for (const stretch of stretches) {
    if (!stretch.literal) continue;
    masked += text.slice(from, stretch.from) + hidden.repeat(stretch.length);
    from = stretch.from + stretch.length;
  }
  return masked + text.slice(from);
}

function locator({ stretches }: Passage, block: number, offsetOf: (at: number) => number, write: FixWriter): PlacedProse['locate'] {
  return (start, end, fix) => {
    // The first stretch that ends behind the start, and the last that begins before the end.
    const before = firstBeyond(stretches.length, (index) => endOf(stretches[index]) > start);
    const first = stretches[before];
    const last = stretches[firstBeyond(stretches.length, (index) => (stretches[index]?.from ?? 0) >= Math.max(end, start + 1)) - 1];
    if (!first || !last || first.from > last.from) return { start: offsetOf(block), end: offsetOf(block) };
    const from = first.at + Math.max(0, start - first.from);
    const to = Math.max(from, last.at + Math.min(last.length, end - last.from));
    const isExact = first === last && start >= first.from && end <= last.from + last.length;
    const written = isExact && fix !== undefined ? write({ from, to, insert: fix }) : undefined;
    const place = { start: offsetOf(block + (written?.from ?? from)), end: offsetOf(block + to) };
    return written ? { ...place, fix: written.insert } : place;
  };
}

function endOf(stretch: Stretch | undefined): number {
  return stretch ? stretch.from + stretch.length : 0;
}

/** The first index for which `isBeyond` holds; it holds for all that follow. */
function firstBeyond(count: number, isBeyond: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The text with LF line ends, and the way back to the offsets of the text as it is. */
function withoutCarriageReturns(body: string): readonly [string, (at: number) => number] {
  if (!body.includes('\r')) return [body, (at) => at];
  const pairs: number[] = [];
  const text = body.replace(/\r\n?/g, (match, at: number) => {
    if (match.length === 2) pairs.push(at - pairs.length);
    return '\n';
  });
  return [text, (at) => at + firstBeyond(pairs.length, (index) => (pairs[index] ?? 0) >= at)];
}
