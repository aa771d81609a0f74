/** The first sectors of an old Office file (MS-CFB): a header and a directory in the first sector that names these streams. */
export function makeOle(...streams: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  for (const [at, name] of ['Root Entry', ...streams].entries()) {
    const entry = 512 + at * 128;
    Buffer.from(name, 'utf16le').copy(bytes, entry);
    bytes.writeUInt16LE(2 * name.length + 2, entry + 64);
  }
  return bytes;
}
