import { basename, join } from 'node:path';
import type { Article } from '#domain/article.ts';
import { articleOfManifest, manifestFile, unlistedFiles } from '#domain/portal/manifest.ts';
import { ownPackageName, packageName } from '#domain/portal/slug.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { ExportRequest } from '../newsroom/ports.ts';
import { occupantOf, readSmallFile, targetExists } from './disk.ts';
import { type ReadPackage, reader } from './verify.ts';

/** Where a package goes, and whether it takes the place of one that is there. */
export interface Target {
  readonly path: string;
  readonly replaces: boolean;
}

/** A manifest is some hundred lines; anything longer is none of ours. */
const manifestLimit = 8 * 1024 * 1024;

/**
 * Decides the path. Of two articles that would share a name, the second gets one with the end of its id. Only a package of the
 * same article is ever replaced, and only if nothing else is in it: whatever else stands there stays.
 * @param taken paths other exports of this process are writing at the moment
 * @throws target-exists, disk, read-only
 */
export async function chooseTarget(request: ExportRequest, taken: ReadonlySet<string>, readPackage: ReadPackage): Promise<Target> {
  const { article, profile, out, form, replace } = request;
  if (form === 'zip-file') return { path: out, replaces: await mayReplaceFile(out, replace) };
  const ending = form === 'zip' ? '.zip' : '';
  const names = [...new Set([packageName(article, profile), ownPackageName(article, profile)])];
  for (const name of names) {
    const path = join(out, name + ending);
    if (taken.has(path)) continue;
    const occupant = await occupantOf(path);
    if (occupant === 'nothing') return { path, replaces: false };
    const owner = await ownerOf(path, occupant, form === 'zip', readPackage);
    if (owner === article.id && replace) {
      if (occupant === 'folder') await refuseStrangers(path, readPackage);
      return { path, replaces: true };
    }
    if (owner === article.id || owner === undefined) throw targetExists(path);
  }
  throw targetExists(join(out, (names.at(-1) ?? '') + ending));
}

/** What somebody put into a package's folder (a note, a picture of their own) would go with it. @throws target-exists, naming one */
async function refuseStrangers(path: string, readPackage: ReadPackage): Promise<void> {
  const stranger = unlistedFiles(await readPackage(path), reader)[0];
  if (stranger === undefined) return;
  const name = basename(path);
  throw refusal('target-exists', name, 'export', `it holds ${stranger}, which is no part of the package: take it out first`, { name, stranger });
}

/** A file chosen by name may replace any file, for the person was asked; never a folder. */
async function mayReplaceFile(path: string, replace: boolean): Promise<boolean> {
  const occupant = await occupantOf(path);
  if (occupant === 'nothing') return false;
  if (occupant === 'file' && replace) return true;
  throw targetExists(path);
}

/** The id of the article whose package stands there; undefined for something that is no package. */
async function ownerOf(path: string, occupant: string, isZip: boolean, readPackage: ReadPackage): Promise<Article['id'] | undefined> {
  if (occupant !== (isZip ? 'file' : 'folder')) return undefined;
  const text = isZip ? await manifestInZip(path, readPackage) : await readSmallFile(join(path, manifestFile), manifestLimit);
  return text === undefined ? undefined : articleOfManifest(text);
}

async function manifestInZip(path: string, readPackage: ReadPackage): Promise<string | undefined> {
  try {
    const bytes = (await readPackage(path)).files.get(manifestFile);
    return bytes && Buffer.from(bytes).toString('utf8');
  } catch (error) {
    // What cannot be read as a package is somebody else's file.
    if (failureOf(error)) return undefined;
    throw error;
  }
}
