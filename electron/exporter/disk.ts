import { hash, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, lstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failureOf, refusal } from '#domain/result.ts';

/**
 * What the exporter does to a disk: everything goes into a temporary place beside the target and is renamed when it is whole.
 * Nothing is synced: an export can be made again. The one file of this room that imports node:fs.
 */

export interface FileToWrite {
  /** Relative, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type Occupant = 'nothing' | 'file' | 'folder' | 'other';

/** What stands at a path, a link not followed. */
export async function occupantOf(path: string): Promise<Occupant> {
  try {
    const found = await lstat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nothing';
    throw asRefusal(error, path);
  }
}

/** The size of an ordinary file in bytes, a link not followed; undefined for anything else. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() ? found.size : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw asRefusal(error, path);
  }
}

/** The names in a folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw asRefusal(error, folder);
  }
}

/**
 * Packages lie outside the library: what is in there is the library's own, and would be backed up with it.
 * @param library absolute; one that is not there has no inside
 * @throws not-allowed
 */
export async function refuseInside(library: string, out: string): Promise<void> {
  const way = relative(await realWay(library), await realWay(out));
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  throw refusal('not-allowed', basename(out), 'export', 'it is inside the library: choose a folder outside it');
}

/** The path without links, as far as it is there. */
async function realWay(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error)) || dirname(path) === path) throw asRefusal(error, path);
    return join(await realWay(dirname(path)), basename(path));
  }
}

/** A small text, undefined when there is none or it is longer than `limit` bytes. */
export async function readSmallFile(path: string, limit: number): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= limit ? await readFile(path, 'utf8') : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw asRefusal(error, path);
  }
}

/**
 * Makes sure that the folder packages go into is there; makes it when only its last part is missing.
 * @returns whether it was made
 * @throws not-found (its parent is missing, or it is a file), read-only, disk-full, disk
 */
export async function ensureFolder(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isDirectory()) throw refusal('not-found', basename(path), 'export', 'it is a file, not a folder to export into');
    return false;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw asRefusal(error, path);
  }
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw asRefusal(error, path);
  }
}

/** Takes a folder away again if {@link ensureFolder} made it and it stayed empty. */
export async function removeIfEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw asRefusal(error, path);
  }
}

/** This machine among those that write into one shared folder. */
const machine = hash('sha256', hostname(), 'hex').slice(0, 8);

/** A name that nobody has, hidden where a leading dot hides, and that says who is writing: see {@link removeLeftovers}. */
export function temporaryName(writer = process.pid): string {
  return `.copydesk-${machine}-${writer}-${randomUUID().replaceAll('-', '').slice(-12)}`;
}

function besideName(target: string): string {
  return join(dirname(target), temporaryName());
}

/** What processes of this machine that were killed left half-written in a folder. A package set aside is none of it. @throws disk, read-only */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const [, place, writer] = /^\.copydesk-([0-9a-f]{8})-(\d+)-[\w-]{12}$/.exec(name) ?? [];
    if (place !== machine || isRunning(Number(writer))) continue;
    try {
      await rm(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      throw asRefusal(error, join(folder, name));
    }
  }
}

