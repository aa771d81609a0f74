import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { failureOf, refusal } from '#domain/result.ts';
import { type Disk, errorCode } from '../disk.ts';
import { isMissing, readRefusal, removeTree, type Shelf, syncNames, writeRefusal } from '../durable.ts';

/** A folder that comes into being whole, or not at all. */

export interface FolderTarget {
  /** Absolute, without links on the way. */
  readonly path: string;
  /** An empty folder of this name stands there. */
  readonly standsEmpty: boolean;
}

/** @throws target-exists, for anything but an empty folder; not-found, when the folder it would lie in is missing; disk */
export async function lookAtTarget(disk: Disk, folder: string): Promise<FolderTarget> {
  const name = basename(folder);
  const taken = () => refusal('target-exists', name, 'restore', 'there is already something in this place', { name });
  try {
    const path = await disk.realpath(folder);
    if ((await disk.stat(path)).kind !== 'folder' || (await disk.readdir(path)).length > 0) throw taken();
    return { path, standsEmpty: true };
  } catch (error) {
    if (failureOf(error) || !isMissing(error)) throw readRefusal(error, name);
  }
  try {
    const parent = await disk.realpath(dirname(folder));
    if ((await disk.stat(parent)).kind !== 'folder') throw refusal('not-found', dirname(folder), 'restore', 'it is a file, not a folder');
    return { path: join(parent, name), standsEmpty: false };
  } catch (error) {
    if (isMissing(error)) throw refusal('not-found', dirname(folder), 'restore', 'there is no such folder', undefined, error);
    throw readRefusal(error, dirname(folder));
  }
}

/**
 * Lets `fill` write into a temp folder beside the target, then gives that the target's name.
 * @throws what `fill` throws, and disk-full, read-only, disk; then nothing of it is left. What cannot be removed is named.
 */
export async function placeWhole<T>(disk: Disk, { path, standsEmpty }: FolderTarget, fill: (shelf: Shelf) => Promise<T>): Promise<T> {
  const name = basename(path);
  const temporary = `.copydesk-restore-${randomBytes(8).toString('hex')}`;
  const beside: Shelf = { disk, root: dirname(path), settled: new Set(), report: () => undefined };
  let now = temporary;
  try {
    await disk.mkdir(join(beside.root, temporary));
    const result = await fill({ ...beside, root: join(beside.root, temporary) });
    if (standsEmpty) await disk.rmdir(path);
    await disk.rename(join(beside.root, temporary), path);
    now = name;
    await syncNames(beside, '.');
    return result;
  } catch (error) {
    const failure = writeRefusal(error, name);
    try {
      await takeAway(beside, now);
      if (standsEmpty) await putBack(disk, path);
    } catch (leftover) {
      throw withLeftover(failure, now, leftover);
    }
    throw failure;
  }
}

async function takeAway(beside: Shelf, folder: string): Promise<void> {
  try {
    await beside.disk.stat(join(beside.root, folder));
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await removeTree(beside, folder);
}

async function putBack(disk: Disk, folder: string): Promise<void> {
  try {
    await disk.mkdir(folder);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function withLeftover(failure: unknown, folder: string, cause: unknown): unknown {
  const said = failureOf(failure);
  if (!said) return failure;
  return refusal(said.code, said.thing, said.stage, `${said.message}; ${folder} stayed behind`, { ...said.detail, leftover: folder }, cause);
}
