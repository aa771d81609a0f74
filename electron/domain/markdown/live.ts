import { countHan } from '../count.ts';
import { applyChanges, type ChangeGroup, checkChanges, groupChanges, type LiveChange, unixLines } from './changes.ts';
import { type Chunk, readChunks } from './chunks.ts';
import { type Dialect, renderBlock } from './dialect.ts';
import { type RenderOptions, semanticDialect } from './html.ts';
import { toBlock } from './parse.ts';
import { plainText } from './plain.ts';
import { noDefinitions } from './reader.ts';
import type { Definitions } from './run.ts';

/**
 * The document behind the live preview: after a change only the chunks it touches, and their neighbours, are read again.
 * The result is always that of parseMarkdown and renderBlocks on the whole text.
 */

/** One block of the page, which is one element of it. */
export interface LiveBlock {
  readonly html: string;
  /** UTF-16 length of its source with the empty lines after it (the first has those before it): all add up to the text's. */
  readonly length: number;
  /** 字 of the readers' words. */
  readonly han: number;
}

/** A chunk as rendered: at least one block, unless nothing in the whole document shows. */
interface LiveChunk {
  readonly text: string;
  readonly definitions: Definitions;
  readonly blocks: readonly LiveBlock[];
}

export interface LiveDocument {
  readonly blocks: readonly LiveBlock[];
  readonly chunks: readonly LiveChunk[];
  readonly definitions: Definitions;
  readonly han: number;
  readonly dialect: Dialect;
}

/** Indexes are of top-level blocks. */
export interface LivePatch {
  readonly from: number;
  readonly removed: number;
  readonly inserted: readonly LiveBlock[];
}

/** Opens a text whose lines end in LF; other line ends are taken as such, at the same length. */
export function openLive(text: string, options: RenderOptions): LiveDocument {
  return openWith(unixLines(text), semanticDialect(options));
}

/** 字 of the whole text, at no cost. */
export function documentHan(document: LiveDocument): number {
  return document.han;
}

/** The whole source. */
export function documentText(document: LiveDocument): string {
  return textOf(document.chunks);
}

/**
 * Applies changes that are sorted and do not overlap.
 * @throws a refusal `invalid` for changes that are not, or that reach beyond the text
 */
export function changeLive(document: LiveDocument, changes: readonly LiveChange[]): { readonly document: LiveDocument; readonly patch: LivePatch } {
  const starts = startsOf(document.chunks);
  checkChanges(changes, starts.at(-1) ?? 0);
  let chunks = document.chunks;
  for (const group of groupChanges(changes, starts).reverse()) chunks = changeGroup(document, chunks, starts, group);
  const definitions = definitionsAfter(document, chunks);
  if (definitions !== document.definitions) chunks = openWith(textOf(chunks), document.dialect).chunks;
  return patched({ ...document, chunks, definitions }, document);
}

function textOf(chunks: readonly LiveChunk[]): string {
  return chunks.map((chunk) => chunk.text).join('');
}

function openWith(text: string, dialect: Dialect): LiveDocument {
  const read = readChunks(text);
  const definitions = mergeDefinitions(read);
  const chunks = foldEmpty(read.map((chunk) => render(chunk, definitions, dialect)));
  const blocks = chunks.flatMap((chunk) => chunk.blocks);
  return { blocks, chunks, definitions, han: hanOf(blocks), dialect };
}

function render(chunk: Chunk, definitions: Definitions, dialect: Dialect): LiveChunk {
  const blocks: LiveBlock[] = [];
  let waiting = 0;
  for (const token of chunk.tokens) {
    const block = toBlock(token, definitions);
    const last = blocks.at(-1);
    if (block) {
      blocks.push({ html: renderBlock(block, dialect), length: waiting + token.raw.length, han: countHan(plainText([block])) });
      waiting = 0;
    } else if (last) blocks[blocks.length - 1] = { ...last, length: last.length + token.raw.length };
    else waiting += token.raw.length;
  }
  return { text: chunk.text, definitions: chunk.definitions, blocks };
}

/** Chunks that show nothing go to the chunk before them, at the document's beginning to the one after. */
function foldEmpty(chunks: readonly LiveChunk[]): LiveChunk[] {
  const folded: LiveChunk[] = [];
  for (const chunk of chunks) {
    const last = folded.at(-1);
    if (last && (chunk.blocks.length === 0 || last.blocks.length === 0)) folded[folded.length - 1] = join(last, chunk);
    else folded.push(chunk);
  }
  return folded;
}

function join(before: LiveChunk, after: LiveChunk): LiveChunk {
  const definitions = mergeDefinitions([before, after]);
  const text = before.text + after.text;
  const last = before.blocks.at(-1);
  const [first, ...rest] = after.blocks;
  if (last) return { text, definitions, blocks: [...before.blocks.slice(0, -1), { ...last, length: last.length + after.text.length }] };
  if (first) return { text, definitions, blocks: [{ ...first, length: first.length + before.text.length }, ...rest] };
  return { text, definitions, blocks: [] };
}

