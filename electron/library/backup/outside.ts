import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import { refusal } from '#domain/result.ts';
import { isMissing, readRefusal, type Shelf } from '../durable.ts';
import type { BackupRoom } from './contents.ts';

/** Backups lie outside the library. */

/**
 * The folder a backup goes into, as a shelf of its own.
 * @throws not-found when there is no such folder: a drive that is not there must not become a folder; not-allowed inside the
 * library, for the next backup would hold the last; target-exists
 */
export async function outsideLibrary(room: BackupRoom, file: string): Promise<Shelf> {
  const { disk, report } = room.shelf;
  const root = dirname(file);
  const name = basename(file);
  await refuseInside(room, root);
  try {
    if ((await disk.stat(file)).kind !== 'file') throw refusal('target-exists', name, 'backup', 'there is a folder of this name', { name });
  } catch (error) {
    if (!isMissing(error)) throw readRefusal(error, name);
  }
  return { disk, root, settled: new Set(), report };
}

/** @throws not-found, not-allowed, disk */
export async function refuseInside({ shelf }: Pick<BackupRoom, 'shelf'>, folder: string): Promise<void> {
  let way: string;
  try {
    const state = await shelf.disk.stat(folder);
    if (state.kind !== 'folder') throw refusal('not-found', folder, 'backup', 'it is a file, not a folder');
    way = relative(await shelf.disk.realpath(shelf.root), await shelf.disk.realpath(folder));
  } catch (error) {
    if (isMissing(error)) throw refusal('not-found', folder, 'backup', 'there is no such folder', undefined, error);
    throw readRefusal(error, folder);
  }
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  throw refusal('not-allowed', folder, 'backup', 'it is inside the library, which would be backed up with its own backup');
}
