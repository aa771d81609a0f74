import { z } from 'zod';
import { type Look, type Looks, lookedAt, lookSchema } from '#domain/looks.ts';
import { failureOf } from '#domain/result.ts';
import { type RecordForm, readRecord, writeRecord } from './adapter.ts';
import { looksFile } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/** Who at this machine last saw which text of an article. No part of what is backed up or shared; a file that is lost says only that nobody looked. */

/** Articles whose looks are kept. */
const most = 3000;

const looksSchema = z.strictObject({ schema: z.literal(1), looks: z.record(z.uuid(), z.record(z.string().max(200), lookSchema)) });
const looksForm: RecordForm<z.infer<typeof looksSchema>> = { schema: looksSchema, version: { field: 'schema', newest: 1 } };

/** What this session has read or written; nobody else writes the file. */
const read = new WeakMap<Room, Looks>();

/** @throws newer-format, disk */
export async function readLooks(room: Room): Promise<Looks> {
  const known = read.get(room);
  if (known) return known;
  const looks = await looksOnDisk(room);
  read.set(room, looks);
  return looks;
}

async function looksOnDisk(room: Room): Promise<Looks> {
  try {
    return (await readRecord(room.shelf, looksFile, looksForm))?.value.looks ?? {};
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code !== 'damaged' && code !== 'invalid') throw error;
    room.shelf.report(error, looksFile);
    return {};
  }
}

/** @throws newer-format, read-only, disk-full, disk */
export async function noteLook(room: Room, id: string, name: string, look: Look): Promise<void> {
  await room.queue.run(looksFile, async () => {
    await assertPresent(room);
    const looks = lookedAt(await readLooks(room), id, name.slice(0, 200), look, most);
    await writeRecord(room.shelf, looksFile, looksForm, { schema: 1, looks: structuredClone(looks) as z.infer<typeof looksSchema>['looks'] });
    read.set(room, looks);
  });
}

/** Snapshots of an article that somebody's last look is on: they stay until that look is another one. */
export async function lookedAtSnapshots(room: Room, id: string): Promise<ReadonlySet<number>> {
  try {
    return new Set(Object.values((await readLooks(room))[id] ?? {}).map(({ number }) => number));
  } catch (error) {
    // What cannot be read now, of a newer program perhaps, keeps no snapshot of this one from being thinned.
    if (!failureOf(error)) throw error;
    room.shelf.report(error, looksFile);
    return new Set();
  }
}
