import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refusal } from '#domain/result.ts';

/** What the importer does to a disk: it only reads. The one file of this room that imports node:fs. */

/** What a path is. A symbolic link the person chose is followed. @throws not-found, disk */
export async function lookAt(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw unreadable(error, basename(path));
  }
}

/** Whether a folder has an ordinary file of this name, links not followed. @throws not-found, disk */
export async function hasFile(folder: string, name: string): Promise<boolean> {
  try {
    return (await lstat(join(folder, name))).isFile();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return false;
    throw unreadable(error, basename(folder));
  }
}

/**
 * The whole of a file, if it is at most `limit` bytes.
 * @returns undefined for a longer file, of which nothing more than `limit` is ever held
 * @throws not-found, disk
 */
export async function readUpTo(path: string, limit: number): Promise<Uint8Array | undefined> {
  try {
    // Without O_NONBLOCK opening a pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await file.stat();
      if (size > limit) return undefined;
      const bytes = new Uint8Array(size);
      let length = 0;
      while (length < size) {
        const { bytesRead } = await file.read(bytes, length, size - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error, basename(path));
  }
}

/** The first bytes of a file, or those from `from` on; fewer if it has no more. @throws not-found, disk */
export async function readStart(path: string, length: number, from = 0): Promise<Uint8Array> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error, basename(path));
  }
}

/** What lies in a folder, one after another as the disk gives it, links not followed. @throws not-found, disk */
export async function* entriesIn(folder: string): AsyncGenerator<{ name: string; kind: 'file' | 'folder' | 'other'; it: string }> {
  try {
    for await (const entry of await opendir(folder)) {
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
      yield { name: entry.name, kind, it: join(folder, entry.name) };
    }
  } catch (error) {
    throw unreadable(error, basename(folder));
  }
}

export type FolderEntry = { readonly path: string; readonly kind: 'file' | 'other'; readonly bytes: number };

/**
 * Everything below a folder but the folders, links not followed, in order of name; paths relative, with `/`.
 * Stops after `limit` entries, folders counted, or `depth` levels: the caller sees one entry too many, or `other` for what lies deeper.
 */
export async function listFolder(folder: string, limit: number, depth: number): Promise<readonly FolderEntry[]> {
  const found: FolderEntry[] = [];
  let seen = 0;
  const visit = async (relative: string, level: number): Promise<void> => {
    for await (const entry of await opendir(join(folder, relative))) {
      if (++seen > limit) return;
      const path = relative ? `${relative}/${entry.name}` : entry.name;
      if (entry.isDirectory() && level < depth) await visit(path, level + 1);
      else if (entry.isFile()) found.push({ path, kind: 'file', bytes: (await lstat(join(folder, path))).size });
      else found.push({ path, kind: 'other', bytes: 0 });
    }
  };
  try {
    await visit('', 1);
  } catch (error) {
    throw unreadable(error, basename(folder));
  }
  if (seen > limit) throw refusal('too-large', basename(folder), 'read', `it holds more than ${limit} files`, { limit });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unreadable(error: unknown, name: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return refusal('not-found', name, 'read', 'there is no such file or folder', undefined, error);
  if (code === 'EACCES' || code === 'EPERM') return refusal('disk', name, 'read', 'this person may not read it', { system: code }, error);
  return typeof code === 'string' ? refusal('disk', name, 'read', `the disk refused to read it (${code})`, { system: code }, error) : error;
}

/** Where a path really leads, links followed; undefined when there is nothing. @throws disk */
export async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String((error as { code?: unknown }).code))) return undefined;
    throw unreadable(error, basename(path));
  }
}
