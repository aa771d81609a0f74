import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { type BackedUpFile, backupFormat, backupManifest, countArticles, manifestText, maxBackupFiles } from '#domain/backups.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { BackupReport, BackupWork, LongWork } from '../../newsroom/ports.ts';
import { sha256 } from '../adapter.ts';
import { type Disk, isSystemError } from '../disk.ts';
import { entriesOf, readRefusal, writeStreamDurably } from '../durable.ts';
import { findArticles } from '../folders.ts';
import { libraryFormat } from '../forms.ts';
import { trashFolder } from '../places.ts';
import { type BackupRoom, libraryContents } from './contents.ts';
import { outsideLibrary } from './outside.ts';
import { sumOf, withZip } from './readZip.ts';
import { packZip, type ZipPart } from './zip.ts';

/** What is written at a time, at least: small files together. Bytes. */
const chunkBytes = 256 * 1024;
const packedAlready = /\.(jpg|jpeg|png|gif|webp|zip|docx)$/i;

/** Port: `Library.backup`. One at a time; another waits. */
export function writeBackup(room: BackupRoom, file: string, work: BackupWork): Promise<BackupReport> {
  return room.queue.run('backup', async () => {
    const shelf = await outsideLibrary(room, file);
    const name = basename(file);
    const tasks = await taskOf(room, name, work);
    const files: BackedUpFile[] = [];
    const hash = createHash('sha256');
    const chunks = watched(gathered(packZip(parts(room, files, work, tasks), room.clock.now())), (chunk) => {
      tasks.refuseIfCancelled();
      hash.update(chunk);
    });
    let sum = '';
    const bytes = await writeStreamDurably(shelf, name, chunks, {
      temporary: temporaryName(room.shelf.root),
      check: async (temporary) => {
        sum = hash.digest('hex');
        await readBack(shelf.disk, temporary, name, sum, files, tasks);
      },
    });
    return { articles: countArticles(files), bytes, sha256: sum };
  });
}

/**
 * The same for all backups of this library on this machine. Only one process has the library open, and that one writes one
 * backup at a time: a file of this name is always a dead one.
 */
function temporaryName(root: string): string {
  const owner = sha256(`${hostname()}\n${root}`);
  return `.copydesk-${owner.slice(0, 12)}-${owner.slice(12, 24)}.tmp`;
}

interface Tasks {
  refuseIfCancelled(): void;
  bundleDone(): void;
  /** So much of what was written has been read back, from 0 to 1. */
  readBack(part: number): void;
}

/** Half of the work is writing, half is reading back. */
async function taskOf(room: BackupRoom, name: string, { signal, progress }: LongWork): Promise<Tasks> {
  const bundles = (await findArticles(room)).found.length + (await entriesOf(room.shelf, trashFolder)).length;
  const total = bundles * 2 + 2;
  let done = 0;
  return {
    refuseIfCancelled: () => {
      if (signal?.aborted) throw refusal('cancelled', name, 'backup', 'the backup was cancelled');
    },
    bundleDone: () => {
      // What comes while it is written is more than was counted.
      done = Math.min(done + 1, bundles);
      progress?.(done, total);
    },
    readBack: (part) => progress?.(bundles + 1 + Math.floor((bundles + 1) * part), total),
  };
}

/** Everything of the library, noted in `files` as it goes by, and the list of it at the end. */
async function* parts(room: BackupRoom, files: BackedUpFile[], { generator }: BackupWork, tasks: Tasks): AsyncGenerator<ZipPart> {
  const at = room.clock.now();
  for await (const { path, content } of libraryContents(room, tasks.bundleDone)) {
    tasks.refuseIfCancelled();
    if (files.length === maxBackupFiles) throw refusal('too-large', path, 'backup', `the library has more than ${maxBackupFiles} files`);
    yield* noted(files, path, content);
  }
  const articles = countArticles(files);
  const text = manifestText({ format: backupFormat, at, generator, library: { format: libraryFormat }, articles, files: [...files] });
  yield* noted(files, backupManifest, encoded(text));
}

async function* noted(files: BackedUpFile[], path: string, content: ZipPart['content']): AsyncGenerator<ZipPart> {
  const shrinks = !packedAlready.test(path);
  if (content instanceof Uint8Array) {
    files.push({ path, bytes: content.length, sha256: sha256(content) });
    yield { path, content, shrinks };
    return;
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = watched(content, (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  yield { path, content: counted, shrinks };
  files.push({ path, bytes, sha256: hash.digest('hex') });
}

async function* encoded(text: Iterable<string>): AsyncGenerator<Uint8Array> {
  let held = '';
  for (const piece of text) {
    held += piece;
    if (held.length < chunkBytes) continue;
    yield Buffer.from(held, 'utf8');
    held = '';
  }
  yield Buffer.from(held, 'utf8');
}

async function* watched(pieces: AsyncIterable<Uint8Array>, see: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    see(piece);
    yield piece;
  }
}

async function* gathered(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < chunkBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  yield Buffer.concat(held);
}

/** @throws bad-checksum, when what is on the disk is not what was written; disk; cancelled */
async function readBack(disk: Disk, temporary: string, name: string, sum: string, files: readonly BackedUpFile[], tasks: Tasks): Promise<void> {
  try {
    await withZip(disk, temporary, async (zip) => {
      if ((await sumOf(watched(zip.whole(), tasks.refuseIfCancelled))) !== sum) throw new Error('its bytes are not those that were written');
      let number = 0;
      for await (const entry of zip.entries()) {
        tasks.refuseIfCancelled();
        const file = files[number++];
        const isSame = file?.path === entry.path && file.bytes === entry.bytes;
        if (!isSame || (await sumOf(zip.content(entry))) !== file.sha256) throw new Error(`${entry.path} is not what was written`);
        tasks.readBack(number / files.length);
      }
      if (number !== files.length) throw new Error(`${files.length} files were written, ${number} are there`);
    });
  } catch (error) {
    if (failureOf(error)) throw error;
    if (isSystemError(error)) throw readRefusal(error, name);
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
    throw refusal('bad-checksum', name, 'verify', `what was written cannot be read back: ${why}`, undefined, error);
  }
}
