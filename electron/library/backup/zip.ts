import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, crc32, createDeflateRaw, deflateRaw } from 'node:zlib';

/**
 * Writes a zip as a stream of bytes, however many files it has and however large it gets (zip64). By hand, because the
 * libraries at hand either know no zip64 or look through all their entries for each one they write; what is written here is
 * always read back by another hand, yauzl.
 */

export interface ZipPart {
  /** Relative, with `/`. */
  readonly path: string;
  /** In one piece, or piece by piece when there is more than should be in memory. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
  /** False for what is packed already and would not shrink. Piece by piece everything is packed, for its end must be told. */
  readonly shrinks: boolean;
}

const deflate = promisify(deflateRaw);
/** What a zip without zip64 can count to. */
const most32 = 0xffffffff;
const most16 = 0xffff;

const flagUtf8 = 0x800;
/** The sizes stand after the content. */
const flagLater = 0x8;
const stored = 0;
const deflated = 8;
const versionPlain = 20;
const version64 = 45;
/** Made on Unix: the attributes begin with a file's mode. */
const madeBy = (3 << 8) | version64;
const ordinaryFile = (0o100644 << 16) >>> 0;

interface Written {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

/** @param at the moment all files are said to be of, ISO 8601; written in UTC */
export async function* packZip(parts: AsyncIterable<ZipPart>, at: string): AsyncGenerator<Uint8Array> {
  const time = dosTime(new Date(at));
  const table: Buffer[] = [];
  let offset = 0;
  for await (const part of parts) {
    let written: Written | undefined;
    for await (const piece of packPart(part, offset, time)) {
      if (!('crc' in piece)) {
        offset += piece.length;
        yield piece;
      } else written = piece;
    }
    if (written) table.push(tableEntry(written, time));
  }
  const start = offset;
  for (const entry of table) {
    offset += entry.length;
    yield entry;
  }
  yield zipEnd(table.length, start, offset);
}

/** The bytes of one file with its header; what the table of contents needs to know of it comes last. */
async function* packPart({ path, content, shrinks }: ZipPart, offset: number, time: number): AsyncGenerator<Uint8Array | Written> {
  const name = Buffer.from(path, 'utf8');
  if (content instanceof Uint8Array) {
    const packed = shrinks ? await deflate(content) : content;
    const known = { crc: crc32(content), packed: packed.length, bytes: content.length };
    const written = { name, flags: flagUtf8, method: shrinks ? deflated : stored, offset, ...known };
    yield localHeader(written, time);
    yield packed;
    yield written;
    return;
  }
  const begun = { name, flags: flagUtf8 | flagLater, method: deflated, offset };
  yield localHeader({ ...begun, crc: 0, packed: 0, bytes: 0 }, time);
  const sums = { crc: 0, packed: 0, bytes: 0 };
  for await (const piece of deflatePieces(content, shrinks, sums)) {
    sums.packed += piece.length;
    yield piece;
  }
  yield descriptor(sums);
  yield { ...begun, ...sums };
}

async function* deflatePieces(
  content: AsyncIterable<Uint8Array>,
  shrinks: boolean,
  sums: { crc: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  const counted = async function* () {
    for await (const piece of content) {
      sums.crc = crc32(piece, sums.crc);
      sums.bytes += piece.length;
      yield piece;
    }
  };
  const deflater = createDeflateRaw({ level: shrinks ? constants.Z_DEFAULT_COMPRESSION : constants.Z_BEST_SPEED });
  // What the content throws comes out of the deflater, to whoever reads it.
  yield* pipeline(Readable.from(counted(), { objectMode: false }), deflater, () => undefined) as AsyncIterable<Buffer>;
}

/** A file whose size is not known yet may become large: its header leaves room for that. */
function localHeader({ name, flags, method, crc, packed, bytes }: Omit<Written, 'offset'>, time: number): Buffer {
  const open = (flags & flagLater) !== 0;
  const extra = open ? 20 : 0;
  const header = Buffer.alloc(30 + name.length + extra);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, { flags, method, time, crc, packed: open ? most32 : packed, bytes: open ? most32 : bytes, large: open });
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra, 28);
  name.copy(header, 30);
  if (open) {
    header.writeUInt16LE(1, 30 + name.length);
    header.writeUInt16LE(16, 32 + name.length);
  }
  return header;
}

function descriptor({ crc, packed, bytes }: Pick<Written, 'crc' | 'packed' | 'bytes'>): Buffer {
  const record = Buffer.alloc(24);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeBigUInt64LE(BigInt(packed), 8);
  record.writeBigUInt64LE(BigInt(bytes), 16);
  return record;
}

function tableEntry({ name, flags, method, crc, packed, bytes, offset }: Written, time: number): Buffer {
  const large = packed >= most32 || bytes >= most32 || offset >= most32;
  const extra = large ? 28 : 0;
  const entry = Buffer.alloc(46 + name.length + extra);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(madeBy, 4);
  const least = (value: number) => (large ? most32 : value);
  common(entry, 6, { flags, method, time, crc, packed: least(packed), bytes: least(bytes), large: large || (flags & flagLater) !== 0 });
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra, 30);
  entry.writeUInt32LE(ordinaryFile, 38);
  entry.writeUInt32LE(least(offset), 42);
  name.copy(entry, 46);
  if (large) {
    const at = 46 + name.length;
    entry.writeUInt16LE(1, at);
    entry.writeUInt16LE(24, at + 2);
    for (const [index, value] of [bytes, packed, offset].entries()) entry.writeBigUInt64LE(BigInt(value), at + 4 + index * 8);
  }
  return entry;
}

/** The 22 bytes both headers share. */
function common(
  record: Buffer,
  at: number,
  {
    flags,
    method,
    time,
    crc,
    packed,
    bytes,
    large,
  }: Pick<Written, 'flags' | 'method' | 'crc' | 'packed' | 'bytes'> & { time: number; large: boolean },
): void {
  record.writeUInt16LE(large ? version64 : versionPlain, at);
  record.writeUInt16LE(flags, at + 2);
  record.writeUInt16LE(method, at + 4);
  record.writeUInt32LE(time, at + 6);
  record.writeUInt32LE(crc, at + 10);
  record.writeUInt32LE(packed, at + 14);
  record.writeUInt32LE(bytes, at + 18);
}

function zipEnd(count: number, start: number, end: number): Buffer {
  const size = end - start;
  const large = count >= most16 || size >= most32 || start >= most32;
  const record = Buffer.alloc((large ? 76 : 0) + 22);
  if (large) {
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(madeBy, 12);
    record.writeUInt16LE(version64, 14);
    for (const [index, value] of [count, count, size, start].entries()) record.writeBigUInt64LE(BigInt(value), 24 + index * 8);
    record.writeUInt32LE(0x07064b50, 56);
    record.writeBigUInt64LE(BigInt(end), 64);
    record.writeUInt32LE(1, 72);
  }
  const at = large ? 76 : 0;
  record.writeUInt32LE(0x06054b50, at);
  record.writeUInt16LE(Math.min(count, most16), at + 8);
  record.writeUInt16LE(Math.min(count, most16), at + 10);
  record.writeUInt32LE(Math.min(size, most32), at + 12);
  record.writeUInt32LE(Math.min(start, most32), at + 16);
  return record;
}

/** The two words a zip keeps a moment in: time in the lower, day in the upper, from 1980 to 2107. */
function dosTime(at: Date): number {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  const day = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
