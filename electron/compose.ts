import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { type Dispatch, makeDispatch } from '#contract/dispatch.ts';
import { readAssets } from './assets.ts';
import { startBackupSchedule } from './backupSchedule.ts';
import { openDarkroom } from './exporter/darkroom/open.ts';
import { refuseInside, writeSingle } from './exporter/disk.ts';
import { makeExporter } from './exporter/export.ts';
import { writeHandoffFile } from './exporter/handoff.ts';
import { sha256 } from './exporter/hash.ts';
import { makeOutlets } from './exporter/outlets.ts';
import { makePictureReader } from './exporter/pictures.ts';
import { workbookOf } from './exporter/workbook.ts';
import { readPackage } from './importer/archive.ts';
import { readSmallText } from './importer/decode.ts';
import { gatherFiles, readOriginal } from './importer/gather.ts';
import { readHandoffFile } from './importer/handoff.ts';
import { makeImporter } from './importer/importer.ts';
import { fetchPicture } from './importer/remote.ts';
import { readWordsFile } from './importer/words.ts';
import { backupStore } from './library/backup/store.ts';
import { openLibrary } from './library/library.ts';
import { makeNewsroom, type Newsroom } from './newsroom/newsroom.ts';
import type { ChosenFiles, Clock, Library, ListQuery } from './newsroom/ports.ts';
import { programRoot } from './root.ts';
import { version } from './version.ts';

export interface OpenNewsroom {
  readonly newsroom: Newsroom;
  readonly dispatch: Dispatch;
  close(): Promise<void>;
}

/** What a window with the initial settings shows first. */
const firstPage: ListQuery = {
  filter: {},
  order: 'changed',
  descending: true,
  group: 'day',
  from: 0,
  limit: 100,
  settled: false,
  timeZone: 'Asia/Shanghai',
};

const clock: Clock = { now: () => new Date().toISOString() };

/** Where the program of a thread lies, unless it lies in its room. */
type ThreadOf = (name: 'index' | 'darkroom' | 'foreign') => URL | undefined;

/** A build has each thread apart, as one file. */
const ownThread: ThreadOf = (name) => (import.meta.url.endsWith('.ts') ? undefined : pathToFileURL(join(programRoot(), 'out', name, 'thread.js')));

/** The system's user: an account without a name of its own has none. */
function person(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/**
 * The one place where rooms meet: a library on disk, the importer, the exporter and the use cases over them.
 * Used by the desktop, the browser host and the command line alike.
 * @param options.library absolute path of the library's folder
 * @param options.daily also see to the daily backups, for as long as it is open
 * @throws whatever refuses the library: locked, damaged, newer-format, read-only, no-library
 */
export async function openNewsroom(options: {
  readonly library: string;
  readonly files: ChosenFiles;
  readonly report?: (error: unknown, call: string) => void;
  readonly daily?: boolean;
  /** How a picture comes from the web when a person asks for it; the web's own way unless told otherwise. */
  readonly fetchPicture?: typeof fetchPicture | undefined;
  /** Threads of another build than this one. */
  readonly threadOf?: ThreadOf;
}): Promise<OpenNewsroom> {
  const report = options.report ?? ((error: unknown, what: string) => console.error(`${what}:`, error));
  const { threadOf = ownThread } = options;
  const indexThread = threadOf('index');
  const library = await openLibrary(options.library, { clock, person: person(), report, ...(indexThread ? { indexThread } : {}) });
  try {
    const opened = furnish(library, options.files, report, options.fetchPicture ?? fetchPicture, threadOf);
    if (!options.daily) return opened;
    // The window asks for this as soon as it is there.
    void library.list(firstPage).catch((error: unknown) => report(error, 'index'));
    const schedule = startBackupSchedule(opened.newsroom.backUpDaily);
    return { ...opened, close: () => schedule.stop().then(opened.close) };
  } catch (error) {
    await library.close();
    throw error;
  }
}

function furnish(
  library: Library,
  files: ChosenFiles,
  report: (error: unknown, what: string) => void,
  fetchRemote: typeof fetchPicture,
  threadOf: ThreadOf,
): OpenNewsroom {
  const darkroom = openDarkroom({ thread: threadOf('darkroom'), report });
  const writeFile = async (path: string, bytes: Uint8Array) => {
    await refuseInside(library.path, path);
    await writeSingle(path, bytes, true);
  };
  const newsroom = makeNewsroom({
    library,
    // The zone of the moment: a person may change it while the library is open.
    importer: {
      gather: gatherFiles,
      readOriginal,
      readWords: (path) => readWordsFile(path, threadOf('foreign')),
      readFile: async (path) => makeImporter({ timeZone: (await library.settings()).timeZone, foreignThread: threadOf('foreign') }).readFile(path),
    },
    exporter: makeExporter({ readPackage, darkroom }),
    outlets: makeOutlets(darkroom),
    pictures: makePictureReader(darkroom),
    fetchPicture: fetchRemote,
    assets: readAssets(),
    files,
    report,
    clock,
    identities: { next: () => uuidv7(), person },
    sha256,
    handoffs: { read: readHandoffFile, write: writeHandoffFile },
    backups: backupStore(),
    version,
    readText: readSmallText,
    writeFile,
    workbookOf,
    writeText: (path, text) => writeFile(path, Buffer.from(text, 'utf8')),
  });
  const close = async () => {
    newsroom.endBackups();
    await darkroom.close();
    await library.close();
  };
  return { newsroom, dispatch: makeDispatch(newsroom.handlers, report), close };
}
