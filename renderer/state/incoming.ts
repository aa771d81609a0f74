import { type FolderEntry, type FolderItem, folderLimits, tooMany, walkFolder } from '#domain/intake/folder.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import type { ChosenFile } from '../bridge/host.ts';
import { theHost } from './session.ts';

/** What a person drops or chooses for an import, as things that are handed to the host when their turn comes. */
export interface Incoming {
  /** With the folders above it up to the chosen one. */
  readonly name: string;
  /** @throws what refuses the upload */
  take(): Promise<ChosenFile>;
  /** Why it is not even handed over. */
  readonly refused?: Failure;
}

export function incomingFile(file: File, name = file.name): Incoming {
  return { name, take: () => theHost().offer(file) };
}

export function incomingToken(chosen: ChosenFile): Incoming {
  return { name: chosen.name, take: async () => chosen };
}

/**
 * Dropped files and folders. On the desktop a folder is a file with a path, which the host looks through; a browser hands out
 * what lies in it. Must be called while the drop is told: afterwards a browser hands out nothing any more.
 */
export async function incomingDrop(files: readonly File[], transfer: DataTransfer | null): Promise<readonly Incoming[]> {
  if (theHost().kind === 'desktop') return files.map((file) => incomingFile(file));
  const entries = [...(transfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const folders = entries.filter((entry) => entry.isDirectory && files.some(({ name }) => name === entry.name));
  const found: Incoming[] = files.filter(({ name }) => !folders.some((folder) => folder.name === name)).map((file) => incomingFile(file));
  for (const folder of folders) found.push(...(await fromFolder(folder.name, folder, entriesIn, (entry) => fileOf(entry as FileSystemFileEntry))));
  return found;
}

async function* entriesIn(folder: FileSystemEntry): AsyncGenerator<FolderEntry<FileSystemEntry>> {
  const reader = (folder as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const entry of some) yield { name: entry.name, kind: entry.isDirectory ? 'folder' : 'file', it: entry };
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

type Tree = Map<string, Tree | File>;

/** Files of a folder chosen in a browser, each with its path from that folder on. */
export async function incomingFolder(files: readonly File[]): Promise<readonly Incoming[]> {
  const root: Tree = new Map();
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  if (files.length > folderLimits.entries) return [refusedAs(name, tooMany(name, folderLimits.entries))];
  for (const file of files) {
    const parts = file.webkitRelativePath.split('/').slice(1);
    let place = root;
    for (const part of parts.slice(0, -1)) place = below(place, part);
    place.set(parts.at(-1) ?? file.name, file);
  }
  return fromFolder<Tree | File>(name, root, namesIn, async (file) => file as File);
}

function below(place: Tree, part: string): Tree {
  const known = place.get(part);
  if (known instanceof Map) return known;
  const made: Tree = new Map();
  place.set(part, made);
  return made;
}

async function* namesIn(folder: Tree | File): AsyncGenerator<FolderEntry<Tree | File>> {
  if (!(folder instanceof Map)) return;
  for (const [name, it] of folder) yield { name, kind: it instanceof Map ? 'folder' : 'file', it };
}

async function fromFolder<It>(
  name: string,
  it: It,
  list: (folder: It) => AsyncIterable<FolderEntry<It>>,
  file: (it: It) => Promise<File>,
): Promise<readonly Incoming[]> {
  try {
    const items = await walkFolder({ name, it }, list);
    if (items.length === 0) return [refusedAs(name, { code: 'empty', thing: name, stage: 'import', message: 'there is no file in the folder' })];
    return items.map((item) => fromItem(item, file));
  } catch (error) {
    return [refusedAs(name, error)];
  }
}

function fromItem<It>({ path, kind, it }: FolderItem<It>, file: (it: It) => Promise<File>): Incoming {
  switch (kind) {
    case 'file':
      return { name: path, take: async () => theHost().offer(await file(it)) };
    case 'package':
      return refusedAs(path, {
        code: 'unsupported',
        thing: path,
        stage: 'import',
        message: 'in a browser a package is taken as a zip only',
        detail: { kind: 'package-folder' },
      });
    case 'closed':
      return refusedAs(path, { code: 'disk', thing: path, stage: 'read', message: 'this folder could not be looked into' });
    case 'deep':
    case 'other':
      return refusedAs(path, { code: 'too-many', thing: path, stage: 'import', message: 'it lies too deep in folders; import it by itself' });
  }
}

function refusedAs(name: string, why: unknown): Incoming {
  const failure = failureOf(why) ?? (isFailure(why) ? why : unreadable(name, why));
  return { name, refused: failure, take: () => Promise.reject(new Error('it was refused')) };
}

function isFailure(why: unknown): why is Failure {
  return typeof why === 'object' && why !== null && 'code' in why && 'stage' in why;
}

function unreadable(thing: string, error: unknown): Failure {
  return { code: 'not-found', thing, stage: 'read', message: error instanceof Error ? error.message : String(error) };
}
