import { createHash } from 'node:crypto';
import { setImmediate as letOthers } from 'node:timers/promises';
import { refusal } from '#domain/result.ts';
import type { MediaKind, StoredMedia } from '../newsroom/ports.ts';
import { isMissing, makeFolder, onDisk, readRefusal, writeDurably } from './durable.ts';
import { articleFolder, mediaPath } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/** Pictures: named by what they hold, written once, never changed. */

/** More than any picture that is taken in, a package's included. Bytes. */
const maxMediaBytes = 256 * 1024 * 1024;

/** Bytes: about a millisecond's work. */
const piece = 1024 * 1024;

/** The first 16 hex digits of the SHA-256, taken a piece at a time: a photograph of 20 MB in one go would hold up every window. */
async function fingerprint(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += piece) {
    hash.update(bytes.subarray(at, at + piece));
    if (at + piece < bytes.length) await letOthers();
  }
  return hash.digest('hex').slice(0, 16);
}

/** @throws damaged when a file of this name holds something else: it is left as it is */
export async function addMedia(room: Room, id: string, bytes: Uint8Array, kind: MediaKind): Promise<StoredMedia> {
  const hash = await fingerprint(bytes);
  const name = `${hash}.${kind}`;
  const file = mediaPath(id, name, 'write');
  if (bytes.length === 0) throw refusal('invalid', name, 'write', 'bytes: the picture is empty', { field: 'bytes' });
  await room.queue.run(file, async () => {
    await assertPresent(room);
    await makeFolder(room.shelf, `${articleFolder(id, 'write')}/media`);
    const there = await readBytes(room, file);
    if (there && !Buffer.from(there).equals(bytes)) {
      throw refusal('damaged', file, 'write', 'it does not hold the picture it is named after', { bytes: there.length });
    }
    // Also when it is there: this one is known to be durable, the other may be what a dead session left.
    if (!there || !room.stored.has(file)) await writeDurably(room.shelf, file, bytes);
    room.stored.add(file);
  });
  return { id: hash, file: name, bytes: bytes.length };
}

/** @throws not-found; damaged when the bytes no longer match the name */
export async function readMedia(room: Room, id: string, name: string): Promise<Uint8Array> {
  const file = mediaPath(id, name, 'read');
  const bytes = await readBytes(room, file);
  if (!bytes) throw refusal('not-found', file, 'read', 'there is no such picture');
  if (!name.startsWith(await fingerprint(bytes))) {
    throw refusal('damaged', file, 'read', 'its bytes are no longer those it is named after', { bytes: bytes.length });
  }
  return bytes;
}

/** Undefined when there is no such file. Looks before it reads: a pipe or a device behind the name would keep the disk's few hands busy for ever. */
export async function readBytes({ shelf }: Room, file: string): Promise<Uint8Array | undefined> {
  const path = onDisk(shelf, file);
  try {
    const { kind, bytes } = await shelf.disk.stat(path);
    if (kind !== 'file') throw refusal('damaged', file, 'read', 'it is not a file');
    if (bytes > maxMediaBytes) throw refusal('damaged', file, 'read', 'it is far too large to be ours', { bytes });
    return await shelf.disk.read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readRefusal(error, file);
  }
}
