import type { ArticleChanges, Author } from '../article.ts';
import type { MetaLine, MetaPart } from './metaline.ts';
import { isoOf } from './stamps.ts';
import type { Ledger } from './warnings.ts';
import type { Offset } from './zone.ts';

/** A piece of a 来源 line with the number of the line it came from. */
export interface PlacedPart {
  readonly part: MetaPart;
  readonly place: number;
}

/** A 来源 line leaves the text: all of it is told, and its pieces wait for the decision. */
export function takeMetaLine(meta: MetaLine, text: string, place: number, parts: PlacedPart[], ledger: Ledger): void {
  const onlyCounters = meta.parts.every((part) => part.kind === 'counter');
  ledger.drop(onlyCounters ? 'dropped-counters' : 'meta-line', text, place);
  if (!onlyCounters) for (const part of meta.parts) parts.push({ part, place });
}

/** A 来源 line that is not wholly understood stays in the text; what is understood fills fields all the same. */
export function keepMetaLine(meta: MetaLine, place: number, parts: PlacedPart[], ledger: Ledger): void {
  for (const part of meta.parts) {
    // Beside a time that does not exist another one (更新时间) would be taken for it.
    const misleading = part.kind === 'time' && meta.wrong.length > 0;
    if (!misleading && part.kind !== 'counter' && part.kind !== 'credit') parts.push({ part, place });
  }
  ledger.note('invalid-time', meta.wrong.length);
  ledger.note('meta-line-kept');
}

type MetaFields = Pick<ArticleChanges, 'source' | 'authors' | 'editor' | 'publishAt'>;

/**
 * Decides the fields from all 来源 lines together. The first value of a field stands; another one is reported, never
 * silently dropped. `source.kind` is `original` unless the page says 转载, 转自, 摘自 or 稿源 (`reprint`) or 供稿 (`contributed`):
 * that another outlet is named proves nothing, since Copydesk cannot know which one is this newsroom.
 */
export function decideFields(parts: readonly PlacedPart[], inText: readonly Author[], offsetAt: Offset, ledger: Ledger): MetaFields {
  for (const { part, place } of parts) {
    if (part.kind === 'counter') ledger.note('dropped-counters');
    if (part.kind === 'credit') ledger.drop('dropped-credits', part.text, place);
  }
  const source = decideSource(parts, ledger);
  const editor = decideEditor(parts, ledger);
  const authors = decideAuthors(parts, inText, ledger);
  const publishAt = decideTime(parts, offsetAt, ledger);
  return {
    ...(source ? { source } : {}),
    ...(authors.length > 0 ? { authors: [...authors] } : {}),
    ...(editor ? { editor } : {}),
    ...(publishAt ? { publishAt } : {}),
  };
}

function decideSource(parts: readonly PlacedPart[], ledger: Ledger): MetaFields['source'] {
  const found = parts.flatMap(({ part, place }) => (part.kind === 'source' ? [{ ...part, place }] : []));
  const named = found.filter((part) => part.name !== '');
  // 来源 and 转自 go before 供稿: who sent a text in is its source only when nobody else is named.
  const chosen = named.find((part) => part.relation !== 'contributed') ?? named[0] ?? found[0];
  if (!chosen) return undefined;
  for (const other of named) if (other.name !== chosen.name) ledger.drop('field-conflict', `来源：${other.name}`, other.place);
  const kinds = { plain: 'original', reprint: 'reprint', contributed: 'contributed' } as const;
  const reprinted = found.some((part) => part.relation === 'reprint' && (part.name === '' || part.name === chosen.name));
  return { name: chosen.name, kind: reprinted ? 'reprint' : kinds[chosen.relation], url: '', originalTitle: '' };
}

function decideEditor(parts: readonly PlacedPart[], ledger: Ledger): string | undefined {
  const found = parts.flatMap(({ part, place }) => (part.kind === 'editor' ? [{ name: part.name, place }] : []));
  const chosen = found[0]?.name;
  for (const other of found) if (other.name !== chosen) ledger.drop('field-conflict', `编辑：${other.name}`, other.place);
  return chosen;
}

/** Authors of the page's own line first; the text's bylines add people and tell roles. */
function decideAuthors(parts: readonly PlacedPart[], inText: readonly Author[], ledger: Ledger): readonly Author[] {
  const people = new Map<string, Author>();
  const add = (author: Author): boolean => {
    const known = people.get(author.name);
    if (known !== undefined && (known.role !== '' || author.role === '')) return false;
    people.set(author.name, author);
    return known === undefined;
  };
  for (const { part } of parts) if (part.kind === 'authors') for (const author of part.authors) add(author);
  ledger.note('byline-in-text', inText.filter(add).length);
  return [...people.values()].slice(0, 50);
}

const trust = { published: 0, none: 1, date: 2, updated: 3 } as const;

function decideTime(parts: readonly PlacedPart[], offsetAt: Offset, ledger: Ledger): string | undefined {
  const found = parts.flatMap(({ part, place }) => (part.kind === 'time' ? [{ ...part, place }] : []));
  const [chosen, ...others] = found.toSorted((a, b) => trust[a.label] - trust[b.label] || a.place - b.place);
  if (!chosen?.stamp.time) return undefined;
  const iso = isoOf(chosen.stamp.time, chosen.stamp.offset, offsetAt);
  for (const { stamp, label, place } of others) {
    if (!stamp.time || (label === 'updated' && chosen.label !== 'updated')) continue;
    if (isoOf(stamp.time, stamp.offset, offsetAt) !== iso) ledger.drop('field-conflict', `时间：${stamp.text}`, place);
  }
  if (!chosen.stamp.hasClock) ledger.note('date-only');
  return iso;
}
