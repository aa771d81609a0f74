import {
  type BigIntStats,
  closeSync,
  type Dirent,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { type Disk, type DiskState, type EntryKind, stampOf } from '../../electron/library/disk.ts';

/** The machine's own disk, at once and without waiting for what is durable: for libraries by the hundred that nobody keeps. */
export function hastyDisk(): Disk {
  return {
    open: async (file) => {
      const handle = openSync(file, 'wx');
      return {
        write: async (bytes, offset) => writeSync(handle, bytes, offset),
        fsync: async () => undefined,
        stat: async () => stateOf(file),
        close: async () => closeSync(handle),
      };
    },
    rename: async (from, to) => renameSync(from, to),
    unlink: async (file) => unlinkSync(file),
    mkdir: async (folder) => mkdirSync(folder),
    rmdir: async (folder) => rmdirSync(folder),
    syncFolder: async () => undefined,
    read: async (file) => readFileSync(file),
    openRead: async (file) => {
      const handle = openSync(file, 'r');
      return {
        bytes: fstatSync(handle).size,
        read: async (buffer, position) => readSync(handle, buffer, 0, buffer.length, position),
        close: async () => closeSync(handle),
      };
    },
    realpath: async (path) => realpathSync(path),
    readdir: async (folder) => readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    stat: async (path) => stateOf(path),
  };
}

function kindOf(entry: Dirent | BigIntStats): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function stateOf(path: string): DiskState {
  const state = statSync(path, { bigint: true });
  return { kind: kindOf(state), bytes: Number(state.size), stamp: stampOf(state) };
}
