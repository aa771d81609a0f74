import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { failureOf, refusal } from '#domain/result.ts';
import { foreignLimits } from './limits.ts';

/** The parts of a zipped document. Their names only find them: none is ever the name of a file of ours. */
export interface Parts {
  readonly names: readonly string[];
  has(part: string): boolean;
  /** XML by its byte order mark or declaration, else UTF-8. @throws too-large, damaged, bad-checksum */
  text(part: string): AsyncIterable<string>;
  /** @throws too-large, damaged, bad-checksum */
  bytes(part: string): Promise<Uint8Array>;
}

/** Opens, works, closes. @throws damaged, too-large */
export async function withParts<T>(path: string, thing: string, work: (parts: Parts) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    return await work(makeParts(zip, thing, await entriesOf(zip, thing)));
  } catch (error) {
    throw failureOf(error) || !isOfZip(error) ? error : damaged(thing, error);
  } finally {
    zip?.close();
  }
}

/** yauzl and zlib throw plain errors; a mistake of ours is a TypeError or the like. */
function isOfZip(error: unknown): boolean {
  return error instanceof Error && !(error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError);
}

function damaged(thing: string, error: unknown): Error {
  const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
  return refusal(
    'damaged',
    thing,
    'import',
    `the file is cut or damaged (${why}); open it in the program that made it and save it again`,
    undefined,
    error,
  );
}

async function entriesOf(zip: ZipFile, thing: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > foreignLimits.parts) throw refusal('too-large', thing, 'import', `it holds more than ${foreignLimits.parts} parts`);
  for await (const entry of zip.eachEntry()) {
    // Part names are the same in any case (ECMA-376-2, 6.2.2); who says one twice wants two readers to see two documents.
    const key = entry.fileName.toLowerCase();
    if (entries.has(key)) throw refusal('damaged', thing, 'import', `the part ${printable(entry.fileName)} stands in it twice`);
    entries.set(key, entry);
  }
  return entries;
}

function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd').slice(0, 100);
}

function makeParts(zip: ZipFile, thing: string, entries: ReadonlyMap<string, Entry>): Parts {
  let read = 0;
  async function* chunksOf(part: string): AsyncIterable<Buffer> {
    const entry = entries.get(part.toLowerCase());
    if (!entry) throw refusal('damaged', thing, 'import', `the part ${printable(part)} is missing`);
    const { uncompressedSize, compressedSize } = entry;
    read += uncompressedSize;
    const isBomb = uncompressedSize > foreignLimits.ratioFrom && uncompressedSize > compressedSize * foreignLimits.ratio;
    if (isBomb || uncompressedSize > foreignLimits.partBytes || read > foreignLimits.bytes) {
      throw refusal('too-large', thing, 'import', `${printable(part)} would unpack to ${uncompressedSize} bytes`, { bytes: uncompressedSize });
    }
    if (entry.isEncrypted()) throw refusal('unsupported', thing, 'import', 'it is encrypted; take its password off in the program that made it');
    let sum = 0;
    // yauzl ends a stream that holds more or less than the table of contents says.
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw refusal('bad-checksum', thing, 'import', `the checksum of ${printable(part)} differs: the file is damaged`);
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (part) => entries.has(part.toLowerCase()),
    text: (part) => decoded(chunksOf(part)),
    bytes: async (part) => {
      const chunks: Buffer[] = [];
      for await (const chunk of chunksOf(part)) chunks.push(chunk);
      // Memory of its own, so that it can be handed to another thread.
      const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      return bytes;
    },
  };
}

async function* decoded(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const declared = /^<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9._-]{1,20})["']/.exec(start.subarray(0, 120).toString('latin1'))?.[1]?.toLowerCase();
  return declared && ['gbk', 'gb2312', 'gb18030'].includes(declared) ? 'gb18030' : 'utf-8';
}
