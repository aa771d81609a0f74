import { basename } from 'node:path';
import { walkFolder } from '#domain/intake/folder.ts';
import { maxOriginalBytes } from '#domain/originals.ts';
import { manifestFile } from '#domain/portal/manifest.ts';
import { refusal } from '#domain/result.ts';
import type { GatheredFile, OriginalFile } from '../newsroom/ports.ts';
import { entriesIn, hasFile, lookAt, readUpTo } from './disk.ts';

/** Port: `Importer.gather`. A package is one thing, whatever lies in it; any other folder is looked through, links not followed. */
export async function gatherFiles(path: string): Promise<readonly GatheredFile[]> {
  const name = basename(path);
  const found = await lookAt(path);
  if (!found.isDirectory() || (await hasFile(path, manifestFile))) return [{ path, name }];
  const items = await walkFolder({ name, it: path }, entriesIn);
  if (items.length === 0) throw refusal('empty', name, 'import', 'there is no file in the folder');
  return items.map(({ it, path: inside, kind }) => ({ path: it, name: inside, ...(isReadable(kind) ? {} : { refused: whyNot(inside, kind) }) }));
}

/** Port: `Importer.readOriginal`. A package folder is none: all that is in it comes in. */
export async function readOriginal(path: string): Promise<OriginalFile | undefined> {
  const name = basename(path);
  if (name === manifestFile || !(await lookAt(path)).isFile()) return undefined;
  const bytes = await readUpTo(path, maxOriginalBytes);
  return bytes && { name, bytes };
}

function isReadable(kind: string): boolean {
  return kind === 'file' || kind === 'package';
}

function whyNot(thing: string, kind: string): NonNullable<GatheredFile['refused']> {
  if (kind === 'deep') return { code: 'too-many', thing, stage: 'import', message: 'it lies too deep in folders; import it by itself' };
  if (kind === 'closed') return { code: 'disk', thing, stage: 'read', message: 'this folder could not be looked into' };
  return { code: 'unsupported', thing, stage: 'import', message: 'it is a link or no ordinary file, and is not followed' };
}
