import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type FailureCode, failureOf, refusal } from '#domain/result.ts';
import { type Disk, type DiskEntry, errorCode, type OpenFile } from './disk.ts';

/** Where a library's files are, and what is known of its folders. Files are named relative to `root`, with `/`. */
export interface Shelf {
  readonly disk: Disk;
  /** Absolute. */
  readonly root: string;
  /** Folders whose own names are known to be durable since this library was opened. */
  readonly settled: Set<string>;
  /** Told of what went wrong without harm, such as a left-over that cannot be removed now. */
  readonly report: (error: unknown, what: string) => void;
}

// Two processes never write to one library at a time, so a temp file of another session is a dead one.
export const session = randomBytes(6).toString('hex');
const temporaryName = /^\.copydesk-([0-9a-f]{12})-[0-9a-f]{12}\.tmp$/;
const newTemporaryName = () => `.copydesk-${session}-${randomBytes(6).toString('hex')}.tmp`;

/** True for the name of a temp file of this program. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

/** True for the name of a temp file that another session than this left. */
export function isForeignTemporary(name: string, own: string = session): boolean {
  const found = temporaryName.exec(name);
  return found !== null && found[1] !== own;
}

/** The path of a library's file, for the disk. */
export function onDisk(shelf: Shelf, file: string): string {
  return join(shelf.root, ...file.split('/'));
}

/**
 * Puts `bytes` under the name `file`, in place of what was there, and resolves when a power cut can no longer undo it: a
 * temp file in the same folder, every byte out, fsync, rename, fsync of the folder. When it throws, the old file stands
 * (or, if only the last fsync failed, the new one does, unacknowledged), and no temp file is left.
 * @param file relative to the library
 * @param beforeRename the last look before the old file goes; when it throws, the old file stands
 * @returns the stamp of the new file
 * @throws disk-full, read-only, disk, naming the file
 */
export async function writeDurably(shelf: Shelf, file: string, bytes: Uint8Array, beforeRename?: () => Promise<void>): Promise<string> {
  const target = onDisk(shelf, file);
  const temporary = join(dirname(target), newTemporaryName());
  try {
    const opened = await shelf.disk.open(temporary);
    let stamp: string;
    try {
      stamp = await fill(shelf, opened, () => writeAll(opened, bytes));
      await beforeRename?.();
      await shelf.disk.rename(temporary, target);
    } catch (error) {
      await orReport(shelf, `temp file of ${file}`, () => shelf.disk.unlink(temporary));
      throw error;
    }
    await shelf.disk.syncFolder(dirname(target));
    return stamp;
  } catch (error) {
    // Whatever failed, nothing about the folders is taken for granted any more.
    shelf.settled.clear();
    throw writeRefusal(error, file);
  }
}

/**
 * Puts `bytes` under the name `file` in one step, but syncs nothing: for what can be made anew. A failure is told to the
 * program's log alone.
 */
export async function writeLoosely(shelf: Shelf, file: string, bytes: Uint8Array): Promise<void> {
  const target = onDisk(shelf, file);
  const temporary = join(dirname(target), newTemporaryName());
  await orReport(shelf, file, async () => {
    await made(shelf.disk, dirname(target));
    const opened = await shelf.disk.open(temporary);
    try {
      await writeAll(opened, bytes).finally(() => opened.close());
      await shelf.disk.rename(temporary, target);
    } catch (error) {
      await orReport(shelf, `temp file of ${file}`, () => shelf.disk.unlink(temporary));
      throw error;
    }
  });
}

export interface StreamedWrite {
  /** Where the bytes are until they are whole: a bare name in the folder of the target. What a dead session left there goes first. */
  readonly temporary: string;
  /** Looks at the temp file, absolute, before it takes the target's place; when it throws, the target stands as it was. */
  readonly check?: (temporary: string) => Promise<void>;
}

/**
 * As {@link writeDurably}, for more bytes than should be in memory at once. What `chunks` throws ends it, and passes through
 * when it is coded.
 * @returns the number of bytes
 */
export async function writeStreamDurably(
  shelf: Shelf,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  { temporary, check }: StreamedWrite,
): Promise<number> {
  const target = onDisk(shelf, file);
  const path = join(dirname(target), temporary);
  try {
    await unlinkIfThere(shelf.disk, path);
    const opened = await shelf.disk.open(path);
    let bytes = 0;
    try {
      const counted = async () => {
        for await (const chunk of chunks) {
          await writeAll(opened, chunk);
          bytes += chunk.length;
        }
      };
      await fill(shelf, opened, counted);
      await check?.(path);
      await shelf.disk.rename(path, target);
    } catch (error) {
      await orReport(shelf, `temp file of ${file}`, () => shelf.disk.unlink(path));
      throw error;
    }
    await shelf.disk.syncFolder(dirname(target));
    return bytes;
  } catch (error) {
    throw writeRefusal(error, file);
  }
}

