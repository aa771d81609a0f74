import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a hand-made zip: whatever an ordinary program would refuse to write can be said here. */
export interface HandMadeEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** The name in the local header, when it is to differ from the one in the table of contents. */
  readonly localName?: string;
  readonly crc?: number;
  readonly deflate?: boolean;
  /** What the zip claims the content unpacks to. */
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Where the table of contents says it begins, when that is to be another entry's place. */
  readonly at?: number;
  /** Unix mode, for the external attributes. */
  readonly mode?: number;
}

export function makeZip(entries: readonly HandMadeEntry[]): Uint8Array {
  const bodies: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const packed = entry.deflate ? deflateRawSync(content) : content;
    const common = commonFields(entry, content, packed.length);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4]),
      common(Buffer.from(entry.localName ?? entry.name).length),
      Buffer.from(entry.localName ?? entry.name),
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.at ?? offset, 10);
    table.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), common(name.length), rest, name]));
    bodies.push(local);
    offset += local.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, contents, end]);
}

/** The 26 bytes both headers share, from "version needed" to "extra field length". */
function commonFields(entry: HandMadeEntry, content: Buffer, packed: number): (nameLength: number) => Buffer {
  return (nameLength) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(entry.method ?? (entry.deflate ? 8 : 0), 4);
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10);
    fields.writeUInt32LE(packed, 14);
    fields.writeUInt32LE(entry.size ?? content.length, 18);
    fields.writeUInt16LE(nameLength, 22);
    return fields;
  };
}
