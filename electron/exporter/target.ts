import { basename, join } from 'node:path';
import type { Article } from '#domain/article.ts';
import { articleOfManifest, manifestFile, unlistedFiles } from '#domain/portal/manifest.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { ownPackageName, packageName } from '#domain/portal/slug.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { ExportRequest } from '../newsroom/ports.ts';
import { occupantOf, readSmallFile, targetExists } from './disk.ts';
import { manifestLimit, type ReadPackage, reader } from './verify.ts';

/** Where a package goes, and whether it takes the place of one that is there. */
export interface Target {
  readonly path: string;
  readonly replaces: boolean;
  /** Number of files of the same package that is there already: nothing needs to be written. */
  readonly same?: number;
}

type TargetRequest = Pick<ExportRequest, 'article' | 'profile' | 'out' | 'form' | 'replace'>;

/** What is known of the folder a package goes into. */
export interface Standing {
  /** Paths other exports of this process are writing at the moment. */
  readonly taken: ReadonlySet<string>;
  /** Every name in the folder, where somebody has looked already. */
  readonly standing?: ReadonlySet<string>;
  /** The number of files of a package that need not be written again; undefined for any other. */
  readonly isSame?: (path: string) => Promise<number | undefined>;
}

/** Names tried for one package. More articles of one day, one title and one end of their ids there are not. */
const mostNames = 100;

/**
 * Decides the path. Of two articles that would share a name, the second gets one with the end of its id, and should that be
 * taken too, a number. Only a package of the same article is ever replaced, and only if nothing else is in it: whatever else
 * stands there stays.
 * @throws target-exists, disk, read-only
 */
export async function chooseTarget(request: TargetRequest, known: Standing, readPackage: ReadPackage): Promise<Target> {
  const { article, profile, out, form, replace } = request;
  if (form === 'zip-file') return { path: out, replaces: await mayReplaceFile(out, replace) };
  const ending = form === 'zip' ? '.zip' : '';
  for (const name of namesFor(article, profile)) {
    const path = join(out, name + ending);
    if (known.taken.has(path)) continue;
    const occupant = known.standing?.has(name + ending) === false ? 'nothing' : await occupantOf(path);
    if (occupant === 'nothing') return { path, replaces: false };
    const owner = await ownerOf(path, occupant, form === 'zip', readPackage);
    const same = owner === article.id ? await known.isSame?.(path) : undefined;
    if (same !== undefined) return { path, replaces: false, same };
    if (owner === article.id && replace) {
      if (occupant === 'folder') await refuseStrangers(path, readPackage);
      return { path, replaces: true };
    }
    if (owner === article.id || owner === undefined) throw targetExists(path);
  }
  throw targetExists(join(out, packageName(article, profile) + ending));
}

function* namesFor(article: Article, profile: Profile): Generator<string> {
  const [name, own] = [packageName(article, profile), ownPackageName(article, profile)];
  yield name;
  if (own !== name) yield own;
  for (let number = 2; number < mostNames; number++) yield `${own}-${number}`;
}

/** What somebody put into a package's folder (a note, a picture of their own) would go with it. @throws target-exists, naming one */
async function refuseStrangers(path: string, readPackage: ReadPackage): Promise<void> {
  const stranger = unlistedFiles(await readPackage(path), reader)[0];
  if (stranger === undefined) return;
  const name = basename(path);
  throw refusal('target-exists', name, 'export', `it holds ${stranger}, which is no part of the package: take it out first`, { name, stranger });
}

/** A file chosen by name may replace any file, for the person was asked; never a folder. */
export async function mayReplaceFile(path: string, replace: boolean): Promise<boolean> {
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
