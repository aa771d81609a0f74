import { readFileSync, statSync } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, readFile, realpath, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeSeries } from './series.ts';

/**
 * The few things the library does to a disk. Everything in this room goes through a `Disk`, so that a test can make any
 * one of them fail, write them down, or play a part of them back. Paths are absolute; failures are Node's own errors
 * with their `code`. Only the index's own thread looks at the disk by itself (`index/look.ts`).
 */
export interface Disk {
  /** Makes a new file for writing. Fails with EEXIST when there is one already. */
  open(file: string): Promise<OpenFile>;
  /** Of a file, which replaces one that is there; or of a folder with all that is in it, to a name that is free. */
  rename(from: string, to: string): Promise<void>;
  unlink(file: string): Promise<void>;
  /** Makes one folder. Fails with EEXIST when there is one already. */
  mkdir(folder: string): Promise<void>;
  /** Removes an empty folder. Fails with ENOTEMPTY when something is in it. */
  rmdir(folder: string): Promise<void>;
  /** Makes the names in a folder durable, as far as the system can. */
  syncFolder(folder: string): Promise<void>;
  read(file: string): Promise<Uint8Array>;
  /** Opens a file that is too large for one reading. */
  openRead(file: string): Promise<ReadableFile>;
  readdir(folder: string): Promise<readonly DiskEntry[]>;
  /** Fails with ENOENT, or with ENOTDIR below a file, when there is nothing; which of them, below a file, may change from one look to the next. */
  stat(path: string): Promise<DiskState>;
  /** The path without links on the way. */
  realpath(path: string): Promise<string>;
}

export interface ReadableFile {
  readonly bytes: number;
  /** Reads into `buffer` what stands from `position` on and says how many bytes; 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

export interface OpenFile {
  /** Writes some of `bytes` from `offset` on and says how many: a disk that fills up takes fewer, or none, in silence. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  fsync(): Promise<void>;
  stat(): Promise<DiskState>;
  close(): Promise<void>;
}

export type EntryKind = 'file' | 'folder' | 'other';

export interface DiskEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface DiskState {
  readonly kind: EntryKind;
  readonly bytes: number;
  /** Inode, time of the last change in nanoseconds, and size: another stamp means that the content may be another. */
  readonly stamp: string;
}

/** Node's code of a failed call (`ENOENT`), or an empty text for any other error. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** True for a failed call of the system (`EIO`), and not for what zlib or Node's own checks have to say. */
export function isSystemError(error: unknown): boolean {
  return /^E(?!RR_)/.test(errorCode(error));
}

/** The machine's own disk. */
export function nodeDisk(platform: string = process.platform): Disk {
  // A virus scanner or an indexer may hold a file for a moment on Windows; elsewhere the first answer is the last.
  const waits = platform === 'win32' ? [5, 20, 60, 150, 300] : [];
  const series = makeSeries();
  return {
    open: async (file) => openedFile(await open(file, 'wx')),
    rename: (from, to) => insist(() => rename(from, to), waits),
    unlink: (file) => insist(() => unlink(file), waits),
    mkdir: (folder) => mkdir(folder),
    rmdir: (folder) => insist(() => rmdir(folder), waits),
    syncFolder: (folder) => syncFolder(folder, platform),
    read: (file) =>
      series.ask<Uint8Array>(
        () => insist(() => readFile(file), waits),
        () => readAtOnce(file),
      ),
    openRead: async (file) => readableFile(await insist(() => open(file, 'r'), waits)),
    readdir: async (folder) => (await readdir(folder, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    stat: (path) =>
      series.ask(
        async () => stateOf(await stat(path, { bigint: true })),
        () => stateOf(statSync(path, { bigint: true, throwIfNoEntry: false }) ?? absent(path)),
      ),
    realpath: (path) => realpath(path),
  };
}

/** What `stat` throws, made here: most articles lack one of the files that are looked for, and Node takes longer over its error than over the look. */
function absent(path: string): never {
  throw Object.assign(new Error(`ENOENT: no such file or directory, stat '${path}'`), { code: 'ENOENT', syscall: 'stat', path });
}

/** Longer files, pictures as a rule, are read while other work goes on. Bytes. */
const small = 256 * 1024;

/** Undefined for a long file, and where something is in the way that may be gone in a moment. */
function readAtOnce(file: string): Uint8Array | undefined {
  try {
    return statSync(file).size > small ? undefined : readFileSync(file);
  } catch (error) {
    if (isInTheWay(error)) return undefined;
    throw error;
  }
}

/**
 * Tries again while another program is in the way (EPERM, EBUSY, EACCES), once after each wait.
 * @param waits ms
 */
export async function insist<T>(action: () => Promise<T>, waits: readonly number[]): Promise<T> {
  for (const wait of waits) {
    try {
      return await action();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
    }
    await pause(wait);
  }
  return action();
}

function isInTheWay(error: unknown): boolean {
  return ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error));
}

