import { canonicalJson } from '#domain/canonical.ts';
import type { Problem } from '#domain/problems.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import { initialSettings } from '#domain/settings.ts';
import type { Clock } from '../newsroom/ports.ts';
import { checksumOf, readRecord, writeRecord } from './adapter.ts';
import { bytesOf, freeName, setAside } from './aside.ts';
import { exists, makeFolder, type Shelf, writeDurably, writeLoosely } from './durable.ts';
import { type LibraryRecord, libraryForm, libraryFormat } from './forms.ts';
import { backupsFolder, libraryFile, mirrorFile } from './places.ts';
import { problemOf } from './problems.ts';

/** What happens to library.json besides being read and saved: it is made, migrated, copied, and written anew when it is lost. */

export async function createLibraryFile(shelf: Shelf): Promise<void> {
  await writeRecord(shelf, libraryFile, libraryForm, { format: libraryFormat, settings: initialSettings, words: {} });
}

/**
 * Brings a library.json of an older format up to the newest; what it was stays in `backups/`, byte for byte. Killed at any
 * point, it leaves the one or the other.
 */
export async function migrateLibraryFile(shelf: Shelf): Promise<void> {
  const seen = await readRecord(shelf, libraryFile, libraryForm);
  if (!seen || seen.version === libraryFormat) return;
  const bytes = await bytesOf(shelf, libraryFile);
  const folder = `${backupsFolder}/before-format-${libraryFormat}`;
  await makeFolder(shelf, folder);
  const copy = `${folder}/library.json`;
  // The same bytes are what an attempt before this one left, and perhaps not durably.
  const same = (await exists(shelf, copy)) && Buffer.from(await bytesOf(shelf, copy)).equals(bytes);
  await writeDurably(shelf, same ? copy : await freeName(shelf, copy), bytes);
  await writeRecord(shelf, libraryFile, libraryForm, seen.value);
}

/** Keeps the copy in `.index/` in step with a sound library.json. It is there for bad days only: a failure is told to the log. */
export async function mirrorLibraryFile(shelf: Shelf): Promise<void> {
  try {
    const seen = await readRecord(shelf, libraryFile, libraryForm);
    if (!seen || seen.changedOutside) return;
    const checksum = checksumOf(seen.value);
    if ((await mirrorChecksum(shelf)) === checksum) return;
    const text = canonicalJson({ ...seen.value, sha256: checksum });
    await writeLoosely(shelf, mirrorFile, Buffer.from(text, 'utf8'));
  } catch (error) {
    shelf.report(error, mirrorFile);
  }
}

async function mirrorChecksum(shelf: Shelf): Promise<string | undefined> {
  const copy = await readMirror(shelf);
  return copy && checksumOf(copy);
}

/**
 * Writes a lost library.json anew, from its copy if there is one. Damaged bytes are set aside first.
 * @returns what was wrong, and what was done
 */
export async function rebuildLibraryFile(shelf: Shelf, clock: Clock, failure: Failure): Promise<Problem> {
  const aside = failure.code === 'not-found' ? undefined : await setAside(shelf, clock, libraryFile, 'library.json');
  const copy = await readMirror(shelf);
  await writeRecord(shelf, libraryFile, libraryForm, copy ?? { format: libraryFormat, settings: initialSettings, words: {} });
  await mirrorLibraryFile(shelf);
  const from = copy ? 'with the settings it had' : 'with the settings of a new library: no copy of the old ones was left';
  return problemOf('', libraryFile, failure, `It was written anew, ${from}.${aside ? ` The damaged bytes are in ${aside}.` : ''}`);
}

/** What library.json held when it was last read or saved, if that can still be told. @throws disk, when it may only be out of reach now */
export async function readMirror(shelf: Shelf): Promise<LibraryRecord | undefined> {
  try {
    const seen = await readRecord(shelf, mirrorFile, libraryForm);
    return seen?.changedOutside ? undefined : seen?.value;
  } catch (error) {
    if (!failureOf(error) || failureOf(error)?.code === 'disk') throw error;
    shelf.report(error, mirrorFile);
    return undefined;
  }
}
