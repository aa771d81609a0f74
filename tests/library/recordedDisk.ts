import { isAbsolute, relative, sep } from 'node:path';
import { type Disk, type DiskState, nodeDisk, type OpenFile } from '../../electron/library/disk.ts';
import { lockFile } from '../../electron/library/places.ts';

/** A disk in memory that writes down every change, so that `powerCut.ts` can tell what a cut after any of them leaves. */

/** Files by path relative to the top, with `/`; a folder is undefined. Parents come first. */
export type Tree = ReadonlyMap<string, Uint8Array | undefined>;

/** A name in a folder. Files and folders go by number, as inodes do. */
export interface Place {
  readonly folder: number;
  readonly name: string;
}

export type Change =
  | { readonly type: 'write'; readonly file: number; readonly bytes: Uint8Array }
  | { readonly type: 'fsync'; readonly file: number }
  /** A file or folder gets a name, changes it, or loses it: each at one stroke. */
  | { readonly type: 'name'; readonly node: number; readonly from?: Place; readonly to?: Place }
  | { readonly type: 'syncFolder'; readonly folder: number };

export type Node = { readonly kind: 'file'; bytes: Uint8Array } | { readonly kind: 'folder'; readonly entries: Map<string, number> };

export interface RecordedDisk {
  readonly disk: Disk;
  readonly changes: readonly Change[];
  /** What was there, durably, before the first change. The top is number 0. */
  readonly start: ReadonlyMap<number, Node>;
  /** Of each number that has come up since, what it is. */
  readonly kinds: ReadonlyMap<number, Node['kind']>;
}

const failed = (code: string, path: string) => Object.assign(new Error(`${code}: ${path}`), { code });

