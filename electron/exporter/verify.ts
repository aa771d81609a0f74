import { TextDecoder } from 'node:util';
import { type ContentReader, checkPackage, describeProblem, type PackageContent } from '#domain/portal/manifest.ts';
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

/** Checks a package against its manifest; each problem is one line, the file first. */
export async function verifyPackage(path: string, readPackage: ReadPackage): Promise<{ readonly ok: boolean; readonly problems: readonly string[] }> {
  const { problems } = checkPackage(await readPackage(path), reader);
  return { ok: problems.length === 0, problems: problems.map(describeProblem) };
}
