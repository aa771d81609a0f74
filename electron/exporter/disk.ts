import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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

/** A small text, undefined when there is none or it is longer than `limit` bytes. */
export async function readSmallFile(path: string, limit: number): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= limit ? await readFile(path, 'utf8') : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
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

/** A name beside `target` that nobody has, hidden where a leading dot hides. */
function besideName(target: string): string {
  return join(dirname(target), `.copydesk-${randomBytes(9).toString('base64url')}`);
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
  const aside = besideName(target);
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
  const refuse = (code: 'disk-full' | 'read-only' | 'not-found' | 'disk', message: string) =>
    refusal(code, thing, 'export', message, { system }, error);
  if (system === 'ENOSPC' || system === 'EDQUOT' || system === 'EFBIG') return refuse('disk-full', 'the disk is full');
  if (system === 'EROFS' || system === 'EACCES' || system === 'EPERM') return refuse('read-only', 'nothing may be written there');
  if (system === 'ENOENT') return refuse('not-found', 'the folder to export into is not there');
  if (system === 'ENOTDIR') return refuse('not-found', 'part of the way to it is a file, not a folder');
  return refuse('disk', `the disk refused (${system})`);
}
