import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { type Batch, type BatchPackage, batchFile, parseBatch } from '#domain/portal/batch.ts';
import {
  type ContentReader,
  checkPackage,
  describeProblem,
  type Manifest,
  manifestFile,
  type PackageContent,
  type PackageProblem,
} from '#domain/portal/manifest.ts';
import { addressesInHtml, addressesInMarkdown, faultOfAddress, loadedByHtml } from '#domain/portal/references.ts';
import { pathKey } from '#domain/portal/safepath.ts';
import { failureOf } from '#domain/result.ts';
import type { Exporter } from '../newsroom/ports.ts';
import { namesIn, occupantOf, readSmallFile } from './disk.ts';
import { sha256 } from './hash.ts';

/** Reads a package folder or zip, every name checked. @throws not-found, disk, bad-package (neither of them), too-large */
export type ReadPackage = (path: string) => Promise<PackageContent>;

/** A manifest is some hundred lines; anything longer is none of ours. Bytes. */
export const manifestLimit = 8 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How this room looks at the files of a package. */
export const reader: ContentReader = {
  sha256,
  decode: (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  },
};

type Outcome = Awaited<ReturnType<Exporter['verify']>>;

/** Checks a package, or a whole batch of them, against its lists; each problem is one line, the file first. */
export async function verifyPackage(path: string, readPackage: ReadPackage): Promise<Outcome> {
  const batch = await readSmallFile(join(path, batchFile), batchLimit);
  if (batch !== undefined && (await occupantOf(join(path, manifestFile))) === 'nothing') return verifyFolder(path, batch, readPackage);
  const content = await readPackage(path);
  return outcomeOf(content.files.has(batchFile) && !content.files.has(manifestFile) ? problemsOfZip(content) : problemsOf(content));
}

/** Longer than the list of the longest batch. Bytes. */
const batchLimit = 256 * 1024 * 1024;

function outcomeOf(problems: readonly PackageProblem[]): Outcome {
  return { ok: problems.length === 0, problems: problems.map(describeProblem) };
}

/**
 * Of one package: its files against its list, and where its pages lead.
 * @param said what the list of a batch says of it
 */
function problemsOf(content: PackageContent, said?: { readonly one: BatchPackage; readonly portal: string }): readonly PackageProblem[] {
  const { problems, manifest } = checkPackage(content, reader);
  // What is listed and missing has been told.
  const listed = new Set([...content.files.keys(), ...(manifest?.files.map(({ path }) => path) ?? [])]);
  return [...problems, ...(said && manifest ? liesAbout(manifest, said.one, said.portal) : []), ...strayReferences(content, listed)];
}

/** The index page leads to a package by what the list says of it: one that changed places with another is whole, and wrong. */
function liesAbout({ article, files, portal }: Manifest, one: BatchPackage, batchPortal: string): readonly PackageProblem[] {
  const pairs: readonly (readonly [what: string, found: string | number, listed: string | number])[] = [
    ['portal', portal, batchPortal],
    ['article', article.id, one.id],
    ['revision', article.revision, one.revision],
    ['title', article.title, one.title],
    ['number of files', files.length + 1, one.files],
  ];
  return pairs.flatMap(([what, found, listed]): readonly PackageProblem[] =>
    found === listed ? [] : [{ code: 'bad-package', file: manifestFile, message: `its ${what} is not the one the batch lists` }],
  );
}

const pages = ['index.html', 'body.html', 'fields.html'];
const markdown = 'article.md';

function strayReferences({ files }: PackageContent, listed: ReadonlySet<string>): readonly PackageProblem[] {
  const inPages = pages.flatMap((file) => faultsOf(file, addressesInHtml(textOf(files, file)), (path) => listed.has(path)));
  // The fragment goes into a CMS, where its pictures may be at an address of the portal's.
  const loaded = ['index.html', 'fields.html'].flatMap((file) => faultsOfLoading(file, loadedByHtml(textOf(files, file))));
  // The source names its pictures as the article does, not as they lie in the package.
  return [...inPages, ...loaded, ...faultsOf(markdown, addressesInMarkdown(textOf(files, markdown)))];
}

function textOf(files: PackageContent['files'], file: string): string {
  const bytes = files.get(file);
  return (bytes && reader.decode(bytes)) ?? '';
}

function faultsOf(file: string, addresses: readonly string[], isThere?: (path: string) => boolean): readonly PackageProblem[] {
  return [...new Set(addresses)].flatMap((address): readonly PackageProblem[] => {
    const message = faultOfAddress(address, isThere);
    return message === undefined ? [] : [{ code: 'bad-package', file, message }];
  });
}

