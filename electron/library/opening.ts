import { dirname } from 'node:path';
import type { Problem } from '#domain/problems.ts';
import { assertNever, type Failure, failureOf, refusal } from '#domain/result.ts';
import type { Clock } from '../newsroom/ports.ts';
import { readRecord } from './adapter.ts';
import type { Disk } from './disk.ts';
import { entriesOf, isMissing, isTemporary, made, readRefusal, type Shelf, writeRefusal } from './durable.ts';
import { hasArticles } from './folders.ts';
import { libraryForm } from './forms.ts';
import { createLibraryFile, migrateLibraryFile, mirrorLibraryFile, readMirror, rebuildLibraryFile } from './libraryFile.ts';
import { articlesFolder, backupsFolder, damagedFolder, libraryFile, lockFile, portalsFolder, templatesFolder, trashFolder } from './places.ts';

/** What is found in a folder that is to be opened as a library, and what is done about it. */

/** `lost`: a library, but its library.json is missing or cannot be read. */
type State = { readonly kind: 'new' } | { readonly kind: 'sound' } | { readonly kind: 'lost'; readonly failure: Failure };

/**
 * Looks before anything is put there, lock included: a folder that is refused stays as it is.
 * @throws no-library for a folder with other things in it; newer-format; damaged and invalid, when nothing but library.json
 * says that it is a library; disk
 */
export async function refuseForeign(shelf: Shelf): Promise<void> {
  await refuseLinks(shelf);
  await stateOf(shelf);
}

/** A library is one folder: what lies elsewhere would be missing in its backups, and be written to behind its lock. */
async function refuseLinks(shelf: Shelf): Promise<void> {
  const ours = [articlesFolder, trashFolder, portalsFolder, templatesFolder, damagedFolder, backupsFolder];
  const link = (await entriesOf(shelf, '.')).find(({ name, kind }) => kind === 'other' && ours.includes(name));
  if (!link) return;
  throw refusal('no-library', shelf.root, 'open', `its folder ${link.name} is a link elsewhere: move the whole library instead`, {
    entry: link.name,
  });
}

/** With the lock held: makes, migrates or rebuilds library.json. @returns what was wrong, and what was done about it */
export async function settleLibraryFile(shelf: Shelf, clock: Clock): Promise<readonly Problem[]> {
  const state = await stateOf(shelf);
  switch (state.kind) {
    case 'new':
      await createLibraryFile(shelf);
      break;
    case 'sound':
      await migrateIfRoom(shelf);
      break;
    case 'lost':
      return [await rebuildLibraryFile(shelf, clock, state.failure)];
    default:
      assertNever(state, 'state of a folder');
  }
  await mirrorLibraryFile(shelf);
  return [];
}

/** A full disk must not keep anybody from reading: an older format is readable as it is. */
async function migrateIfRoom(shelf: Shelf): Promise<void> {
  try {
    await migrateLibraryFile(shelf);
  } catch (error) {
    if (failureOf(error)?.code !== 'disk-full') throw error;
    shelf.report(error, `migration of ${libraryFile}`);
  }
}

/** What desktops put into any folder they show. */
const desktopLitter = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory', '.localized'];

async function stateOf(shelf: Shelf, isSecondLook = false): Promise<State> {
  try {
    if (await readRecord(shelf, libraryFile, libraryForm)) return { kind: 'sound' };
  } catch (error) {
    const failure = failureOf(error);
    // Other programs call files library.json too.
    if (!failure || !['damaged', 'invalid'].includes(failure.code) || !(await isOurs(shelf))) throw error;
    return { kind: 'lost', failure };
  }
  const names = (await entriesOf(shelf, '.')).map(({ name }) => name);
  // Another process began the library between the two looks.
  if (names.includes(libraryFile) && !isSecondLook) return stateOf(shelf, true);
  const others = names.filter((name) => !desktopLitter.includes(name) && !name.startsWith(lockFile) && !isTemporary(name));
  if (others.length === 0) return { kind: 'new' };
  if (await isOurs(shelf)) return { kind: 'lost', failure: { code: 'not-found', thing: libraryFile, stage: 'open', message: 'it is missing' } };
  const message = others.includes(articlesFolder)
    ? 'its library.json is missing, and there is no article in its folder articles'
    : `it is no library and not empty: it holds ${others.slice(0, 3).join(', ')}${others.length > 3 ? '…' : ''}`;
  throw refusal('no-library', shelf.root, 'open', message, { entries: others.length });
}

/** True when something besides library.json shows that this is a library: no library is ever made over somebody's files. */
async function isOurs(shelf: Shelf): Promise<boolean> {
  return (await readMirror(shelf)) !== undefined || (await hasArticles({ shelf }));
}

/** Makes the library's folder, and those above it, if they are missing. */
export async function makeRoot({ disk, root }: Shelf): Promise<void> {
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
