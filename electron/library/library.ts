import { dirname, resolve } from 'node:path';
import { refusal } from '#domain/result.ts';
import type { Clock, Library, LibraryEvent, PlaceRisk } from '../newsroom/ports.ts';
import { createArticle, readArticle, saveArticle } from './articles.ts';
import { writeBackup } from './backup/write.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { examine } from './doctor.ts';
import { entriesOf, exists, isMissing, isTemporary, made, readRefusal, type Shelf, sweep, writeRefusal } from './durable.ts';
import { hasArticles } from './folders.ts';
import { openIndex } from './index/open.ts';
import { keepSnapshot } from './keep.ts';
import { readLocal, saveLocal } from './local.ts';
import { type Lock, takeLock } from './lock.ts';
import { addMedia, readMedia } from './media.ts';
import { articlesFolder, libraryFile, lockFile } from './places.ts';
import { readPortal, readPortals, savePortal } from './portals.ts';
import { makeQueue } from './queue.ts';
import { settleRecovery } from './recovery.ts';
import { risksOf } from './risks.ts';
import { readRivals, settleRival } from './rivals.ts';
import type { Room } from './room.ts';
import { createLibraryFile, readSettings, saveSettings } from './settings.ts';
import { listSnapshots, readSnapshot } from './snapshots.ts';
import { listTrash, removeTrashed, restoreTrashed, trashArticle } from './trash.ts';

export interface OpenOptions {
  readonly clock: Clock;
  /** Who is at this desk, for snapshots that are taken by themselves. */
  readonly person?: string;
  /** The machine's own unless a test brings another. */
  readonly disk?: Disk;
  /** Is told of failures that did no harm: a left-over that cannot be removed, say. For the program's log. */
  readonly report?: (error: unknown, what: string) => void;
}

/**
 * Opens the library in a folder, or makes one there if the folder is missing or empty. Holds its lock until `close`.
 * @throws no-library (a folder with other things in it; a file), locked, read-only, disk-full, damaged, newer-format,
 * invalid, disk. Nothing of a folder that is refused is changed.
 */
export async function openLibrary(path: string, options: OpenOptions): Promise<Library> {
  const shelf: Shelf = { disk: options.disk ?? nodeDisk(), root: resolve(path), settled: new Set(), report: options.report ?? (() => undefined) };
  await makeRoot(shelf);
  // Before anything is put there, lock included: a folder that is not ours stays as it is.
  if (await isLibrary(shelf)) await readSettings(shelf);
  const lock = await takeLock(shelf, options.clock);
  try {
    if (await isLibrary(shelf)) await readSettings(shelf);
    else await createLibraryFile(shelf);
    await sweep(shelf, '.');
  } catch (error) {
    await lock.release();
    throw error;
  }
  return opened(makeRoom(shelf, options), lock, await risksOf(shelf.root));
}

function makeRoom(shelf: Shelf, { clock, person = '' }: OpenOptions): Room & { readonly watchers: Set<(event: LibraryEvent) => void> } {
  const watchers = new Set<(event: LibraryEvent) => void>();
  const tell = (event: LibraryEvent) => {
    for (const watcher of watchers) watcher(event);
  };
  const index = openIndex(shelf, tell);
  return { shelf, clock, person, queue: makeQueue(), known: new Map(), stored: new Set(), problems: new Map(), index, tell, watchers };
}

