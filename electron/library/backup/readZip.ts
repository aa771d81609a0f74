import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader, type ZipFile } from 'yauzl';
import type { Disk, ReadableFile } from '../disk.ts';

/**
 * Reads a zip through the library's disk. yauzl finds the entries; it checks no CRC and, asked to decode names, turns
 * backslashes into slashes: names and CRC are therefore looked at here. What is wrong with a zip is thrown uncoded, with a
 * message, and a failing disk with Node's own code: whoever asked knows what it means.
 */
export interface OpenZip {
  /** Of the zip itself. */
  readonly bytes: number;
  /** Of the table of contents, as the zip says. */
  readonly count: number;
  /** The table of contents, in order. */
  entries(): AsyncGenerator<ZipEntry>;
  /** What an entry unpacks to, piece by piece. Throws when name, size or CRC are not what the table of contents says. */
  content(entry: ZipEntry): AsyncGenerator<Uint8Array>;
  /** The bytes of the zip itself, piece by piece. */
  whole(): AsyncGenerator<Uint8Array>;
}

export interface ZipEntry {
  readonly path: string;
  readonly bytes: number;
  readonly isFolder: boolean;
  /** A link, a device: nothing that may be unpacked. */
  readonly isOdd: boolean;
  readonly entry: Entry;
}

/** Up to here a file is unpacked in one piece, which is several times faster. Bytes. */
const onePiece = 8 * 1024 * 1024;
const pageBytes = 1024 * 1024;
const inflate = promisify(inflateRaw);

/** Opens, works, closes. */
export async function withZip<T>(disk: Disk, path: string, work: (zip: OpenZip) => Promise<T>): Promise<T> {
  const file = await disk.openRead(path);
  try {
    const pages = new PagedReader(file);
    const zip = await fromRandomAccessReaderPromise(pages, file.bytes, { autoClose: false, decodeStrings: false, lazyEntries: true });
    return await work({
      bytes: file.bytes,
      count: zip.entryCount,
      entries: () => entriesOf(pages, file),
      content: (entry) => checked(zip, pages, entry),
      whole: () => wholeOf(file),
    });
  } finally {
    await file.close();
  }
}

/** yauzl reads a zip's table once; so for each reading it is opened anew. */
async function* entriesOf(pages: PagedReader, file: ReadableFile): AsyncGenerator<ZipEntry> {
  const zip = await fromRandomAccessReaderPromise(pages, file.bytes, { autoClose: false, decodeStrings: false, lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw as Buffer, entry.extraFields, true);
    const type = (entry.externalFileAttributes >>> 16) & 0xf000;
    const isFolder = path.endsWith('/') && entry.uncompressedSize === 0;
    yield { path, bytes: entry.uncompressedSize, isFolder, isOdd: type !== 0 && type !== 0x8000 && !(isFolder && type === 0x4000), entry };
  }
}

async function* checked(zip: ZipFile, pages: PagedReader, { entry, bytes }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw new Error('it is encrypted, or packed in a way that is unknown here');
  const local = await zip.readLocalFileHeaderPromise(entry);
  if (!local.fileName.equals(entry.fileNameRaw)) throw new Error('the zip gives it two different names');
  let crc = 0;
  let read = 0;
  for await (const piece of unpacked(zip, pages, entry, local.fileDataStart)) {
    crc = crc32(piece, crc);
    read += piece.length;
    if (read > bytes) throw new Error('it unpacks to more than the zip says');
    yield piece;
  }
  if (read !== bytes) throw new Error('it unpacks to less than the zip says');
  if (crc !== entry.crc32) throw new Error('its CRC differs');
}

async function* unpacked(zip: ZipFile, pages: PagedReader, entry: Entry, start: number): AsyncGenerator<Uint8Array> {
  if (entry.compressedSize > onePiece || entry.uncompressedSize > onePiece) {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    return;
  }
  const packed = await pages.take(start, entry.compressedSize);
  // One byte more than it says would show; zlib refuses to make more than that.
  yield entry.compressionMethod === 0 ? packed : await inflate(packed, { maxOutputLength: entry.uncompressedSize + 1 });
}

async function* wholeOf(file: ReadableFile): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < file.bytes; ) {
    const buffer = Buffer.alloc(Math.min(pageBytes, file.bytes - position));
    const length = await file.read(buffer, position);
    if (length === 0) throw new Error('it ends too early');
    yield buffer.subarray(0, length);
    position += length;
  }
}

/** SHA-256 in hex. */
export async function sumOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** yauzl asks for a few bytes at a time, most of them side by side: they are read a page at a time. */
class PagedReader extends RandomAccessReader {
  readonly #file: ReadableFile;
  readonly #pages = new Map<number, Promise<Buffer>>();

  constructor(file: ReadableFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end));
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    this.take(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null);
      },
      (error: Error) => callback(error),
    );
  }

  async take(start: number, length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.#range(start, start + length)) pieces.push(piece);
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end; ) {
      const number = Math.floor(position / pageBytes);
      const page = await this.#page(number);
      const from = position - number * pageBytes;
      const piece = page.subarray(from, Math.min(page.length, from + end - position));
      if (piece.length === 0) throw new Error('it ends too early');
      yield piece;
      position += piece.length;
    }
  }

  #page(number: number): Promise<Buffer> {
    const known = this.#pages.get(number);
    if (known) return known;
    const page = this.#load(number * pageBytes);
    this.#pages.set(number, page);
    // A few are enough for the table of contents, and for the files that are unpacked side by side.
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= 8) break;
      this.#pages.delete(oldest);
    }
    return page;
  }

  async #load(start: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(pageBytes, this.#file.bytes - start)));
    let filled = 0;
    while (filled < buffer.length) {
      const length = await this.#file.read(buffer.subarray(filled), start + filled);
      if (length === 0) throw new Error('it ends too early');
      filled += length;
    }
    return buffer;
  }
}
