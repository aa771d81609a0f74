import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, RecordedDisk, Tree } from './recordedDisk.ts';

/**
 * What a power cut may leave, after SQLite's crash tests. Certain are only the bytes of a file at its last fsync, and the
 * names in a folder at its last sync (of both folders, when a name moves between them). Of all else any part may be there:
 * each change of a name, or not, whatever became of those before it; of bytes that were not synced all, none, or a part by
 * sectors, the rest zeros or garbage.
 */
export interface Fate {
  /** Whether a change of a name that was not synced is there. */
  readonly name: () => boolean;
  /** What is there of a file of which the first `synced` bytes are certain. */
  readonly bytes: (written: Uint8Array, synced: number) => Uint8Array;
}

const sector = 512;

const filled = (written: Uint8Array, synced: number, value: number) => {
  const bytes = Uint8Array.from(written);
  bytes.fill(value, synced);
  return bytes;
};
const contents = {
  kept: (written: Uint8Array) => written,
  lost: (written: Uint8Array, synced: number) => written.subarray(0, synced),
  zeros: (written: Uint8Array, synced: number) => filled(written, synced, 0),
  garbage: (written: Uint8Array, synced: number) => filled(written, synced, 0xa5),
};

/** All or nothing, in every combination. */
export const extremes: readonly Fate[] = [true, false].flatMap((kept) => Object.values(contents).map((bytes) => ({ name: () => kept, bytes })));

/** @param random numbers from 0 up to 1 */
export function randomFate(random: () => number): Fate {
  const leaning = random();
  return { name: () => random() < leaning, bytes: (written, synced) => torn(written, synced, random) };
}

function torn(written: Uint8Array, synced: number, random: () => number): Uint8Array {
  const whole = Object.values(contents)[Math.floor(random() * 6)];
  if (whole) return whole(written, synced);
  const sectors = Math.ceil(written.length / sector);
  const bytes = Uint8Array.from(written.subarray(0, Math.max(synced, sector * Math.floor(random() * (sectors + 1)))));
  for (let start = synced; start < bytes.length; start += sector) {
    const luck = random();
    if (luck < 0.5) bytes.fill(luck < 0.25 ? 0 : 0xa5, start, start + sector);
  }
  return bytes;
}

/** What stands on the disk when the power is cut after the first `moment` changes and fate decides the rest. */
export function afterCut({ start, kinds, changes }: RecordedDisk, moment: number, fate: Fate): Tree {
  const folders = new Map<number, Map<string, number>>();
  const files = new Map<number, { written: Uint8Array; synced: number }>();
  for (const [number, kind] of kinds) {
    const node = start.get(number);
    if (kind === 'folder') folders.set(number, new Map(node?.kind === 'folder' ? node.entries : []));
    else files.set(number, node?.kind === 'file' ? { written: node.bytes, synced: node.bytes.length } : { written: new Uint8Array(), synced: 0 });
  }
  const past = changes.slice(0, moment);
  for (const change of past) {
    const file = change.type === 'write' || change.type === 'fsync' ? files.get(change.file) : undefined;
    if (file && change.type === 'write') file.written = Buffer.concat([file.written, change.bytes]);
    if (file && change.type === 'fsync') file.synced = file.written.length;
  }
  for (const { change, certain } of namesOf(past)) if (certain || fate.name()) rename(folders, kinds, change);
  return treeOf(folders, (file) => {
    const { written, synced } = files.get(file) ?? { written: new Uint8Array(), synced: 0 };
    return synced === written.length ? written : fate.bytes(written, synced);
  });
}

type NameChange = Extract<Change, { type: 'name' }>;

/** The changes of names, in order; a change is certain when each folder it touches was synced after it. */
function namesOf(past: readonly Change[]): readonly { readonly change: NameChange; readonly certain: boolean }[] {
  const lastSync = new Map<number, number>();
  for (const [index, change] of past.entries()) if (change.type === 'syncFolder') lastSync.set(change.folder, index);
  return past.flatMap((change, index) => {
    if (change.type !== 'name') return [];
    const touched = [change.from, change.to].flatMap((place) => (place ? [place.folder] : []));
    return [{ change, certain: touched.every((folder) => (lastSync.get(folder) ?? -1) > index) }];
  });
}

function rename(folders: ReadonlyMap<number, Map<string, number>>, kinds: RecordedDisk['kinds'], { node, from, to }: NameChange): void {
  const left = from && folders.get(from.folder);
  const isThere = from !== undefined && left?.get(from.name) === node;
  // A file may have lost the name it is renamed from; a folder stands in one place, whatever happens.
  if (from && !isThere && (!to || kinds.get(node) === 'folder')) return;
  if (from && isThere) left?.delete(from.name);
  if (to) folders.get(to.folder)?.set(to.name, node);
}

function treeOf(folders: ReadonlyMap<number, ReadonlyMap<string, number>>, bytesOf: (file: number) => Uint8Array): Tree {
  const tree = new Map<string, Uint8Array | undefined>();
  const walk = (folder: number, above: string) => {
    for (const [name, number] of [...(folders.get(folder) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
      tree.set(`${above}${name}`, folders.has(number) ? undefined : bytesOf(number));
      if (folders.has(number)) walk(number, `${above}${name}/`);
    }
  };
  walk(0, '');
  return tree;
}

/** The same for equal trees. */
export function fingerprintOf(tree: Tree): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of tree) {
    hash.update(`${path}\0${bytes?.length ?? 'folder'}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex');
}

/** The temp files of the process that lost its power, under the name that another session gave them. */
export function ofAnotherSession(tree: Tree): Tree {
  return new Map([...tree].map(([path, bytes]) => [path.replace(/\/\.copydesk-[0-9a-f]{12}-/, '/.copydesk-000000000000-'), bytes]));
}

/** Puts a tree into a real, empty folder. */
export function plant(tree: Tree, folder: string): void {
  for (const [path, bytes] of tree) {
    if (bytes) writeFileSync(join(folder, path), bytes);
    else mkdirSync(join(folder, path));
  }
}
