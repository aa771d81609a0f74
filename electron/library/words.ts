import { changedHouseList, type HouseChange } from '#domain/checks/house/houseChange.ts';
import { emptyHouseList, type HouseList } from '#domain/checks/house/houseList.ts';
import { failureOf } from '#domain/result.ts';
import { openRecord, readRecord } from './adapter.ts';
import { isMissing, onDisk, readRefusal } from './durable.ts';
import { wordsForm } from './forms.ts';
import { wordsFile } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem } from './problems.ts';
import type { Room } from './room.ts';

/** The list as it was read last: thousands of words are read again only when the file is another. */
const known = new WeakMap<Room, { readonly stamp: string; readonly list: HouseList }>();

/**
 * The house's list; empty where it never made one. The same object while the file stays as it is.
 * @throws damaged, newer-format, invalid, disk; told as a problem too
 */
export async function readWords(room: Room): Promise<HouseList> {
  room.problems.delete(wordsFile);
  try {
    const stamp = await stampOfFile(room);
    const before = known.get(room);
    if (before && stamp === before.stamp) return before.list;
    const seen = await readRecord(room.shelf, wordsFile, wordsForm);
    if (!seen) return emptyHouseList;
    const { version, entries } = seen.value;
    const list = { version, entries };
    known.set(room, { stamp: seen.stamp, list });
    return list;
  } catch (error) {
    const failure = failureOf(error);
    if (failure) noteProblem(room, '', wordsFile, failure);
    throw error;
  }
}

async function stampOfFile({ shelf }: Room): Promise<string | undefined> {
  try {
    return (await shelf.disk.stat(onDisk(shelf, wordsFile))).stamp;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readRefusal(error, wordsFile);
  }
}

/**
 * Durable when it resolves.
 * @returns the list as it is now
 * @throws stale; too-large; as {@link readWords} when what stands there cannot be read: it is never replaced
 */
export async function changeWords(room: Room, change: HouseChange): Promise<HouseList> {
  return room.queue.run(wordsFile, async () => {
    await assertPresent(room);
    const list = changedHouseList(await readWords(room), change);
    await openRecord(room.shelf, wordsFile, wordsForm, { schema: 1, ...list, entries: [...list.entries] }).low.write();
    return readWords(room);
  });
}
