import { basename, join } from 'node:path';
import { manifestFile, type PackageContent } from '#domain/portal/manifest.ts';
import { refusal } from '#domain/result.ts';
import { makeAdmission } from './admission.ts';
import { hasFile, listFolder, lookAt, readStart, readUpTo } from './disk.ts';
import { type PackageLimits, packageLimits } from './limits.ts';
import { readZip } from './zip.ts';

/**
 * The one place where a package is read, folder or zip: every name is checked before anything is believed. What is wrong
 * with single files, or with a zip that is cut or damaged, comes back as problems.
 * @throws not-found, disk, too-large (too many files to look at), bad-package (neither a folder nor a zip)
 */
export async function readPackage(path: string, limits: PackageLimits = packageLimits): Promise<PackageContent> {
  const name = basename(path);
  const found = await lookAt(path);
  if (found.isDirectory()) return readFolder(path, name, limits);
  if (!found.isFile() || !isZip(await readStart(path, 4))) throw refusal('bad-package', name, 'read', 'it is neither a folder nor a zip file');
  return unwrap(await readZip(path, name, limits, hasManifest));
}

/** Whether these are the names of a package: its list at the top, or in the one folder around everything. */
export function hasManifest(names: readonly string[]): boolean {
  return names.some((name) => name === manifestFile || /^[^/]+\/manifest\.json$/.test(name));
}

/** A zip begins with its first file, or, when there is none, with its end. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6));
}

async function readFolder(folder: string, name: string, limits: PackageLimits): Promise<PackageContent> {
  const admission = makeAdmission(limits);
  // Somebody's whole home folder is not worth reading to say that it is no package.
  if (!(await hasFile(folder, manifestFile))) return { name, files: admission.files, problems: [] };
  for (const { path, kind, bytes } of await listFolder(folder, limits.entries, limits.depth)) {
    if (kind === 'other') admission.report('unsafe-name', path, 'it is a link, lies too deep, or is no ordinary file');
    else if (admission.admit(path, bytes)) {
      const content = await readUpTo(join(folder, path), limits.fileBytes);
      if (content) admission.files.set(path, content);
      else admission.report('too-large', path, `it is larger than ${limits.fileBytes} bytes`);
    }
  }
  return { name, files: admission.files, problems: admission.problems };
}

/** A person who zips the folder itself gets one folder around everything; it is no part of the names. */
function unwrap(content: PackageContent): PackageContent {
  if (content.files.has(manifestFile)) return content;
  const [first] = content.files.keys();
  const prefix = first?.includes('/') ? first.slice(0, first.indexOf('/') + 1) : '';
  if (!prefix || !content.files.has(prefix + manifestFile)) return content;
  if (![...content.files.keys()].every((path) => path.startsWith(prefix))) return content;
  const inside = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  return {
    name: content.name,
    files: new Map([...content.files].map(([path, bytes]) => [inside(path), bytes])),
    problems: content.problems.map((problem) => ({ ...problem, file: inside(problem.file) })),
  };
}
