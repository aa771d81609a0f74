import { uuid } from '#domain/article.ts';
import { isSafeInBackup } from '#domain/backups.ts';
import { pathKey } from '#domain/portal/safepath.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { entriesOf, isMissing, onDisk, readRefusal } from '../durable.ts';
import { articleFolder, articlesFolder, idOfTrashKey, trashFolder } from '../places.ts';
import type { Room } from '../room.ts';

/**
 * Everything of a library that a backup holds, read while the library is in use. Files are replaced by rename, so none is
 * ever half there; the files of one article are read inside its queue, so that they belong together.
 */
export interface LibraryFile {
  /** Relative to the library, with `/`. */
  readonly path: string;
  /** In one piece, or piece by piece when it is large. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** What a backup needs of an open library. */
export type BackupRoom = Pick<Room, 'shelf' | 'clock' | 'queue'>;

/** Larger files are read piece by piece, and those of one article are held together up to here. Bytes. */
const inMemory = 16 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

/** One folder of an article, in its place or in the trash. */
interface Bundle {
  readonly id: string;
  readonly folder: string;
}

/**
 * @param bundleDone told after each folder of an article
 * @throws disk, naming the file that cannot be read
 */
export async function* libraryContents(room: BackupRoom, bundleDone: () => void): AsyncGenerator<LibraryFile> {
  const trashedBefore = await trashKeys(room);
  const read = new Set<string>();
  const inPlace = new Set<string>();
  const missed = new Set<string>();
  const bundle = async function* (found: Bundle): AsyncGenerator<LibraryFile> {
    for await (const file of bundleFiles(room, found)) {
      read.add(found.folder);
      if (found.folder.startsWith(`${articlesFolder}/`)) inPlace.add(found.id);
      yield file;
    }
    if (!read.has(found.folder)) missed.add(found.id);
    bundleDone();
  };
  yield* filesBelow(room, '', bundle);
  // The trash last: what moves there meanwhile is found there, unless it was read in its old place already.
  yield* filesBelow(room, trashFolder, (found) => {
    const isNew = !trashedBefore.has(found.folder.slice(trashFolder.length + 1));
    return isNew && inPlace.has(found.id) ? nothing() : bundle(found);
  });
  for (const key of trashedBefore) {
    const id = read.has(`${trashFolder}/${key}`) ? undefined : idOfTrashKey(key);
    if (id !== undefined) missed.add(id);
  }
  // What was elsewhere by the time it was its turn. What is nowhere was removed for good.
  for (let tries = 0; tries < 3; tries++) {
    for (const id of [...missed]) {
      missed.delete(id);
      const folder = inPlace.has(id) ? undefined : (await foldersNow(room, id)).find((one) => !read.has(one));
      if (folder !== undefined) yield* bundle({ id, folder });
    }
  }
}

async function trashKeys({ shelf }: BackupRoom): Promise<ReadonlySet<string>> {
  return new Set((await entriesOf(shelf, trashFolder)).map(({ name }) => name));
}

async function* nothing(): AsyncGenerator<LibraryFile> {}

/** @param folder empty for the library's own; then without the trash */
async function* filesBelow(room: BackupRoom, folder: string, bundle: (found: Bundle) => AsyncGenerator<LibraryFile>): AsyncGenerator<LibraryFile> {
  for (const { path, kind } of await namesIn(room, folder)) {
    const id = kind === 'folder' ? idOfFolder(path) : undefined;
    if (id !== undefined) yield* bundle({ id, folder: path });
    else if (kind === 'file') yield* oneFile(room, path, path);
    else if (path !== trashFolder) yield* filesBelow(room, path, bundle);
  }
}

function idOfFolder(path: string): string | undefined {
  const [top = '', ...rest] = path.split('/');
  const name = rest.at(-1) ?? '';
  if (top === trashFolder && rest.length === 1) return idOfTrashKey(name);
  const isPlace = top === articlesFolder && rest.length === 3 && /^\d{4}\/\d{2}\/[^/]+$/.test(rest.join('/'));
  return isPlace && uuid.safeParse(name).success ? name : undefined;
}

/** What belongs into a backup, in order. What no other machine could keep is left out and reported. */
async function namesIn(room: BackupRoom, folder: string): Promise<readonly { readonly path: string; readonly kind: 'file' | 'folder' }[]> {
  const names: { path: string; kind: 'file' | 'folder' }[] = [];
  const keys = new Set<string>();
  const entries = (await entriesOf(room.shelf, folder || '.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, kind } of entries) {
    // Locks, the index, temp files: of this machine, or of this moment.
    if (name.startsWith('.')) continue;
    const path = folder ? `${folder}/${name}` : name;
    const key = pathKey(name);
    if (kind === 'other' || keys.has(key) || !isSafeInBackup(path, false)) {
      const why =
        kind === 'other' ? 'it is a link or no ordinary file' : 'its name would not be safe elsewhere, or differs from another only in case';
      room.shelf.report(refusal('unsafe-name', path, 'backup', `it is not backed up: ${why}`), 'backup');
      continue;
    }
    keys.add(key);
    names.push({ path, kind });
  }
  return names;
}

/**
 * The records of an article as they stood at one moment. Its pictures and the original are written once and never change: they are listed
 * then and read after, wherever they are by then; so are what would be too much to hold.
 */
async function* bundleFiles(room: BackupRoom, found: Bundle): AsyncGenerator<LibraryFile> {
  const { held, later } = await inQueue(room, found, () => holdFiles(room, found));
  yield* held;
  for (const path of later) {
    let isThere = false;
    for (const folder of [found.folder, ...(await foldersNow(room, found.id))]) {
      for await (const file of oneFile(room, folder + path.slice(found.folder.length), path)) {
        isThere = true;
        yield file;
      }
      if (isThere) break;
    }
  }
}

/** What moves an article to the trash or back runs in its queue; what empties the trash runs in the queue of the trash. */
function inQueue<T>(room: BackupRoom, { id, folder }: Bundle, task: () => Promise<T>): Promise<T> {
  return room.queue.run(id, () => (folder.startsWith(`${trashFolder}/`) ? room.queue.run(trashFolder, task) : task()));
}

async function holdFiles(
  room: BackupRoom,
  { folder }: Bundle,
): Promise<{ readonly held: readonly LibraryFile[]; readonly later: readonly string[] }> {
  const held: LibraryFile[] = [];
  const later: string[] = [];
  let bytes = 0;
  for (const path of await pathsBelow(room, folder)) {
    const isWrittenOnce = path.startsWith(`${folder}/media/`) || path.startsWith(`${folder}/original/`);
    const file = isWrittenOnce || bytes > inMemory ? undefined : await readFile(room, path, path);
    if (file?.content instanceof Uint8Array) {
      bytes += file.content.length;
      held.push(file);
    } else later.push(path);
  }
  return { held, later };
}

async function pathsBelow(room: BackupRoom, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  const folders: string[] = [];
  for (const { path, kind } of await namesIn(room, folder)) (kind === 'file' ? paths : folders).push(path);
  for (const below of folders) paths.push(...(await pathsBelow(room, below)));
  return paths;
}

/** Where an article's folder may be by now: in the trash, or else in its own place. */
async function foldersNow(room: BackupRoom, id: string): Promise<readonly string[]> {
  const keys = [...(await trashKeys(room))].filter((key) => idOfTrashKey(key) === id);
  const place = placeOf(id);
  return [...keys.map((key) => `${trashFolder}/${key}`), ...(place === undefined ? [] : [place])];
}

/** Undefined for an id that no article of ours has, though somebody gave a folder its name. */
function placeOf(id: string): string | undefined {
  try {
    return articleFolder(id, 'read');
  } catch (error) {
    if (failureOf(error)?.code === 'invalid') return undefined;
    throw error;
  }
}

async function* oneFile(room: BackupRoom, file: string, path: string): AsyncGenerator<LibraryFile> {
  const found = await readFile(room, file, path);
  if (found) yield found;
}

/**
 * @param path under which it is backed up
 * @returns undefined when it is no longer there
 */
async function readFile(room: BackupRoom, file: string, path: string): Promise<LibraryFile | undefined> {
  const { disk } = room.shelf;
  const place = onDisk(room.shelf, file);
  try {
    const { bytes } = await disk.stat(place);
    return { path, content: bytes <= inMemory ? await disk.read(place) : pieces(room, file) };
  } catch (error) {
    if (isMissing(error)) {
      // Bytes that are no text in the system's encoding come as this sign, and no file is found by such a name.
      if (file.includes('\ufffd')) room.shelf.report(error, `backup: ${file}`);
      return undefined;
    }
    throw readRefusal(error, file);
  }
}

async function* pieces(room: BackupRoom, file: string): AsyncGenerator<Uint8Array> {
  try {
    const opened = await room.shelf.disk.openRead(onDisk(room.shelf, file));
    try {
      for (let position = 0; ; ) {
        const buffer = Buffer.alloc(pieceBytes);
        const length = await opened.read(buffer, position);
        if (length === 0) return;
        yield buffer.subarray(0, length);
        position += length;
      }
    } finally {
      await opened.close();
    }
  } catch (error) {
    throw readRefusal(error, file);
  }
}