async function readableFile(handle: FileHandle): Promise<ReadableFile> {
  try {
    const { size } = await handle.stat();
    return {
      bytes: size,
      read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function openedFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, offset) => (await handle.write(bytes, offset, bytes.length - offset, null)).bytesWritten,
    fsync: () => handle.sync(),
    stat: async () => stateOf(await handle.stat({ bigint: true })),
    close: () => handle.close(),
  };
}

/** Windows cannot open a folder to sync it, and some file systems know no such thing: there it counts as done. */
async function syncFolder(folder: string, platform: string): Promise<void> {
  const impossible = platform === 'win32' ? ['EPERM', 'EISDIR', 'EACCES', 'EINVAL'] : ['EINVAL', 'ENOTSUP'];
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!impossible.includes(errorCode(error))) throw error;
  } finally {
    await handle?.close();
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function stateOf(state: Stamped & { isFile(): boolean; isDirectory(): boolean }): DiskState {
  return { kind: kindOf(state), bytes: Number(state.size), stamp: stampOf(state) };
}

interface Stamped {
  readonly ino: bigint;
  readonly mtimeNs: bigint;
  readonly size: bigint;
}

/** See {@link DiskState}. */
export function stampOf({ ino, mtimeNs, size }: Stamped): string {
  return `${ino}-${mtimeNs}-${size}`;
}

/** By the magic number of the type (statfs(2)), where the list of mounts does not tell. A FUSE alone may as well be a disk of this machine. */
const typesByNumber: Readonly<Record<number, string>> = {
  26985: 'nfs',
  20859: 'smb',
  4283649346: 'cifs',
  4266872130: 'smb2',
  16914839: '9p',
  22092: 'ncpfs',
  1937076805: 'coda',
  1397113167: 'afs',
};

/**
 * The type of the file system a folder lies on, as Linux names it (`ext4`, `nfs4`, `fuse.sshfs`); empty where it cannot be
 * told. Other systems number their types as they please.
 */
export async function fileSystemOf(folder: string, platform: string): Promise<string> {
  if (platform !== 'linux') return '';
  try {
    const mounted = mountOf(await realpath(folder), await readFile('/proc/self/mountinfo', 'utf8'));
    return mounted ?? typesByNumber[(await statfs(folder)).type >>> 0] ?? '';
  } catch {
    // A place of which nothing is known is treated like any other.
    return '';
  }
}

/** The type of the mount with the longest path above the folder, the last one where several lie over each other. Pure. */
export function mountOf(folder: string, mountinfo: string): string | undefined {
  let best = { path: '', type: '' };
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const path = before.split(' ')[4]?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const type = after.split(' ')[0];
    if (!path || !type || path.length < best.path.length) continue;
    if (folder === path || folder.startsWith(path.endsWith('/') ? path : `${path}/`)) best = { path, type };
  }
  return best.type === '' ? undefined : best.type;
}

/** The bare names of those paths at which there is something. */
export async function namesIn(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      try {
        await access(path);
        return [basename(path)];
      } catch {
        return [];
      }
    }),
  );
  return found.flat();
}