/** @param top absolute; nothing outside it is there */
export function recordedDisk(top: string, tree: Tree = new Map()): RecordedDisk {
  const nodes = planted(tree);
  const start = new Map([...nodes].map(([number, node]) => [number, copyOf(node)]));
  const kinds = new Map([...nodes].map(([number, { kind }]) => [number, kind]));
  const changes: Change[] = [];

  const find = (path: string): number | undefined => {
    const inside = relative(top, path);
    if (isAbsolute(inside) || inside.startsWith('..')) throw new Error(`${path} is outside the recorded disk`);
    let number: number | undefined = 0;
    for (const name of inside.split(sep).filter(Boolean)) {
      const node: Node | undefined = number === undefined ? undefined : nodes.get(number);
      number = node?.kind === 'folder' ? node.entries.get(name) : undefined;
    }
    return number;
  };
  const at = (path: string): { number: number; node: Node } => {
    const number = find(path);
    const node = number === undefined ? undefined : nodes.get(number);
    if (number === undefined || !node) throw failed('ENOENT', path);
    return { number, node };
  };
  const folderAt = (path: string): { number: number; entries: Map<string, number> } => {
    const { number, node } = at(path);
    if (node.kind !== 'folder') throw failed('ENOTDIR', path);
    return { number, entries: node.entries };
  };
  const bytesAt = (path: string): Uint8Array => {
    const { node } = at(path);
    if (node.kind !== 'file') throw failed('EISDIR', path);
    return node.bytes;
  };
  const placeOf = (path: string): Place & { readonly entries: Map<string, number> } => {
    const cut = path.lastIndexOf(sep);
    const { number, entries } = folderAt(path.slice(0, cut));
    return { folder: number, name: path.slice(cut + 1), entries };
  };
  const add = (path: string, node: Node): number => {
    const { folder, name, entries } = placeOf(path);
    if (entries.has(name)) throw failed('EEXIST', path);
    const number = kinds.size;
    nodes.set(number, node);
    kinds.set(number, node.kind);
    entries.set(name, number);
    changes.push({ type: 'name', node: number, to: { folder, name } });
    return number;
  };
  const stateOf = (number: number): DiskState => {
    const node = nodes.get(number);
    const bytes = node?.kind === 'file' ? node.bytes.length : 0;
    return { kind: node?.kind ?? 'other', bytes, stamp: `${number}-${bytes}` };
  };
  const openFile = (file: number, node: Extract<Node, { kind: 'file' }>): OpenFile => ({
    write: async (bytes, offset) => {
      const part = Uint8Array.from(bytes.subarray(offset));
      node.bytes = Buffer.concat([node.bytes, part]);
      changes.push({ type: 'write', file, bytes: part });
      return part.length;
    },
    fsync: async () => void changes.push({ type: 'fsync', file }),
    stat: async () => stateOf(file),
    close: async () => undefined,
  });

  const disk: Disk = {
    open: async (path) => {
      const node: Node = { kind: 'file', bytes: new Uint8Array() };
      return openFile(add(path, node), node);
    },
    mkdir: async (path) => void add(path, { kind: 'folder', entries: new Map() }),
    rename: async (path, target) => {
      const { number, node } = at(path);
      const [from, to] = [placeOf(path), placeOf(target)];
      const old = to.entries.get(to.name);
      const there = old === undefined ? undefined : nodes.get(old);
      if (there && there.kind !== node.kind) throw failed(there.kind === 'folder' ? 'EISDIR' : 'ENOTDIR', target);
      if (there?.kind === 'folder' && there.entries.size > 0) throw failed('ENOTEMPTY', target);
      from.entries.delete(from.name);
      to.entries.set(to.name, number);
      changes.push({ type: 'name', node: number, from: { folder: from.folder, name: from.name }, to: { folder: to.folder, name: to.name } });
    },
    unlink: async (path) => {
      const { number, node } = at(path);
      if (node.kind !== 'file') throw failed('EISDIR', path);
      const { folder, name, entries } = placeOf(path);
      entries.delete(name);
      changes.push({ type: 'name', node: number, from: { folder, name } });
    },
    rmdir: async (path) => {
      const { number, entries } = folderAt(path);
      if (entries.size > 0) throw failed('ENOTEMPTY', path);
      const { folder, name, entries: above } = placeOf(path);
      above.delete(name);
      changes.push({ type: 'name', node: number, from: { folder, name } });
    },
    syncFolder: async (path) => void changes.push({ type: 'syncFolder', folder: folderAt(path).number }),
    read: async (path) => bytesAt(path),
    openRead: async (path) => {
      const bytes = bytesAt(path);
      const read = async (buffer: Uint8Array, position: number) => {
        const part = bytes.subarray(position, position + buffer.length);
        buffer.set(part);
        return part.length;
      };
      return { bytes: bytes.length, read, close: async () => undefined };
    },
    realpath: async (path) => {
      at(path);
      return path;
    },
    readdir: async (path) => [...folderAt(path).entries].map(([name, number]) => ({ name, kind: stateOf(number).kind })),
    // SQLite takes the lock, in the real folder.
    stat: async (path) => (path.endsWith(`${sep}${lockFile}`) ? nodeDisk().stat(path) : stateOf(at(path).number)),
  };
  return { disk, changes, start, kinds };
}

function planted(tree: Tree): Map<number, Node> {
  const nodes = new Map<number, Node>([[0, { kind: 'folder', entries: new Map() }]]);
  const numbers = new Map([['', 0]]);
  for (const [path, bytes] of tree) {
    const number = nodes.size;
    nodes.set(number, bytes ? { kind: 'file', bytes } : { kind: 'folder', entries: new Map() });
    numbers.set(path, number);
    const cut = path.lastIndexOf('/');
    const parent = nodes.get(numbers.get(path.slice(0, Math.max(cut, 0))) ?? -1);
    if (parent?.kind !== 'folder') throw new Error(`${path} has no folder to stand in`);
    parent.entries.set(path.slice(cut + 1), number);
  }
  return nodes;
}

function copyOf(node: Node): Node {
  return node.kind === 'file' ? { ...node } : { kind: 'folder', entries: new Map(node.entries) };
}
