import { refusal } from '#domain/result.ts';
import type { Clock } from '../newsroom/ports.ts';
import { entriesOf, exists, makeFolder, onDisk, readRefusal, type Shelf, writeDurably } from './durable.ts';
import { damagedFolder } from './places.ts';

/** Damaged files are copied to `damaged/` before anything else is done about them: their bytes are never lost. */

/**
 * Durable when it resolves. The file itself stays where it is.
 * @param label what it is, for its new name: `<article>-article.json`
 * @returns where the copy lies, relative to the library
 * @throws disk, disk-full, read-only
 */
export async function setAside(shelf: Shelf, clock: Clock, file: string, label: string): Promise<string> {
  const bytes = await bytesOf(shelf, file);
  await makeFolder(shelf, damagedFolder);
  const kept = await alreadyAside(shelf, label, bytes);
  if (kept !== undefined) return kept;
  const aside = await freeName(shelf, `${damagedFolder}/${compact(clock.now())}-${label}`);
  await writeDurably(shelf, aside, bytes);
  return aside;
}

/** The same bytes, kept by a repair that came no further. */
async function alreadyAside(shelf: Shelf, label: string, bytes: Uint8Array): Promise<string | undefined> {
  for (const { name, kind } of await entriesOf(shelf, damagedFolder)) {
    if (kind !== 'file' || !name.endsWith(`-${label}`)) continue;
    const file = `${damagedFolder}/${name}`;
    const state = await shelf.disk.stat(onDisk(shelf, file));
    if (state.bytes === bytes.length && Buffer.from(await bytesOf(shelf, file)).equals(bytes)) return file;
  }
  return undefined;
}

/** Looks before it reads: a pipe or a device would be read for ever. @throws disk */
export async function bytesOf(shelf: Shelf, file: string): Promise<Uint8Array> {
  try {
    const { kind } = await shelf.disk.stat(onDisk(shelf, file));
    if (kind !== 'file') throw refusal('disk', file, 'read', 'it is not a file');
    return await shelf.disk.read(onDisk(shelf, file));
  } catch (error) {
    throw readRefusal(error, file);
  }
}

/** The wished name, or the same with the first number that is free before its ending. */
export async function freeName(shelf: Shelf, wish: string): Promise<string> {
  const dot = wish.lastIndexOf('.');
  let name = wish;
  for (let number = 2; await exists(shelf, name); number += 1) name = `${wish.slice(0, dot)}-${number}${wish.slice(dot)}`;
  return name;
}

/** `20260305T102327Z`. */
function compact(instant: string): string {
  return instant.replace(/[-:]|\.\d+/g, '');
}