function isRunning(writer: number): boolean {
  try {
    process.kill(writer, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Writes a folder, whole or not at all.
 * @param replaces whether a folder may stand there; it goes only when the new one is in its place
 * @throws target-exists, read-only, disk-full, disk, not-found, cancelled
 */
export async function writeFolder(target: string, files: readonly FileToWrite[], replaces: boolean, signal?: AbortSignal): Promise<void> {
  const temporary = besideName(target);
  await orNothing(temporary, target, async () => {
    await mkdir(temporary);
    for (const folder of foldersOf(files)) await mkdir(join(temporary, folder));
    for (let at = 0; at < files.length; at += filesAtOnce) {
      refuseIfCancelled(signal, target);
      await Promise.all(files.slice(at, at + filesAtOnce).map(({ path, bytes }) => writeWhole(join(temporary, path), bytes)));
    }
    refuseIfCancelled(signal, target);
    if (replaces) await swap(temporary, target);
    else await takePlace(temporary, target);
  });
}

/**
 * As {@link writeFolder} for a new folder, but everything in one go: nothing else happens in this process meanwhile. A third of the CPU.
 * @throws as {@link writeFolder}; target-exists, whatever `replaces` says
 */
export async function writeFolderAtOnce(target: string, files: readonly FileToWrite[], _replaces: boolean, signal?: AbortSignal): Promise<void> {
  const temporary = besideName(target);
  await orNothing(temporary, target, async () => {
    refuseIfCancelled(signal, target);
    mkdirSync(temporary);
    for (const folder of foldersOf(files)) mkdirSync(join(temporary, folder));
    for (const { path, bytes } of files) writeAtOnce(join(temporary, path), bytes);
    if (lstatSync(target, { throwIfNoEntry: false })) throw targetExists(target);
    if (patience.length > 0) await move(temporary, target);
    else renameSync(temporary, target);
  });
}

/** A disk that fills up takes fewer bytes without a word: the rest is offered again, and then refused. */
function writeAtOnce(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

/** A file that is written as it grows, and takes its name when it is finished. */
export interface GrowingFile {
  write(bytes: Uint8Array): Promise<void>;
  /** @throws target-exists, read-only, disk-full, disk, not-found */
  finish(replaces: boolean): Promise<void>;
  abandon(): Promise<void>;
}

/** @throws read-only, disk-full, disk, not-found */
export async function openSingle(target: string): Promise<GrowingFile> {
  const temporary = besideName(target);
  const coded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw asRefusal(error, target);
    });
  const file = await coded(open(temporary, 'wx'));
  let isOpen = true;
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    write: (bytes) => coded(file.writeFile(bytes)),
    finish: async (replaces) => {
      await coded(close());
      await orNothing(temporary, target, () => (replaces ? move(temporary, target) : takePlace(temporary, target)));
    },
    abandon: async () => {
      await coded(close());
      await coded(rm(temporary, { force: true }));
    },
  };
}

/** Writes one file, whole or not at all. Parameters and errors as {@link writeFolder}. */
export async function writeSingle(target: string, bytes: Uint8Array, replaces: boolean, signal?: AbortSignal): Promise<void> {
  const temporary = besideName(target);
  await orNothing(temporary, target, async () => {
    refuseIfCancelled(signal, target);
    await writeWhole(temporary, bytes);
    refuseIfCancelled(signal, target);
    // A rename puts one file in another's place in one step, so here nothing needs to be set aside.
    if (replaces) await move(temporary, target);
    else await takePlace(temporary, target);
  });
}

const filesAtOnce = 8;

function foldersOf(files: readonly FileToWrite[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  }
  return [...folders].sort();
}

/** A disk that fills up may take fewer bytes without a word, so the size on disk is compared. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    const { size } = await file.stat();
    if (size !== bytes.length) throw refusal('disk-full', basename(path), 'export', `only ${size} of ${bytes.length} bytes were written`);
  } finally {
    await file.close();
  }
}

async function takePlace(temporary: string, target: string): Promise<void> {
  if ((await occupantOf(target)) !== 'nothing') throw targetExists(target);
  await move(temporary, target);
}

/** The old folder comes back if the new one cannot take its place. */
async function swap(temporary: string, target: string): Promise<void> {
  const aside = join(dirname(target), `.copydesk-old-${randomBytes(9).toString('base64url')}`);
  await move(target, aside);
  try {
    await move(temporary, target);
  } catch (error) {
    await move(aside, target).catch((second: unknown) => {
      throw refusal(
        'disk',
        basename(target),
        'export',
        `the old package is safe, but now called ${basename(aside)} (${codeOf(second)})`,
        undefined,
        error,
      );
    });
    throw error;
  }
  await rm(aside, { recursive: true, force: true }).catch((error: unknown) => {
    const message = `the new package is in its place, but the old one, now ${basename(aside)}, could not be removed (${codeOf(error)})`;
    throw refusal('disk', basename(target), 'export', message, undefined, error);
  });
}

/** On Windows a virus scanner holds what was just written for a moment, and a folder with it. Milliseconds. */
const patience = process.platform === 'win32' ? [20, 60, 150, 400, 1000] : [];

async function move(from: string, to: string): Promise<void> {
  for (const wait of patience) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      await pause(wait);
    }
  }
  await rename(from, to);
}

export function targetExists(target: string): Error {
  return refusal('target-exists', basename(target), 'export', 'there is already something of this name', { name: basename(target) });
}

export function refuseIfCancelled(signal: AbortSignal | undefined, target: string): void {
  if (signal?.aborted) throw refusal('cancelled', basename(target), 'export', 'the export was cancelled');
}

/** Runs `work`; when it fails, what it left at `temporary` goes, and the failure says so if it could not. */
async function orNothing(temporary: string, target: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = asRefusal(error, target);
    try {
      await rm(temporary, { recursive: true, force: true });
    } catch (leftover) {
      const said = failureOf(failure);
      if (!said) throw failure;
      throw refusal(
        said.code,
        said.thing,
        said.stage,
        `${said.message}; ${basename(temporary)} stayed behind (${codeOf(leftover)})`,
        said.detail,
        error,
      );
    }
    throw failure;
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A failed call of the system, coded; anything else as it is. */
function asRefusal(error: unknown, path: string): unknown {
  const system = codeOf(error);
  if (failureOf(error) || !system) return error;
  const thing = basename(path);
  // Somebody else was quicker between the look and the rename.
  if (system === 'ENOTEMPTY' || system === 'EEXIST') return targetExists(path);
  const refuse = (code: 'disk-full' | 'read-only' | 'not-found' | 'disk', message: string) =>
    refusal(code, thing, 'export', message, { system }, error);
  if (system === 'ENOSPC' || system === 'EDQUOT' || system === 'EFBIG') return refuse('disk-full', 'the disk is full');
  if (system === 'EROFS' || system === 'EACCES' || system === 'EPERM') return refuse('read-only', 'nothing may be written there');
  if (system === 'ENOENT') return refuse('not-found', 'the folder to export into is not there');
  if (system === 'ENOTDIR') return refuse('not-found', 'part of the way to it is a file, not a folder');
  return refuse('disk', `the disk refused (${system})`);
}
