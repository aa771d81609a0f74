import { basename, join } from 'node:path';
import { type Batch, batchFile, parseBatch } from '#domain/portal/batch.ts';
import { refusal } from '#domain/result.ts';
import type { BatchRequest } from '../newsroom/ports.ts';
import { besideNames } from './batchBeside.ts';
import type { BatchPlace, ChosenPlace, PlaceWish } from './batchPlace.ts';
import { ensureFolder, type FileToWrite, namesIn, readSmallFile, removeIfEmpty, removeLeftovers, targetExists, writeSingle } from './disk.ts';
import { sha256 } from './hash.ts';
import { makePace } from './pace.ts';
import { sameAs } from './same.ts';
import { chooseTarget } from './target.ts';
import type { ReadPackage } from './verify.ts';
import { packZip } from './zip.ts';

type FolderRequest = BatchRequest & { readonly form: 'folder' | 'zip' };

/** Longer than the list and the index page of the longest batch. Bytes. */
const besideLimit = 256 * 1024 * 1024;

/**
 * A folder that takes the packages of a batch, each written whole or not at all.
 * @throws not-found, read-only, disk-full, disk; target-exists when something else than an earlier batch for this portal has
 * the name of the index page, a feed or the list
 */
export async function openFolderPlace(request: FolderRequest, readPackage: ReadPackage): Promise<BatchPlace> {
  const { out } = request;
  const made = await ensureFolder(out);
  if (request.resume) await removeLeftovers(out);
  const standing = new Set(await namesIn(out));
  await earlierBatch(out, standing, request.profile.key);
  let besides: ReadonlySet<string> = standing;
  const taken = new Set<string>();
  const pace = makePace();
  let wrote = false;
  const write = async (path: string, files: readonly FileToWrite[], replaces: boolean, signal?: AbortSignal) => {
    if (request.form === 'zip') await writeSingle(path, packZip(files), replaces, signal);
    else await pace.writeFolder(path, files, replaces, signal);
    wrote = true;
  };
  const abandon = async () => {
    if (made && !wrote) await removeIfEmpty(out);
  };
  return {
    allOrNothing: false,
    before: async () => {
      // Another batch may have come and gone since the place was opened.
      const names = new Set(await namesIn(out));
      const earlier = await earlierBatch(out, names, request.profile.key);
      besides = names;
      return earlier && { ...earlier, packages: earlier.packages.filter(({ path }) => names.has(path)) };
    },
    choose: async (wish) => {
      const chosen = await choose(request, wish, taken, standing, readPackage);
      taken.add(chosen.path);
      return chosen;
    },
    put: ({ path, replaces }, files, signal) => write(path, files, replaces, signal),
    // The names were looked at when the list was read.
    putBeside: async ({ path, bytes }) => {
      await writeSingle(join(out, path), bytes, besides.has(path));
      wrote = true;
    },
    close: async (hasIndex) => {
      await abandon();
      return hasIndex ? join(out, besideNames[0] ?? '') : null;
    },
    abandon,
  };
}

async function choose(
  request: FolderRequest,
  wish: PlaceWish,
  taken: ReadonlySet<string>,
  standing: ReadonlySet<string>,
  readPackage: ReadPackage,
): Promise<ChosenPlace> {
  const isSame = request.resume ? sameAs({ ...wish, generator: request.generator }, request.form, readPackage) : undefined;
  const target = await chooseTarget({ ...request, article: wish.article }, { taken, standing, ...(isSame ? { isSame } : {}) }, readPackage);
  return { ...target, name: basename(target.path) };
}

/** @throws target-exists, naming what stands in the way */
async function earlierBatch(out: string, standing: ReadonlySet<string>, portal: string): Promise<Batch | undefined> {
  const found = besideNames.filter((name) => standing.has(name));
  const text = standing.has(batchFile) ? await readSmallFile(join(out, batchFile), besideLimit) : undefined;
  const batch = text === undefined ? undefined : parseBatch(text);
  for (const name of found) {
    if (name === batchFile ? !batch : !batch?.files.some(({ path }) => path === name)) throw targetExists(join(out, name));
  }
  if (!batch) return undefined;
  if (batch.portal !== portal) {
    throw refusal('target-exists', basename(out), 'export', `it holds packages for the portal ${batch.portal}: choose another folder`, {
      name: basename(out),
    });
  }
  for (const { path, sha256: listed } of batch.files) {
    const content = standing.has(path) ? await readSmallFile(join(out, path), besideLimit) : undefined;
    // Somebody wrote something of their own into it.
    if (content !== undefined && sha256(content) !== listed) throw targetExists(join(out, path));
  }
  return batch;
}
