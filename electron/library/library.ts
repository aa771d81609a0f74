import { resolve } from 'node:path';
import type { Problem } from '#domain/problems.ts';
import { refusal } from '#domain/result.ts';
import type { Clock, Library, LibraryEvent, PlaceRisk } from '../newsroom/ports.ts';
import { createArticle, readArticle, saveArticle } from './articles.ts';
import { writeBackup } from './backup/write.ts';
import { changeConflicts, readConflicts } from './conflicts.ts';
import { decideArticle, settleState } from './decisions.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { examine } from './doctor.ts';
import { type Shelf, sweep } from './durable.ts';
import { hasArticles } from './folders.ts';
import { hear } from './index/hear.ts';
import { openIndex } from './index/open.ts';
import { keepSnapshot, keepVersion } from './keep.ts';
import { readLocal, saveLocal } from './local.ts';
import { type Lock, takeLock } from './lock.ts';
import { noteLook, readLooks } from './looks.ts';
import { addMedia, readMedia } from './media.ts';
import { makeRoot, refuseForeign, settleLibraryFile } from './opening.ts';
import { addOriginal, findOriginal, readOriginal } from './originals.ts';
import { readPeople, removePerson, savePerson } from './people.ts';
import { readPortal, readPortals, removePortal, savePortal } from './portals.ts';
import { inodeOfLock } from './presence.ts';
import { makeQueue } from './queue.ts';
import { settleRecovery } from './recovery.ts';
import { changeReview, readReview } from './review.ts';
import { risksOf } from './risks.ts';
import { readRivals, settleRival } from './rivals.ts';
import type { Room } from './room.ts';
import { readSettings, saveSettings } from './settings.ts';
import { listSnapshots, readSnapshot } from './snapshots.ts';
import { readTemplate, removeTemplate, saveTemplate, templateNames } from './templates.ts';
import { listTrash, removeTrashed, restoreTrashed, sweepTrash, trashArticle } from './trash.ts';
import { changeWords, readWords } from './words.ts';

export interface OpenOptions {
  readonly clock: Clock;
  /** The program of the index's thread, where it is bundled apart from this file; `none` for no thread of its own. */
  readonly indexThread?: URL | 'none';
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
  await refuseForeign(shelf);
  const lock = await takeLock(shelf, options.clock);
  try {
    const mended = await settleLibraryFile(shelf, options.clock);
    await sweep(shelf, '.');
    const room = await makeRoom(shelf, options, await inodeOfLock(shelf), mended);
    // Not waited for: what a crash left half removed may be much.
    void sweepTrash(room);
    return opened(room, lock, await risksOf(shelf.root));
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A room, and who is told what happens in it. */
interface WatchedRoom extends Room {
  end(): void;
  readonly watchers: Set<(event: LibraryEvent) => void>;
}

async function makeRoom(
  shelf: Shelf,
  { clock, person = '', indexThread }: OpenOptions,
  lockInode: string,
  mended: readonly Problem[],
): Promise<WatchedRoom> {
  const watchers = new Set<(event: LibraryEvent) => void>();
  const ending = new AbortController();
  const tell = (event: LibraryEvent) => {
    for (const watcher of watchers) watcher(event);
  };
  const index = await openIndex(shelf, { thread: indexThread, tell: (told) => hear(room, told) });
  const room: WatchedRoom = {
    shelf,
    clock,
    person,
    lockInode,
    queue: makeQueue(),
    known: new Map(),
    stored: new Set(),
    problems: new Map(),
    mended: new Map(mended.map((problem) => [problem.file, problem])),
    index,
    tell,
    watchers,
    ending: ending.signal,
    end: () => ending.abort(),
  };
  return room;
}

function opened(room: WatchedRoom, lock: Lock, risks: readonly PlaceRisk[]): Library {
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
    problems: guarded(async () => [...room.problems.values(), ...room.mended.values()]),
    look: guarded(() => room.index.look()),
    doctor: guarded((options) => examine(room, { ...options, signal: endingWith(room, options.signal) })),
    watch: (listener) => {
      room.watchers.add(listener);
      return () => void room.watchers.delete(listener);
    },
    read: guarded((id, quietly) => readArticle(room, id, quietly)),
    create: guarded((article, remarks) => createArticle(room, article, remarks)),
    review: guarded((id) => readReview(room, id)),
    changeReview: guarded((id, change) => changeReview(room, id, change)),
    decide: guarded((id, decisionId, decide) => decideArticle(room, id, decisionId, decide)),
    settleState: guarded((id) => settleState(room, id)),
    save: guarded((article, basedOn, settle) => saveArticle(room, article, basedOn, settle)),
    rivals: guarded((id) => readRivals(room, id)),
    settleRival: guarded((id, name) => settleRival(room, id, name)),
    conflicts: guarded((id) => readConflicts(room, id)),
    changeConflicts: guarded((id, change) => changeConflicts(room, id, change)),
    addMedia: guarded((id, bytes, kind) => addMedia(room, id, bytes, kind)),
    readMedia: guarded((id, file) => readMedia(room, id, file)),
    addOriginal: guarded((id, original) => addOriginal(room, id, original)),
    original: guarded((id) => findOriginal(room, id)),
    readOriginal: guarded((id) => readOriginal(room, id)),
    trash: guarded((id, by) => trashArticle(room, id, by)),
    trashed: guarded(() => listTrash(room)),
    restoreTrashed: guarded((key) => restoreTrashed(room, key)),
    removeTrashed: guarded((key) => removeTrashed(room, key)),
    snapshots: guarded((id) => listSnapshots(room, id)),
    readSnapshot: guarded((id, number) => readSnapshot(room, id, number)),
    keepSnapshot: guarded((id, wish) => keepSnapshot(room, id, wish)),
    keepVersion: guarded((id, version, wish) => keepVersion(room, id, version, wish)),
    settleRecovery: guarded((id) => settleRecovery(room, id)),
    backup: guarded((file, work) => writeBackup(room, file, work)),
    local: guarded(() => readLocal(room)),
    saveLocal: guarded((record) => saveLocal(room, record)),
    looks: guarded(() => readLooks(room)),
    noteLook: guarded((id, name, look) => noteLook(room, id, name, look)),
    people: guarded(() => readPeople(room)),
    savePerson: guarded((id, staff) => savePerson(room, id, staff)),
    removePerson: guarded((id) => removePerson(room, id)),
    settings: guarded(() => readSettings(room.shelf)),
    saveSettings: guarded((settings) => saveSettings(room, settings)),
    words: guarded(() => readWords(room)),
    changeWords: guarded((change) => changeWords(room, change)),
    portals: guarded(() => readPortals(room)),
    portal: guarded((key) => readPortal(room, key)),
    savePortal: guarded((profile) => savePortal(room, profile)),
    removePortal: guarded((key) => removePortal(room, key)),
    templates: guarded(() => templateNames(room)),
    template: guarded((name) => readTemplate(room, name)),
    saveTemplate: guarded((template) => saveTemplate(room, template)),
    removeTemplate: guarded((name) => removeTemplate(room, name)),
    isNew: guarded(async () => !(await hasArticles(room))),
    close: () => {
      closing ??= Promise.allSettled([room.end(), room.index.hurry(), ...running])
        // Snapshots are taken after the call that gave rise to them.
        .then(() => room.queue.idle())
        .then(() => room.index.close())
        .then(() => lock.release());
      return closing;
    },
  };
}

/** Long work ends when its caller wishes, and with the library. */
function endingWith({ ending }: Room, signal: AbortSignal | undefined): AbortSignal {
  return signal ? AbortSignal.any([signal, ending]) : ending;
}
