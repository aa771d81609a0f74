import { refusal } from '#domain/result.ts';
import { initialSettings, type Settings } from '#domain/settings.ts';
import { type DurableJson, openRecord } from './adapter.ts';
import type { Shelf } from './durable.ts';
import { type LibraryRecord, libraryForm, libraryFormat } from './forms.ts';
import { migrateLibraryFile, mirrorLibraryFile } from './libraryFile.ts';
import { libraryFile } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

const initial: LibraryRecord = { format: libraryFormat, settings: initialSettings, words: {} };

/** @throws no-library when it is missing; damaged, newer-format, invalid */
export async function readSettings(shelf: Shelf): Promise<Settings> {
  const { low, adapter } = openRecord(shelf, libraryFile, libraryForm, initial);
  await low.read();
  refuseMissing(adapter);
  return low.data.settings;
}

/** @throws invalid, naming the field; as {@link readSettings} when what stands there cannot be read: it is never replaced */
export async function saveSettings(room: Room, settings: Settings): Promise<void> {
  await room.queue.run(libraryFile, async () => {
    await assertPresent(room);
    // A full disk may have kept the opening from it.
    await migrateLibraryFile(room.shelf);
    const { low, adapter } = openRecord(room.shelf, libraryFile, libraryForm, initial);
    await low.read();
    refuseMissing(adapter);
    low.data = { ...low.data, settings };
    await low.write();
    await mirrorLibraryFile(room.shelf);
  });
}

function refuseMissing(adapter: DurableJson<LibraryRecord>): void {
  if (!adapter.seen()) throw refusal('no-library', libraryFile, 'read', 'it is no longer there');
}
