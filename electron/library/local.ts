import { randomBytes } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { personSchema } from '#domain/people.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { LocalRecord } from '../newsroom/ports.ts';
import { type RecordForm, readRecord, writeRecord } from './adapter.ts';
import { refuseInside } from './backup/outside.ts';
import { removeDurably, type Shelf, writeDurably } from './durable.ts';
import { localFile } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/** What belongs to this machine alone: who sits at it, where it puts its backups. Kept in the library, and no part of what is backed up. */

const localSchema = z.strictObject({
  schema: z.literal(1),
  sign: z.string().regex(/^[0-9a-f]{6}$/),
  backupFolder: z.string().min(1).max(4096).nullable(),
  lastBackup: z
    .strictObject({ at: z.iso.datetime(), name: z.string().max(255), bytes: z.int().nonnegative(), articles: z.int().nonnegative() })
    .nullable(),
  /** Who sits at this desk; files of older programs do not say. */
  person: personSchema.nullable().default(null),
});
const localForm: RecordForm<z.infer<typeof localSchema>> = { schema: localSchema, version: { field: 'schema', newest: 1 } };

/**
 * A file that is missing or damaged says nothing: a damaged one is reported, and replaced with the next save, for all in it
 * can be chosen again.
 * @throws newer-format, disk
 */
export async function readLocal(room: Room): Promise<LocalRecord> {
  try {
    const seen = await readRecord(room.shelf, localFile, localForm);
    if (seen) {
      const { schema: _schema, ...record } = seen.value;
      return record;
    }
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code !== 'damaged' && code !== 'invalid') throw error;
    room.shelf.report(error, localFile);
  }
  return { sign: randomBytes(3).toString('hex'), backupFolder: null, lastBackup: null, person: null };
}

/**
 * What is not in the changes stays. A new folder for the backups is tried first.
 * @throws not-allowed (inside the library itself), not-found, read-only, disk-full, disk
 */
export async function saveLocal(room: Room, changes: Partial<LocalRecord>): Promise<void> {
  await room.queue.run(localFile, async () => {
    await assertPresent(room);
    const before = await readLocal(room);
    const record = { ...before, ...changes };
    if (record.backupFolder !== null && record.backupFolder !== before.backupFolder) await tryFolder(room, record.backupFolder);
    await writeRecord(room.shelf, localFile, localForm, { ...record, schema: 1 });
  });
}

async function tryFolder(room: Room, folder: string): Promise<void> {
  if (!isAbsolute(folder)) throw refusal('invalid', folder, 'backup', 'the folder must be named from the root on');
  await refuseInside(room, folder);
  const shelf: Shelf = { disk: room.shelf.disk, root: folder, settled: new Set(), report: room.shelf.report };
  const probe = `.copydesk-probe-${randomBytes(6).toString('hex')}`;
  await writeDurably(shelf, probe, new Uint8Array());
  await removeDurably(shelf, probe);
}