function opened(room: ReturnType<typeof makeRoom>, lock: Lock, risks: readonly PlaceRisk[]): Library {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  /** Refuses a call after `close`, and lets `close` wait for it. */
  const guarded = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      if (closing) throw refusal('no-library', room.shelf.root, 'request', 'the library has been closed');
      const result = call(...given);
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    };
  };
  return {
    path: room.shelf.root,
    risks,
    list: guarded((query) => room.index.list(query)),
    ids: guarded((query) => room.index.ids(query)),
    facets: guarded(() => room.index.facets()),
    similar: guarded((wanted) => room.index.similar(wanted)),
    problems: guarded(async () => [...room.problems.values()]),
    look: guarded(() => room.index.look()),
    doctor: guarded((options) => examine(room, options)),
    watch: (listener) => {
      room.watchers.add(listener);
      return () => void room.watchers.delete(listener);
    },
    read: guarded((id) => readArticle(room, id)),
    create: guarded((article) => createArticle(room, article)),
    save: guarded((article, basedOn) => saveArticle(room, article, basedOn)),
    rivals: guarded((id) => readRivals(room, id)),
    settleRival: guarded((id, name) => settleRival(room, id, name)),
    addMedia: guarded((id, bytes, kind) => addMedia(room, id, bytes, kind)),
    readMedia: guarded((id, file) => readMedia(room, id, file)),
    trash: guarded((id, by) => trashArticle(room, id, by)),
    trashed: guarded(() => listTrash(room)),
    restoreTrashed: guarded((key) => restoreTrashed(room, key)),
    removeTrashed: guarded((key) => removeTrashed(room, key)),
    snapshots: guarded((id) => listSnapshots(room, id)),
    readSnapshot: guarded((id, number) => readSnapshot(room, id, number)),
    keepSnapshot: guarded((id, wish) => keepSnapshot(room, id, wish)),
    settleRecovery: guarded((id) => settleRecovery(room, id)),
    backup: guarded((file, work) => writeBackup(room, file, work)),
    local: guarded(() => readLocal(room)),
    saveLocal: guarded((record) => saveLocal(room, record)),
    settings: guarded(() => readSettings(room.shelf)),
    saveSettings: guarded((settings) => saveSettings(room, settings)),
    portals: guarded(() => readPortals(room)),
    portal: guarded((key) => readPortal(room, key)),
    savePortal: guarded((profile) => savePortal(room, profile)),
    isNew: guarded(async () => !(await hasArticles(room))),
    close: () => {
      closing ??= Promise.allSettled([...running])
        // Snapshots are taken after the call that gave rise to them.
        .then(() => room.queue.idle())
        .then(() => room.index.close())
        .then(() => lock.release());
      return closing;
    },
  };
}

/** Makes the library's folder, and those above it, if they are missing. */
async function makeRoot({ disk, root }: Shelf): Promise<void> {
  const missing: string[] = [];
  for (let folder = root; !(await isFolder(disk, folder, root)); folder = dirname(folder)) missing.unshift(folder);
  try {
    for (const folder of missing) {
      await made(disk, folder);
      await disk.syncFolder(dirname(folder));
    }
  } catch (error) {
    throw writeRefusal(error, root);
  }
}

/** False when there is nothing. @throws no-library for a file */
async function isFolder(disk: Disk, folder: string, root: string): Promise<boolean> {
  try {
    if ((await disk.stat(folder)).kind === 'folder') return true;
  } catch (error) {
    if (isMissing(error) && dirname(folder) !== folder) return false;
    throw readRefusal(error, root);
  }
  throw refusal('no-library', root, 'open', folder === root ? 'it is a file, not a folder' : `${folder} is a file, not a folder`);
}

/** What desktops put into any folder they show. */
const desktopLitter = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory', '.localized'];

/**
 * True for a folder with a library.json, false for an empty one.
 * @throws no-library for a folder with anything else in it: no library is ever made over somebody's files
 */
async function isLibrary(shelf: Shelf): Promise<boolean> {
  if (await exists(shelf, libraryFile)) return true;
  const names = (await entriesOf(shelf, '.')).map(({ name }) => name);
  const others = names.filter((name) => !desktopLitter.includes(name) && !name.startsWith(lockFile) && !isTemporary(name));
  if (others.length === 0) return false;
  const message = others.includes(articlesFolder)
    ? 'it holds articles, but its library.json is missing'
    : `it is no library and not empty: it holds ${others.slice(0, 3).join(', ')}${others.length > 3 ? '…' : ''}`;
  throw refusal('no-library', shelf.root, 'open', message, { entries: others.length });
}
