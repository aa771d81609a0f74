import type { Article } from '#domain/article.ts';
import { plainText } from '#domain/markdown/plain.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import { atomFile, renderAtom } from '#domain/outlets/atom.ts';
import { type FeedEntry, modifiedAt } from '#domain/outlets/feed.ts';
import { newsSitemapFile, renderNewsSitemap } from '#domain/outlets/newsSitemap.ts';
import { canonicalAddress } from '#domain/portal/address.ts';
import { type Batch, type BatchPackage, batchFile, batchIndexFile, batchText, inOrder } from '#domain/portal/batch.ts';
import { renderBatchIndex } from '#domain/portal/batchIndex.ts';
import type { BatchRequest, BatchResult } from '../newsroom/ports.ts';
import type { FileToWrite } from './disk.ts';
import { sha256 } from './hash.ts';

/** A package that is there, and the article it was made of. */
export interface Written {
  readonly article: Article;
  readonly blocks: readonly Block[];
  readonly name: string;
  readonly files: number;
}

/** Every name a batch gives to a file beside its packages. */
export const besideNames: readonly string[] = [batchIndexFile, atomFile, newsSitemapFile, batchFile];

/** Keeps of each package what the index page and the feeds say of it, never a text: ten thousand take a few megabytes. */
export function makeBeside(request: BatchRequest) {
  const packages: BatchPackage[] = [];
  const entries: FeedEntry[] = [];
  return {
    add: (written: Written) => {
      packages.push(packageOf(written));
      const address = canonicalAddress(written.article, request.profile);
      if (address !== undefined) entries.push(entryOf(written, address));
    },
    /**
     * None when no package came to it, and each made when it is asked for. `before` is the list that stands there at this moment.
     * The list comes last: what it vouches for stands by then.
     */
    files: (results: readonly BatchResult[], before: Batch | undefined): Iterable<FileToWrite> => {
      const ids = new Set(packages.map(({ id }) => id));
      const all = inOrder([...packages, ...(before?.packages.filter(({ id }) => !ids.has(id)) ?? [])]);
      return packages.length === 0 ? [] : besideFiles(request, all, entries, results, before);
    },
  };
}

function* besideFiles(
  { profile, generator, now }: BatchRequest,
  packages: readonly BatchPackage[],
  entries: readonly FeedEntry[],
  results: readonly BatchResult[],
  before: Batch | undefined,
): Generator<FileToWrite> {
  const files: Batch['files'] = [];
  // A portal without an address has no entries and no feeds; the page names those there are.
  const feeds = entries.length === 0 ? [] : feedsOf(profile, entries, now);
  const names = feeds.map(([path]) => path);
  const index: Beside = [batchIndexFile, () => renderBatchIndex(profile, packages, names)];
  for (const [path, render] of [index, ...feeds]) {
    const text = render();
    if (text === undefined) continue;
    const made = file(path, text);
    files.push({ path, bytes: made.bytes.length, sha256: sha256(made.bytes) });
    yield made;
  }
  // A feed of an earlier batch that is not written anew still stands there.
  const kept = before?.files.filter((one) => !files.some(({ path }) => path === one.path)) ?? [];
  const list = batchText({
    portal: profile.key,
    generator,
    packages: [...packages],
    refused: results.flatMap(({ id, title, failure }) => (failure && failure.code !== 'cancelled' ? [{ id, title, failure: worded(failure) }] : [])),
    files: [...files, ...kept],
  });
  yield file(batchFile, list);
}

/** A file beside the packages: its name, and what writes it. */
type Beside = readonly [string, () => string | undefined];

function feedsOf(profile: BatchRequest['profile'], entries: readonly FeedEntry[], now: string): readonly Beside[] {
  // A feed is as new as its newest article, so that the same articles give the same bytes.
  const newest = entries.map(({ article }) => modifiedAt(article)).reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one));
  return [
    [atomFile, () => renderAtom(profile, entries, newest)],
    [newsSitemapFile, () => renderNewsSitemap(profile, entries, now)],
  ];
}

function file(path: string, text: string): FileToWrite {
  return { path, bytes: Buffer.from(text, 'utf8') };
}

function packageOf({ article, name, files }: Written): BatchPackage {
  const { id, title, channel, publishAt, updatedAt, revision } = article;
  return { id, title, channel, publishAt, updatedAt, revision, path: name, files };
}

/** The longest beginning of a text that a feed may want, in UTF-16 code units. */
const maxLead = 400;

function entryOf({ article, blocks }: Written, address: string): FeedEntry {
  // A piece of a string keeps the whole string in memory: it is copied.
  const lead = article.summary === '' ? Buffer.from(plainText(blocks.slice(0, 5)).slice(0, maxLead)).toString() : '';
  const { id, title, outlets, publishAt, updatedAt, channel, authors, source, summary, keywords } = article;
  return { article: { id, title, outlets, publishAt, updatedAt, channel, authors, source, summary, keywords }, address, lead };
}

function worded({ code, thing, stage, message }: NonNullable<BatchResult['failure']>) {
  return { code, thing, stage, message };
}