/** Lets `write` put its bytes into a file, makes them durable and closes it. @returns its stamp */
async function fill(shelf: Shelf, opened: OpenFile, write: () => Promise<void>): Promise<string> {
  let stamp: string;
  try {
    await write();
    await opened.fsync();
    // Taken before anybody else can reach the file, so that it is the stamp of these bytes and no others.
    stamp = (await opened.stat()).stamp;
  } catch (error) {
    await orReport(shelf, 'temp file', () => opened.close());
    throw error;
  }
  await opened.close();
  return stamp;
}

/** Writes a new file, durable but for its name: for files that nobody sees before their folder has been synced. @throws as {@link writeDurably} */
export async function writeNew(shelf: Shelf, file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    const opened = await shelf.disk.open(onDisk(shelf, file));
    await fill(shelf, opened, async () => {
      for await (const chunk of chunks) await writeAll(opened, chunk);
    });
  } catch (error) {
    throw writeRefusal(error, file);
  }
}

async function writeAll(opened: OpenFile, bytes: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) {
    const written = await opened.write(bytes, offset);
    if (written <= 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    offset += written;
  }
}

/** Does what may fail without harm: the failure is told to the program's log, not to the caller. */
async function orReport(shelf: Shelf, what: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    shelf.report(error, what);
  }
}

/**
 * Makes a folder and those above it, up to the library's own, each durable in its parent; sweeps what an earlier session
 * left behind in it. Cheap when it was done before.
 * @param folder relative to the library
 * @throws disk-full, read-only, disk, naming the folder
 */
export async function makeFolder(shelf: Shelf, folder: string): Promise<void> {
  try {
    const parts = folder.split('/');
    for (let depth = 1; depth <= parts.length; depth++) await settle(shelf, parts.slice(0, depth).join('/'));
  } catch (error) {
    shelf.settled.clear();
    throw writeRefusal(error, folder);
  }
}

async function settle(shelf: Shelf, folder: string): Promise<void> {
  if (shelf.settled.has(folder)) return;
  const path = onDisk(shelf, folder);
  const isNew = await made(shelf.disk, path);
  if (!isNew) await refuseLink(shelf, folder);
  // Also for a folder that stood there already: whoever made it may have died before its name was durable.
  await shelf.disk.syncFolder(dirname(path));
  if (!isNew) await sweep(shelf, folder);
  shelf.settled.add(folder);
}

/** A year or a month that leads elsewhere takes no article: no save may leave the library. Folders with thousands in them are not looked through. */
async function refuseLink(shelf: Shelf, folder: string): Promise<void> {
  const parts = folder.split('/');
  if (parts.length > 3) return;
  const name = parts.at(-1);
  let kind: string | undefined;
  // Where it cannot be told it is taken for a folder, as it nearly always is.
  await orReport(shelf, `what ${folder} is`, async () => {
    kind = (await shelf.disk.readdir(dirname(onDisk(shelf, folder)))).find((entry) => entry.name === name)?.kind;
  });
  if (kind !== undefined && kind !== 'folder') throw refusal('disk', folder, 'write', 'it is a link elsewhere, or no folder');
}

