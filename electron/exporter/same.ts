import { join } from 'node:path';
import { canonicalJson } from '#domain/canonical.ts';
import { articleFile, type Manifest, manifestFile, parseManifest, reviewFile } from '#domain/portal/manifest.ts';
import { leavingReview } from '#domain/portal/package.ts';
import { isSafePath } from '#domain/portal/safepath.ts';
import { failureOf } from '#domain/result.ts';
import { emptyReview } from '#domain/review.ts';
import type { PlaceWish } from './batchPlace.ts';
import { readSmallFile, sizeOf } from './disk.ts';
import { sha256 } from './hash.ts';
import { manifestLimit, type ReadPackage } from './verify.ts';

/**
 * Tells whether a package is what would be written now: made of the same article, word for word, with the same decisions, for the same profile and template
 * by the same program, against the same words of the house, with the same overrides, and every file has its size. Gives the number of its files, the list counted.
 * The revision alone would not do: a library that was restored counts on from an older one, and reaches the same number with
 * another text.
 */
export function sameAs(
  wish: PlaceWish & { readonly generator: string },
  form: 'folder' | 'zip',
  readPackage: ReadPackage,
): (path: string) => Promise<number | undefined> {
  return async (path) => {
    const found = form === 'folder' ? await inFolder(path) : await inZip(path, readPackage);
    return found && isSame(found.manifest, wish) && (await found.isWhole()) ? found.manifest.files.length + 1 : undefined;
  };
}

interface Found {
  readonly manifest: Manifest;
  isWhole(): Promise<boolean>;
}

async function inFolder(path: string): Promise<Found | undefined> {
  const text = await readSmallFile(join(path, manifestFile), manifestLimit);
  const manifest = text === undefined ? undefined : parseManifest(text);
  const isWhole = async () => {
    if (!manifest?.files.every((file) => isSafePath(file.path))) return false;
    const sizes = await Promise.all(manifest.files.map((file) => sizeOf(join(path, file.path))));
    return sizes.every((size, index) => size === manifest.files[index]?.bytes);
  };
  return manifest && { manifest, isWhole };
}

async function inZip(path: string, readPackage: ReadPackage): Promise<Found | undefined> {
  try {
    const { files, problems } = await readPackage(path);
    const bytes = files.get(manifestFile);
    const manifest = bytes && parseManifest(Buffer.from(bytes).toString('utf8'));
    const isWhole = async () =>
      problems.length === 0 && manifest !== undefined && manifest.files.every((file) => files.get(file.path)?.length === file.bytes);
    return manifest && { manifest, isWhole };
  } catch (error) {
    if (failureOf(error)) return undefined;
    throw error;
  }
}

function isSame({ article, files, fingerprints, generator, houseWords, overrides }: Manifest, wish: Parameters<typeof sameAs>[0]): boolean {
  const hashOf = (name: string) => files.find(({ path }) => path === name)?.sha256;
  return (
    article.id === wish.article.id &&
    article.revision === wish.article.revision &&
    fingerprints?.profile === wish.fingerprints.profile &&
    fingerprints.template === wish.fingerprints.template &&
    generator === wish.generator &&
    overrides.length === wish.overrides.length &&
    overrides.every(({ rule, field, reason, by }, index) => {
      const other = wish.overrides[index];
      return other?.rule === rule && other.field === field && other.reason === reason && other.by === by;
    }) &&
    hashOf(articleFile) === sha256(canonicalJson(wish.article)) &&
    houseWords === wish.reviewed?.words &&
    hashOf(reviewFile) === sha256(canonicalJson(leavingReview(wish.reviewed?.review ?? emptyReview)))
  );
}
