import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  type BackedUpFile,
  type BackupManifest,
  backupFormat,
  backupManifest,
  countArticles,
  isSafeInBackup,
  manifestSchema,
  maxBackupFiles,
} from '#domain/backups.ts';
import { pathKey } from '#domain/portal/safepath.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { BackupReport, LongWork } from '../../newsroom/ports.ts';
import { type Disk, isSystemError } from '../disk.ts';
import { isMissing, made, onDisk, readRefusal, type Shelf, syncNames, writeNew, writeRefusal } from '../durable.ts';
import { libraryFormat } from '../forms.ts';
import { mapBounded } from '../queue.ts';
import { lookAtTarget, placeWhole } from './place.ts';
import { type OpenZip, sumOf, withZip, type ZipEntry } from './readZip.ts';

/** Files unpacked side by side: their syncs go together. */
const atOnce = 16;
/** A backup of more than so many bytes unpacked may have shrunk so many times at most: beyond, it is a bomb. */
const ratioFrom = 1024 * 1024 * 1024;
const ratio = 200;
/** A path in the list of files, with its size and hash, takes no more than this. Bytes. */
const listedBytes = 7000;

/**
 * Port: `BackupStore.restore`. First all that can be said without unpacking is checked: names, sizes, the list against the
 * zip. Then everything is unpacked beside the target, each file checked on its way, and takes its place in one step.
 */
export async function restoreBackup(disk: Disk, file: string, folder: string, work: LongWork): Promise<BackupReport> {
  const name = basename(file);
  const target = await lookAtTarget(disk, folder);
  const refuseIfCancelled = () => {
    if (work.signal?.aborted) throw refusal('cancelled', name, 'restore', 'the restore was cancelled');
  };
  return placeWhole(disk, target, (shelf) =>
    aboutZip(name, () =>
      withZip(disk, file, async (zip) => {
        const entries = await listEntries(zip, name, refuseIfCancelled);
        const manifest = await readManifest(zip, name, entries);
        refuseDifferences(manifest.files, entries, name);
        refuseBomb(manifest.files, zip, name);
        const sha256 = await sumOf(zip.whole());
        await unpack(zip, shelf, manifest.files, { ...work, refuseIfCancelled });
        refuseIfCancelled();
        return { articles: countArticles(manifest.files), bytes: zip.bytes, sha256 };
      }),
    ),
  );
}

/** @throws not-found, bad-package (no zip, or a damaged one), disk; what is coded already passes through */
async function aboutZip<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (failureOf(error)) throw error;
    if (isMissing(error)) throw refusal('not-found', name, 'read', 'there is no such file', undefined, error);
    if (isSystemError(error)) throw readRefusal(error, name);
    throw refusal('bad-package', name, 'read', `it is no zip, or a damaged one (${messageOf(error)})`, undefined, error);
  }
}

/** The files in the zip by path, their names looked at. @throws unsafe-name, too-large, bad-package */
async function listEntries(zip: OpenZip, name: string, refuseIfCancelled: () => void): Promise<ReadonlyMap<string, ZipEntry>> {
  if (zip.count > 2 * maxBackupFiles)
    throw refusal('too-large', name, 'read', `it holds more than ${maxBackupFiles} files`, { limit: maxBackupFiles });
  const entries = new Map<string, ZipEntry>();
  const keys = new Set<string>();
  for await (const entry of zip.entries()) {
    refuseIfCancelled();
    const path = entry.isFolder ? entry.path.slice(0, -1) : entry.path;
    if (entry.isOdd) throw unsafe(path, 'it is a link or no ordinary file');
    if (path !== backupManifest && !isSafeInBackup(path, process.platform === 'win32')) throw unsafe(path, 'the name is not safe');
    if (entry.isFolder) continue;
    if (keys.has(pathKey(path))) throw unsafe(path, 'the name stands twice, or differs only in case');
    keys.add(pathKey(path));
    entries.set(path, entry);
  }
  for (const path of entries.keys()) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (keys.has(pathKey(path.slice(0, at)))) throw unsafe(path, 'the folder it lies in is a file as well');
    }
  }
  return entries;
}

function unsafe(path: string, why: string): Error {
  const shown = path.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return refusal('unsafe-name', shown.slice(0, 200), 'read', why);
}

