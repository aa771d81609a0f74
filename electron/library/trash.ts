import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { Article } from '#domain/article.ts';
import { sourceHan } from '#domain/markdown/sourceHan.ts';
import { failureOf, refusal, type Stage } from '#domain/result.ts';
import type { Trashed } from '../newsroom/ports.ts';
import { readRecord, type Seen, writeRecord } from './adapter.ts';
import { entriesOf, exists, makeFolder, onDisk, removeTree, removeTreeIfEmpty, syncNames, takeBack, writeRefusal } from './durable.ts';
import { articleForm, trashedForm } from './forms.ts';
import { articleFile, articleFolder, idOfTrashKey, timeOfId, trashFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import { mapBounded } from './queue.ts';
import type { Room } from './room.ts';
import { forgetSnapshots } from './session.ts';

/**
 * The trash: whole folders of articles, `trash/<id>`, or `<id>.2` when that is taken. A folder goes there and comes back by
 * one rename. What moves there or goes from there waits in the queue of the trash, after that of its article.
 */

/** Beside article.json: who put it there. Means nothing outside the trash, where a crash may leave it. */
const note = 'trashed.json';
/** Begins the name of an entry that is being removed for good. */
const removing = '.removing-';

/** Rooms whose trash holds nothing half removed. */
const swept = new WeakSet<Room>();

/** @throws not-found; trashed, when it lies there already; replaced, disk-full, read-only, disk */
export async function trashArticle(room: Room, id: string, by: string): Promise<void> {
  const folder = articleFolder(id, 'write');
  await room.queue.run(id, async () => {
    await assertPresent(room);
    if (!(await exists(room.shelf, articleFile(id)))) throw await refuseMissing(room, id, 'trash');
    await makeFolder(room.shelf, trashFolder);
    await writeRecord(room.shelf, `${folder}/${note}`, trashedForm, { schema: 1, at: room.clock.now(), by: by.slice(0, 200) });
    await room.queue.run(trashFolder, async () => {
      await sweepOnce(room);
      try {
        await rename(room, folder, `${trashFolder}/${await freeKey(room, id)}`);
      } catch (error) {
        await takeBack(room.shelf, `${folder}/${note}`);
        throw error;
      }
    });
    forget(room, id, folder);
    await syncNames(room.shelf, trashFolder);
    await syncNames(room.shelf, dirname(folder));
  });
}

async function freeKey(room: Room, id: string): Promise<string> {
  let key = id;
  for (let number = 2; await exists(room.shelf, `${trashFolder}/${key}`); number++) key = `${id}.${number}`;
  if (idOfTrashKey(key) === undefined) throw refusal('target-exists', `article ${id}`, 'trash', 'it lies in the trash far too often');
  return key;
}

async function rename({ shelf }: Room, from: string, to: string): Promise<void> {
  try {
    await shelf.disk.rename(onDisk(shelf, from), onDisk(shelf, to));
  } catch (error) {
    throw writeRefusal(error, from);
  }
}

/** Nothing that is known of an article's folder holds any more. */
function forget(room: Room, id: string, folder: string): void {
  room.known.delete(id);
  forgetSnapshots(room, id);
  for (const known of [room.stored, room.shelf.settled, room.problems]) {
    for (const file of known.keys()) if (file === folder || file.startsWith(`${folder}/`)) known.delete(file);
  }
  room.index.forget(id);
}

/** Why an article is not in its place: it lies in the trash, or there is none. */
export async function refuseMissing(room: Room, id: string, stage: Stage): Promise<Error> {
  // Its first place there, without looking through a trash of thousands.
  if (await exists(room.shelf, `${trashFolder}/${id}`)) return refusal('trashed', `article ${id}`, stage, 'it lies in the trash');
  const entries = stage === 'trash' ? [] : await entriesOf(room.shelf, trashFolder);
  if (entries.some(({ name }) => idOfTrashKey(name) === id)) return refusal('trashed', `article ${id}`, stage, 'it lies in the trash');
  return refusal('not-found', `article ${id}`, stage, 'there is no such article');
}

/** The latest first. One that cannot be read is there, without a title. */
export async function listTrash(room: Room): Promise<readonly Trashed[]> {
  const keys = (await entriesOf(room.shelf, trashFolder)).filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  const read = await mapBounded(keys, 8, (key) => readEntry(room, key));
  const entries = read.filter((entry) => entry !== undefined);
  return entries.sort((a, b) => Date.parse(b.trashedAt) - Date.parse(a.trashedAt) || (a.key < b.key ? -1 : 1));
}

async function readEntry(room: Room, key: string): Promise<Trashed | undefined> {
  const id = idOfTrashKey(key);
  if (id === undefined) return undefined;
  const folder = `${trashFolder}/${key}`;
  const article = await orDamaged(readRecord(room.shelf, `${folder}/article.json`, articleForm));
  const noted = await orDamaged(readRecord(room.shelf, `${folder}/${note}`, trashedForm));
  // It went while the list was read.
  if (!article && !noted && !(await exists(room.shelf, folder))) return undefined;
  const { title = '', state = 'draft', body = '' } = article?.value ?? {};
  const trashedAt = noted?.value.at ?? article?.value.updatedAt ?? timeOfId(id);
  return { key, id, title, state, han: sourceHan(body), trashedAt, by: noted?.value.by ?? '' };
}

/** Undefined for what cannot be read: it is listed, restored and removed all the same. */
async function orDamaged<T>(reading: Promise<Seen<T> | undefined>): Promise<Seen<T> | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}

