import { refusal } from '#domain/result.ts';
import { initialSettings, type Settings } from '#domain/settings.ts';
import { type DurableJson, openRecord } from './adapter.ts';
import type { Shelf } from './durable.ts';
import { type LibraryRecord, libraryForm, libraryFormat } from './forms.ts';
import { libraryFile } from './places.ts';
import type { Room } from './room.ts';

const initial: LibraryRecord = { format: libraryFormat, settings: initialSettings, words: {} };

/** Writes the library.json of a new library. */
export async function createLibraryFile(shelf: Shelf): Promise<void> {
  await openRecord(shelf, libraryFile, libraryForm, initial).low.write();
}

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
    const { low, adapter } = openRecord(room.shelf, libraryFile, libraryForm, initial);
    await low.read();
    refuseMissing(adapter);
    low.data = { ...low.data, settings };
    await low.write();
  });
}

function refuseMissing(adapter: DurableJson<LibraryRecord>): void {
  if (!adapter.seen()) throw refusal('no-library', libraryFile, 'read', 'it is no longer there');
}
