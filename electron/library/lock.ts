import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { failureOf, refusal } from '#domain/result.ts';
import type { Clock } from '../newsroom/ports.ts';
import { errorCode } from './disk.ts';
import { isMissing, onDisk, removeDurably, type Shelf, takeBack, writeDurably } from './durable.ts';
import { holderFile, lockFile, probeFile } from './places.ts';

/**
 * One writer a library. The lock is the operating system's own, taken through SQLite on the empty file `.lock`: it goes
 * with the process however that ends, so there are no stale locks and no process ids to guess about; it works the same on
 * Windows, and against a second opening within one process. `.lock-holder.json` says who holds it, for messages only.
 *
 * Nothing else may ever open `.lock`: on POSIX systems closing any handle of a file drops the process's locks on it.
 */
export interface Lock {
  release(): Promise<void>;
}

const holderSchema = z.object({ pid: z.int(), host: z.string().max(255), since: z.string().max(40) });
type Holder = z.infer<typeof holderSchema>;

const busy = 5;
const readOnly = 8;
const cannotOpen = 14;
const notADatabase = 26;
/** SQLite takes no longer paths on most systems. UTF-8 bytes, with some to spare for the name of the file. */
const longestPath = 500;
/** Two that come at the same moment may both find the other in the way: so each tries again, at odd times. */
const attempts = 8;

/** @throws locked with detail {pid, host, since}; read-only, disk-full, disk, naming the folder */
export async function takeLock(shelf: Shelf, clock: Clock): Promise<Lock> {
  for (let attempt = 1; ; attempt++) {
    const database = await tryLock(shelf);
    if (database) return holdLock(shelf, clock, database);
    if (attempt === attempts) throw await refuseLocked(shelf);
    await pause(10 + Math.random() * 40);
  }
}

/** The held lock, or undefined while somebody else has it. */
async function tryLock(shelf: Shelf): Promise<DatabaseSync | undefined> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(onDisk(shelf, lockFile), { timeout: 0 });
    // The pragma writes into SQLite's memory only, and the transaction is never committed: the file stays empty. It is
    // there because SQLite opens a file it may not write read-only and then calls a shared lock an exclusive one.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
    return database;
  } catch (error) {
    database?.close();
    const reason = (error as { errcode?: unknown }).errcode;
    // The low byte is the error, the rest its kind.
    const code = typeof reason === 'number' ? reason & 0xff : 0;
    if (code === busy) return undefined;
    if (code === cannotOpen) await tryWriting(shelf);
    throw refuseUnlockable(shelf, code, error);
  }
}

function refuseUnlockable({ root }: Shelf, code: number, error: unknown): Error {
  if (code === readOnly) return refusal('read-only', root, 'open', 'its file .lock cannot be written', undefined, error);
  if (code === notADatabase)
    return refusal('damaged', root, 'open', 'its file .lock is none of ours; with no Copydesk open, delete it', undefined, error);
  const bytes = Buffer.byteLength(root);
  if (code === cannotOpen && bytes > longestPath)
    return refusal('disk', root, 'open', `its path is too long: ${bytes} bytes, and ${longestPath} at most can be locked`, { bytes }, error);
  return refusal('disk', root, 'open', 'it cannot be locked', undefined, error);
}

/**
 * SQLite does not say why it cannot make a file; the disk itself does.
 * @throws read-only, disk-full, disk, naming the folder
 */
async function tryWriting(shelf: Shelf): Promise<void> {
  try {
    await writeDurably(shelf, probeFile, new Uint8Array());
    await removeDurably(shelf, probeFile);
  } catch (error) {
    throw aboutFolder(shelf, error);
  }
}

function aboutFolder({ root }: Shelf, error: unknown): unknown {
  const failure = failureOf(error);
  return failure ? refusal(failure.code, root, 'open', failure.message, failure.detail, error) : error;
}

async function holdLock(shelf: Shelf, clock: Clock, database: DatabaseSync): Promise<Lock> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: clock.now() };
  try {
    await writeDurably(shelf, holderFile, Buffer.from(`${JSON.stringify(holder)}\n`, 'utf8'));
  } catch (error) {
    // A full disk must not keep anybody from reading: the lock holds without the note, but not beside a wrong one.
    if (failureOf(error)?.code !== 'disk-full') {
      database.close();
      throw aboutFolder(shelf, error);
    }
    shelf.report(error, holderFile);
    await takeBack(shelf, holderFile);
  }
  return {
    release: async () => {
      await takeBack(shelf, holderFile);
      database.close();
    },
  };
}

async function refuseLocked(shelf: Shelf): Promise<Error> {
  const holder = await readHolder(shelf);
  const who = holder ? `process ${holder.pid} on ${holder.host} has had it open since ${holder.since}` : 'another process has it open';
  return refusal('locked', shelf.root, 'open', who, holder ?? { pid: 0, host: '', since: '' });
}

/** Who holds the lock, as far as the note can be read and is not that of a process long dead. */
async function readHolder(shelf: Shelf): Promise<Holder | undefined> {
  try {
    const text = new TextDecoder().decode(await shelf.disk.read(onDisk(shelf, holderFile)));
    const holder = holderSchema.parse(JSON.parse(text));
    return holder.host === hostname() && !isAlive(holder.pid) ? undefined : holder;
  } catch (error) {
    if (!isMissing(error)) shelf.report(error, holderFile);
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other answer than "no such process" means that there is one.
    return errorCode(error) !== 'ESRCH';
  }
}