/**
 * @returns the article's id
 * @throws not-found; target-exists, when an article of this id stands in the library again; replaced, disk-full, read-only, disk
 */
export async function restoreTrashed(room: Room, key: string): Promise<string> {
  const id = idOfTrashKey(key);
  if (id === undefined) throw refuseMissingKey(key, 'restore');
  const folder = articleFolder(id, 'write');
  return room.queue.run(id, async () => {
    await room.queue.run(trashFolder, async () => {
      await assertPresent(room);
      if (!(await isEntry(room, key))) throw refuseMissingKey(key, 'restore');
      if (!(await removeTreeIfEmpty(room.shelf, folder))) {
        throw refusal('target-exists', `article ${id}`, 'restore', 'there is an article of this id in the library');
      }
      await makeFolder(room.shelf, dirname(folder));
      await rename(room, `${trashFolder}/${key}`, folder);
    });
    await welcome(room, id);
    await syncNames(room.shelf, dirname(folder));
    await syncNames(room.shelf, trashFolder);
    await takeBack(room.shelf, `${folder}/${note}`);
    return id;
  });
}

/** Puts an article that came back into the index; a damaged one is found there by its look. */
async function welcome(room: Room, id: string): Promise<void> {
  let seen: Seen<Article> | undefined;
  try {
    seen = await readRecord(room.shelf, articleFile(id), articleForm);
  } catch (error) {
    if (!failureOf(error)) throw error;
  }
  if (seen) room.index.note(seen.value, seen);
  else room.index.look().catch((error: unknown) => room.shelf.report(error, `article ${id}`));
}

/**
 * Takes it out of the trash at once and durably; then removes its files. One that cannot be removed now is reported, and
 * swept later.
 * @throws not-found, replaced, disk-full, read-only, disk
 */
export async function removeTrashed(room: Room, key: string): Promise<void> {
  if (idOfTrashKey(key) === undefined) throw refuseMissingKey(key, 'trash');
  await room.queue.run(trashFolder, async () => {
    await assertPresent(room);
    await sweepOnce(room);
    if (!(await isEntry(room, key))) throw refuseMissingKey(key, 'trash');
    const name = `${trashFolder}/${removing}${randomBytes(6).toString('hex')}`;
    await rename(room, `${trashFolder}/${key}`, name);
    await syncNames(room.shelf, trashFolder);
    await removeOrReport(room, name);
  });
}

/** A folder of its own: a link in its place leads elsewhere, and is neither emptied nor put among the articles. */
async function isEntry({ shelf }: Room, key: string): Promise<boolean> {
  return (await entriesOf(shelf, trashFolder)).some(({ name, kind }) => name === key && kind === 'folder');
}

function refuseMissingKey(key: string, stage: Stage): Error {
  return refusal('not-found', key.slice(0, 60), stage, 'there is no such entry in the trash');
}

/** Removes what a crash left half removed. Only while the library is locked. Never throws. */
export async function sweepTrash(room: Room): Promise<void> {
  await room.queue.run(trashFolder, () => sweepOnce(room));
}

/** Only inside the queue of the trash. */
async function sweepOnce(room: Room): Promise<void> {
  if (swept.has(room)) return;
  swept.add(room);
  try {
    for (const { name, kind } of await entriesOf(room.shelf, trashFolder)) {
      // What leads elsewhere is never followed: somebody's own files are behind it.
      if (name.startsWith(removing) && kind === 'folder') await removeOrReport(room, `${trashFolder}/${name}`);
    }
  } catch (error) {
    room.shelf.report(error, trashFolder);
  }
}

async function removeOrReport(room: Room, folder: string): Promise<void> {
  try {
    await removeTree(room.shelf, folder);
  } catch (error) {
    swept.delete(room);
    room.shelf.report(error, folder);
  }
}