function faultsOfLoading(file: string, addresses: readonly string[]): readonly PackageProblem[] {
  return [...new Set(addresses)]
    .filter((address) => /^(?:https?:|\/)/i.test(address))
    .map((address) => ({ code: 'bad-package', file, message: `it loads ${address.slice(0, 80)}, which is not in the package` }));
}

/** The folder of a batch, one package in memory at a time. */
async function verifyFolder(path: string, list: string, readPackage: ReadPackage): Promise<Outcome> {
  const batch = parseBatch(list);
  if (!batch) return outcomeOf([{ code: 'bad-package', file: batchFile, message: 'it is no list of a batch' }]);
  const names = new Set(await namesIn(path));
  const problems: PackageProblem[] = [];
  for (const one of batch.packages) problems.push(...(await faultsOfPackage(path, one, batch.portal, names, readPackage)));
  problems.push(...listedTwice(batch));
  for (const { path: name, sha256: listed } of batch.files) {
    const content = names.has(name) ? await readSmallFile(join(path, name), batchLimit) : undefined;
    problems.push(...faultsOfFile(name, content, listed));
  }
  const known = new Set([batchFile, ...batch.packages.map((one) => one.path), ...batch.files.map((one) => one.path)]);
  const strangers = [...names].filter((name) => !known.has(name) && !droppings.has(name));
  return outcomeOf([...problems, ...strangers.map((name) => unlisted(name))]);
}

/** One that cannot be read keeps none of the others from being looked at. */
async function faultsOfPackage(
  folder: string,
  one: BatchPackage,
  portal: string,
  names: ReadonlySet<string>,
  readPackage: ReadPackage,
): Promise<readonly PackageProblem[]> {
  const { path: name } = one;
  if (!names.has(name)) return [{ code: 'bad-package', file: name, message: 'missing' }];
  if ((await occupantOf(join(folder, name))) === 'other') return [{ code: 'unsafe-name', file: name, message: 'it is a link or no ordinary file' }];
  try {
    return inside(name, problemsOf(await readPackage(join(folder, name)), { one, portal }));
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return [{ code: failure.code, file: name, message: failure.message }];
  }
}

function listedTwice({ packages }: Batch): readonly PackageProblem[] {
  const seen = new Set<string>();
  return packages.flatMap(({ path }): readonly PackageProblem[] => {
    const key = pathKey(path);
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice ? [{ code: 'bad-package', file: path, message: 'listed twice' }] : [];
  });
}

/** What Explorer and Finder leave in a folder that somebody merely looked at. */
const droppings: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** One zip with a batch in it. */
function problemsOfZip(content: PackageContent): readonly PackageProblem[] {
  const batch = parseBatch(textOf(content.files, batchFile));
  if (!batch) return [...content.problems, { code: 'bad-package', file: batchFile, message: 'it is no list of a batch' }];
  const packages = new Map(batch.packages.map(({ path }) => [path, new Map<string, Uint8Array>()]));
  const listed = new Set([batchFile, ...batch.files.map(({ path }) => path)]);
  const strangers: PackageProblem[] = [];
  for (const [file, bytes] of content.files) {
    const slash = file.indexOf('/');
    const files = slash > 0 ? packages.get(file.slice(0, slash)) : undefined;
    if (files) files.set(file.slice(slash + 1), bytes);
    else if (!listed.has(file)) strangers.push(unlisted(file));
  }
  const ofPackages = batch.packages.flatMap((one) => {
    const files = packages.get(one.path) ?? new Map<string, Uint8Array>();
    return inside(one.path, problemsOf({ name: one.path, files, problems: [] }, { one, portal: batch.portal }));
  });
  const ofFiles = batch.files.flatMap(({ path, sha256: sum }) => faultsOfFile(path, content.files.get(path), sum));
  return [...content.problems, ...ofPackages, ...listedTwice(batch), ...ofFiles, ...strangers];
}

function inside(name: string, problems: readonly PackageProblem[]): readonly PackageProblem[] {
  return problems.map((problem) => ({ ...problem, file: `${name}/${problem.file}` }));
}

function faultsOfFile(file: string, content: string | Uint8Array | undefined, listed: string): readonly PackageProblem[] {
  if (content === undefined) return [{ code: 'bad-package', file, message: 'missing' }];
  return sha256(content) === listed ? [] : [{ code: 'bad-checksum', file, message: 'checksum differs' }];
}

function unlisted(file: string): PackageProblem {
  return { code: 'bad-package', file, message: 'not listed', unlisted: true };
}
