import { refusal } from '#domain/result.ts';
import type { MediaKind, StoredMedia } from '../newsroom/ports.ts';
import { sha256 } from './adapter.ts';
import { isMissing, makeFolder, onDisk, readRefusal, writeDurably } from './durable.ts';
import { articleFolder, mediaPath } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/** Pictures: named by what they hold, written once, never changed. */

/** More than any picture that is taken in, a package's included. Bytes. */
const maxMediaBytes = 256 * 1024 * 1024;

/** @throws damaged when a file of this name holds something else: it is left as it is */
export async function addMedia(room: Room, id: string, bytes: Uint8Array, kind: MediaKind): Promise<StoredMedia> {
  const hash = sha256(bytes).slice(0, 16);
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
  if (!name.startsWith(sha256(bytes).slice(0, 16))) {
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
