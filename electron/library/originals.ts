import { type Original, originalFileName, originalRecordName } from '#domain/originals.ts';
import { refusal } from '#domain/result.ts';
import { readRecord, sha256, writeRecord } from './adapter.ts';
import { exists, makeFolder, writeDurably } from './durable.ts';
import { originalForm } from './forms.ts';
import { readBytes } from './media.ts';
import { articleFile, originalFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';
import { refuseMissing } from './trash.ts';

/**
 * The file an article was imported from. It lies beside the article before there is an article.json, the record after the
 * file: whoever finds the article finds all of it, and a record names a file that is whole.
 */

/** @throws replaced, disk-full, read-only, disk */
export async function addOriginal(room: Room, id: string, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  const folder = originalFolder(id, 'write');
  const file = originalFileName(name);
  await room.queue.run(id, async () => {
    await assertPresent(room);
    await makeFolder(room.shelf, folder);
    await writeDurably(room.shelf, `${folder}/${file}`, bytes);
    const record = { schema: 1 as const, name: name.slice(0, 1000), file, bytes: bytes.length, hash: sha256(bytes), at: room.clock.now() };
    await writeRecord(room.shelf, `${folder}/${originalRecordName}`, originalForm, record);
  });
}

/** Undefined for an article without one. @throws not-found; trashed, when the article lies in the trash; damaged, newer-format, invalid, disk */
export async function findOriginal(room: Room, id: string): Promise<Original | undefined> {
  const folder = originalFolder(id, 'read');
  return room.queue.run(id, async () => {
    if (!(await exists(room.shelf, articleFile(id)))) throw await refuseMissing(room, id, 'read');
    const seen = await readRecord(room.shelf, `${folder}/${originalRecordName}`, originalForm);
    if (!seen) return undefined;
    const { schema: _schema, ...original } = seen.value;
    return original;
  });
}

/** @throws not-found; damaged, when its bytes are no longer those that were imported; as {@link findOriginal} */
export async function readOriginal(room: Room, id: string): Promise<Uint8Array> {
  const original = await findOriginal(room, id);
  if (!original) throw refusal('not-found', `article ${id}`, 'read', 'no original was kept');
  const file = `${originalFolder(id, 'read')}/${original.file}`;
  const bytes = await readBytes(room, file);
  if (!bytes) throw refusal('not-found', file, 'read', 'the original is no longer there');
  if (sha256(bytes) !== original.hash) throw refusal('damaged', file, 'read', 'its bytes are no longer those that were imported');
  return bytes;
}
