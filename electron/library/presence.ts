import { refusal } from '#domain/result.ts';
import { isMissing, onDisk, type Shelf, writeRefusal } from './durable.ts';
import { lockFile } from './places.ts';
import type { Room } from './room.ts';

/**
 * Whether the open library still lies in its folder. Somebody may take the folder away, or put a backup in its place, while
 * it is open: the lock went with the old folder, and a save into the new one would mix two libraries.
 */

/** Which file `.lock` is. It is looked at, never opened (see lock.ts), and stays the same one while it is held. */
export async function inodeOfLock(shelf: Shelf): Promise<string> {
  try {
    return inodeOf((await shelf.disk.stat(onDisk(shelf, lockFile))).stamp);
  } catch (error) {
    throw writeRefusal(error, shelf.root);
  }
}

/** One look at the disk; to be called before anything is written. @throws replaced, disk */
export async function assertPresent({ shelf, lockInode, stored }: Pick<Room, 'shelf' | 'lockInode' | 'stored'>): Promise<void> {
  const missing = await isLockMissing(shelf, lockInode);
  if (missing === undefined) return;
  // What was known to be durable was so in the folder that is gone.
  shelf.settled.clear();
  stored.clear();
  const what = missing ? await whatIsGone(shelf) : 'another library lies in its place since it was opened';
  throw refusal('replaced', shelf.root, 'write', `${what}; nothing was written. Put it back, or close it and open it again`);
}

/** Undefined while it is the one that was locked. */
async function isLockMissing(shelf: Shelf, lockInode: string): Promise<boolean | undefined> {
  try {
    return inodeOf((await shelf.disk.stat(onDisk(shelf, lockFile))).stamp) === lockInode ? undefined : false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw writeRefusal(error, shelf.root);
  }
}

async function whatIsGone({ disk, root }: Shelf): Promise<string> {
  try {
    await disk.stat(root);
    return 'its file .lock is gone: the folder was replaced by another one since it was opened';
  } catch (error) {
    if (isMissing(error)) return 'its folder is gone: it was moved or renamed, or its drive was taken away';
    throw writeRefusal(error, root);
  }
}

function inodeOf(stamp: string): string {
  return stamp.slice(0, stamp.indexOf('-'));
}