/** Makes a folder; false when there was one. */
export async function made(disk: Disk, folder: string): Promise<boolean> {
  try {
    await disk.mkdir(folder);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Removes the temp files that a dead session left in a folder. Only while the library is locked. One that cannot be
 * found or removed is reported and stays until the next session: it must not stand in the way of opening or of a save.
 */
export async function sweep(shelf: Shelf, folder: string): Promise<void> {
  await orReport(shelf, `left-overs in ${folder}`, async () => {
    for (const { name } of await shelf.disk.readdir(onDisk(shelf, folder))) {
      if (!isForeignTemporary(name)) continue;
      await orReport(shelf, `left-over ${folder}/${name}`, () => shelf.disk.unlink(join(onDisk(shelf, folder), name)));
    }
  });
}

/** Removes a file for good. @throws not-found, or as {@link writeDurably} */
export async function removeDurably(shelf: Shelf, file: string): Promise<void> {
  const path = onDisk(shelf, file);
  try {
    await shelf.disk.unlink(path);
    await shelf.disk.syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw refusal('not-found', file, 'write', 'there is no such file', undefined, error);
    throw writeRefusal(error, file);
  }
}

/** Removes files of one folder for good; those that are not there are passed over. @throws as {@link writeDurably} */
export async function removeAll(shelf: Shelf, folder: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  try {
    for (const name of names) await unlinkIfThere(shelf.disk, join(onDisk(shelf, folder), name));
  } catch (error) {
    throw writeRefusal(error, folder);
  }
  await syncNames(shelf, folder);
}

async function unlinkIfThere(disk: Disk, path: string): Promise<void> {
  try {
    await disk.unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Makes the names in a folder of the library durable. @throws as {@link writeDurably} */
export async function syncNames(shelf: Shelf, folder: string): Promise<void> {
  try {
    await shelf.disk.syncFolder(onDisk(shelf, folder));
  } catch (error) {
    shelf.settled.clear();
    throw writeRefusal(error, folder);
  }
}

/** Removes a folder with all that is in it; a link goes, not what it leads to. @throws as {@link writeDurably} */
export async function removeTree(shelf: Shelf, folder: string): Promise<void> {
  try {
    await removeBelow(shelf.disk, onDisk(shelf, folder));
  } catch (error) {
    throw writeRefusal(error, folder);
  }
}

async function removeBelow(disk: Disk, folder: string): Promise<void> {
  for (const { name, kind } of await disk.readdir(folder)) {
    if (kind === 'folder') await removeBelow(disk, join(folder, name));
    else await unlinkIfThere(disk, join(folder, name));
  }
  await disk.rmdir(folder);
}

/** Removes a folder in which there is nothing but folders, if it is there; false when there is anything else. */
export async function removeTreeIfEmpty(shelf: Shelf, folder: string): Promise<boolean> {
  try {
    return await removeEmpty(shelf.disk, onDisk(shelf, folder));
  } catch (error) {
    if (isMissing(error)) return true;
    throw writeRefusal(error, folder);
  } finally {
    for (const known of shelf.settled) if (known === folder || known.startsWith(`${folder}/`)) shelf.settled.delete(known);
  }
}

async function removeEmpty(disk: Disk, folder: string): Promise<boolean> {
  for (const { name, kind } of await disk.readdir(folder)) {
    if (kind !== 'folder' || !(await removeEmpty(disk, join(folder, name)))) return false;
  }
  await disk.rmdir(folder);
  return true;
}

/** Removes what an operation that failed has written, if it is there. That it cannot is reported: the failure itself comes first. */
export async function takeBack(shelf: Shelf, file: string): Promise<void> {
  await orReport(shelf, file, async () => {
    if (await exists(shelf, file)) await removeDurably(shelf, file);
  });
}

const codeOfError: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
};

/** A failed write as a coded refusal. What is coded already passes through. */
export function writeRefusal(error: unknown, thing: string): unknown {
  if (failureOf(error)) return error;
  const reason = errorCode(error);
  const code = codeOfError[reason] ?? 'disk';
  const message =
    code === 'disk-full'
      ? 'there is no room left on the disk'
      : code === 'read-only'
        ? 'it cannot be written: the place is read-only'
        : `the disk failed${reason ? ` (${reason})` : ''}`;
  return refusal(code, thing, 'write', message, reason ? { reason } : undefined, error);
}

/** A failed read as a coded refusal; the caller deals with a missing file first. */
export function readRefusal(error: unknown, thing: string): unknown {
  if (failureOf(error)) return error;
  const reason = errorCode(error);
  return refusal('disk', thing, 'read', `it could not be read${reason ? ` (${reason})` : ''}`, reason ? { reason } : undefined, error);
}

/** True when the failed call says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}

/** @throws disk, naming the file */
export async function exists(shelf: Shelf, file: string): Promise<boolean> {
  try {
    await shelf.disk.stat(onDisk(shelf, file));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw readRefusal(error, file);
  }
}

/** What is in a folder of the library; nothing when there is no such folder. @throws disk, naming the folder */
export async function entriesOf(shelf: Shelf, folder: string): Promise<readonly DiskEntry[]> {
  try {
    return await shelf.disk.readdir(onDisk(shelf, folder));
  } catch (error) {
    if (isMissing(error)) return [];
    throw readRefusal(error, folder);
  }
}

/** The stamp of a file as it is now; undefined when there is none. @throws disk, naming the file */
export async function stampOf({ disk, root }: Pick<Shelf, 'disk' | 'root'>, file: string): Promise<string | undefined> {
  try {
    return (await disk.stat(join(root, ...file.split('/')))).stamp;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readRefusal(error, file);
  }
}