/** @throws bad-package, newer-format, bad-checksum */
async function readManifest(zip: OpenZip, name: string, entries: ReadonlyMap<string, ZipEntry>): Promise<BackupManifest> {
  const entry = entries.get(backupManifest);
  if (!entry) throw refusal('bad-package', name, 'read', `it is no backup of Copydesk: there is no ${backupManifest} in it`);
  if (entry.bytes > (entries.size + 1) * listedBytes) throw refusal('bad-package', name, 'read', 'its list is far too long for its files');
  const text = await buffer(contentOf(zip, entry));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (cause) {
    throw refusal('bad-package', name, 'read', `its ${backupManifest} is not JSON`, undefined, cause);
  }
  refuseNewer(value, name);
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.').slice(0, 200) ?? '';
  throw refusal('bad-package', name, 'read', `its ${backupManifest} is not valid: ${field || 'content'}`, { field });
}

function refuseNewer(value: unknown, name: string): void {
  const { format, library } = (value ?? {}) as { readonly format?: unknown; readonly library?: { readonly format?: unknown } };
  for (const [what, found, newest] of [
    ['backup', format, backupFormat],
    ['library', library?.format, libraryFormat],
  ] as const) {
    if (typeof found !== 'number' || found <= newest) continue;
    throw refusal('newer-format', name, 'read', `its ${what} is of format ${found}; this program knows formats up to ${newest}`, { version: found });
  }
}

/** @throws bad-package, naming a file that is in the list or in the zip alone */
function refuseDifferences(files: readonly BackedUpFile[], entries: ReadonlyMap<string, ZipEntry>, name: string): void {
  const listed = new Set<string>();
  for (const { path, bytes } of files) {
    const entry = path === backupManifest || listed.has(path) ? undefined : entries.get(path);
    if (entry?.bytes !== bytes) throw refusal('bad-package', name, 'verify', `${path} is missing, or not of the size in its list`);
    listed.add(path);
  }
  for (const path of entries.keys()) {
    if (path !== backupManifest && !listed.has(path)) throw refusal('bad-package', name, 'verify', `${path} is not in its list`);
  }
}

function refuseBomb(files: readonly BackedUpFile[], zip: OpenZip, name: string): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > ratioFrom && bytes > zip.bytes * ratio)
    throw refusal('too-large', name, 'read', 'it would unpack to far more than its own size', { bytes });
}

type Unpacking = LongWork & { readonly refuseIfCancelled: () => void };

async function unpack(zip: OpenZip, shelf: Shelf, files: readonly BackedUpFile[], work: Unpacking): Promise<void> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const folders = new Set<string>(['.']);
  let done = 0;
  const write = async (entries: readonly ZipEntry[]) => {
    for (const { path } of entries) await makeFolders(shelf, path, folders);
    const outcomes = await Promise.allSettled(entries.map((entry) => unpackOne(zip, shelf, entry, wanted.get(entry.path), work)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    done += entries.length;
    work.progress?.(done, files.length);
  };
  let batch: ZipEntry[] = [];
  for await (const entry of zip.entries()) {
    if (!wanted.has(entry.path)) continue;
    batch.push(entry);
    if (batch.length < atOnce) continue;
    await write(batch);
    batch = [];
  }
  await write(batch);
  await mapBounded([...folders], atOnce, (folder) => syncNames(shelf, folder));
}

async function makeFolders(shelf: Shelf, path: string, folders: Set<string>): Promise<void> {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const folder = path.slice(0, at);
    if (folders.has(folder)) continue;
    try {
      await made(shelf.disk, onDisk(shelf, folder));
    } catch (error) {
      throw writeRefusal(error, folder);
    }
    folders.add(folder);
  }
}

/** @throws bad-checksum, naming the file */
async function unpackOne(zip: OpenZip, shelf: Shelf, entry: ZipEntry, file: BackedUpFile | undefined, work: Unpacking): Promise<void> {
  const hash = createHash('sha256');
  const pieces = async function* () {
    for await (const piece of contentOf(zip, entry)) {
      work.refuseIfCancelled();
      hash.update(piece);
      yield piece;
    }
  };
  await writeNew(shelf, entry.path, pieces());
  if (hash.digest('hex') !== file?.sha256) throw refusal('bad-checksum', entry.path, 'verify', 'it is not what was backed up: the backup is damaged');
}

/** @throws bad-checksum, naming the file; disk */
async function* contentOf(zip: OpenZip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  try {
    yield* zip.content(entry);
  } catch (error) {
    if (isSystemError(error)) throw readRefusal(error, entry.path);
    throw refusal('bad-checksum', entry.path, 'verify', `the backup is damaged (${messageOf(error)})`, undefined, error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
}