/** Where each chunk begins, and where the last one ends. */
function startsOf(chunks: readonly LiveChunk[]): readonly number[] {
  const starts = [0];
  let end = 0;
  for (const chunk of chunks) {
    end += chunk.text.length;
    starts.push(end);
  }
  return starts;
}

/**
 * Reads from the chunk before the first change on, which may take in the changed lines, until a chunk begins again where
 * one began before: from there on the text and all that is known about it are as they were.
 */
function changeGroup(document: LiveDocument, chunks: readonly LiveChunk[], starts: readonly number[], group: ChangeGroup): readonly LiveChunk[] {
  const from = Math.max(0, group.first - 1);
  let text = applyChanges(textOf(chunks.slice(from, group.last + 1)), starts[from] ?? 0, group.changes);
  let to = group.last + 1;
  for (let step = 1; ; step *= 2) {
    const more = chunks.slice(to, to + step);
    to += more.length;
    text += textOf(more);
    const border = text.length - (more.at(-1)?.text.length ?? 0);
    const read = readChunks(text);
    if (more.length === 0 || to >= chunks.length || hasBorder(read, border)) {
      const known = new Map(chunks.slice(from, to).map((chunk) => [chunk.text, chunk]));
      const rendered = read.map((chunk) => known.get(chunk.text) ?? render(chunk, document.definitions, document.dialect));
      return splice(chunks, from, to, rendered);
    }
  }
}

function hasBorder(chunks: readonly Chunk[], border: number): boolean {
  let end = 0;
  for (const chunk of chunks) {
    if (end >= border) break;
    end += chunk.text.length;
  }
  return end === border;
}

function splice(chunks: readonly LiveChunk[], from: number, to: number, rendered: readonly LiveChunk[]): readonly LiveChunk[] {
  // with its neighbours, so that a chunk which shows nothing finds one to go to
  const first = Math.max(0, from - 1);
  const last = Math.min(chunks.length, to + 1);
  return [...chunks.slice(0, first), ...foldEmpty([...chunks.slice(first, from), ...rendered, ...chunks.slice(to, last)]), ...chunks.slice(last)];
}

function mergeDefinitions(chunks: readonly { readonly definitions: Definitions }[]): Definitions {
  const found = chunks.filter((chunk) => chunk.definitions !== noDefinitions);
  if (found.length === 0) return noDefinitions;
  return Object.assign(Object.create(null), ...found.map((chunk) => chunk.definitions).reverse()) as Definitions;
}

/** The document's definitions after a change: the same object when they say the same. */
function definitionsAfter(document: LiveDocument, chunks: readonly LiveChunk[]): Definitions {
  const merged = mergeDefinitions(chunks);
  const labels = Object.keys(merged);
  const same = (label: string) =>
    merged[label]?.href === document.definitions[label]?.href && merged[label]?.title === document.definitions[label]?.title;
  const unchanged = labels.length === Object.keys(document.definitions).length && labels.every(same);
  return unchanged ? document.definitions : merged;
}

function hanOf(blocks: readonly LiveBlock[]): number {
  let han = 0;
  for (const block of blocks) han += block.han;
  return han;
}

/** The smallest patch from one document to the next, and the next one's blocks and 字 by it. */
function patched(next: LiveDocument, before: LiveDocument): { readonly document: LiveDocument; readonly patch: LivePatch } {
  const chunkHead = sameAtStart(before.chunks, next.chunks, (a, b) => a === b);
  const chunkTail = sameAtEnd(before.chunks, next.chunks, chunkHead, (a, b) => a === b);
  const old = before.chunks.slice(chunkHead, before.chunks.length - chunkTail).flatMap((chunk) => chunk.blocks);
  const fresh = next.chunks.slice(chunkHead, next.chunks.length - chunkTail).flatMap((chunk) => chunk.blocks);
  const head = sameAtStart(old, fresh, isSameBlock);
  const tail = sameAtEnd(old, fresh, head, isSameBlock);
  let from = head;
  for (let index = 0; index < chunkHead; index++) from += before.chunks[index]?.blocks.length ?? 0;
  const removed = old.length - head - tail;
  const inserted = fresh.slice(head, fresh.length - tail);
  const gone = before.blocks.slice(from, from + removed);
  const blocks = [...before.blocks.slice(0, from), ...inserted, ...before.blocks.slice(from + removed)];
  const han = before.han - hanOf(gone) + hanOf(inserted);
  return { document: { ...next, blocks, han }, patch: { from, removed, inserted } };
}

function isSameBlock(one: LiveBlock, other: LiveBlock): boolean {
  return one.html === other.html && one.length === other.length;
}

function sameAtStart<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && same(one[count] as T, other[count] as T)) count++;
  return count;
}

function sameAtEnd<T>(one: readonly T[], other: readonly T[], head: number, same: (a: T, b: T) => boolean): number {
  const most = Math.min(one.length, other.length) - head;
  let count = 0;
  while (count < most && same(one[one.length - 1 - count] as T, other[other.length - 1 - count] as T)) count++;
  return count;
}
