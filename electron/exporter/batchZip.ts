import { basename } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { ownPackageName, packageName } from '#domain/portal/slug.ts';
import { refusal } from '#domain/result.ts';
import type { BatchRequest } from '../newsroom/ports.ts';
import type { BatchPlace } from './batchPlace.ts';
import { type FileToWrite, openSingle } from './disk.ts';
import { mayReplaceFile } from './target.ts';
import { noTime, packedAlready } from './zip.ts';

/** What a zip can list without its 64-bit extension, which old systems do not read. */
const mostEntries = 65_000;
const mostBytes = 0xf000_0000;

/** One zip with a folder for each package. @throws target-exists, not-found, read-only, disk-full, disk */
export async function openZipPlace(request: BatchRequest): Promise<BatchPlace> {
  const zip = await openBatchZip(request);
  return { ...zip.shelf('', request.profile), close: zip.close, abandon: zip.abandon };
}

/** A zip for the packages of one portal, or of several. */
export interface BatchZip {
  /** A place in it, inside a folder whose name ends with a slash, or at its top. Closing the place leaves the zip open. */
  shelf(folder: string, profile: BatchRequest['profile']): BatchPlace;
  /** @returns its path; null when it was given up because nothing came of it */
  close(hasIndex: boolean): Promise<string | null>;
  abandon(): Promise<void>;
}

/**
 * Written as it grows: no more than one package is in memory. It takes its name only when it is closed.
 * @throws target-exists, not-found, read-only, disk-full, disk
 */
export async function openBatchZip({ out, replace }: Pick<BatchRequest, 'out' | 'replace'>): Promise<BatchZip> {
  const replaces = await mayReplaceFile(out, replace);
  const file = await openSingle(out);
  const zip = packing();
  let entries = 0;
  let bytes = 0;
  const put = async (folder: string, files: readonly FileToWrite[]) => {
    entries += files.length;
    for (const chunk of zip.add(folder, files)) {
      bytes += chunk.length;
      await file.write(chunk);
    }
    if (entries > mostEntries || bytes > mostBytes)
      throw refusal('too-large', basename(out), 'export', 'a zip cannot hold so many packages: export fewer at a time');
  };
  return {
    shelf: (folder, profile) => {
      const names = new Set<string>();
      return {
        allOrNothing: true,
        before: async () => undefined,
        choose: async ({ article }) => {
          const name = freeName([packageName(article, profile), ownPackageName(article, profile)], names);
          names.add(name);
          return { path: out, name, replaces: false };
        },
        put: ({ name }, files) => put(`${folder}${name}/`, files),
        putBeside: (one) => put(folder, [one]),
        close: async (hasIndex) => (hasIndex ? out : null),
        abandon: async () => undefined,
      };
    },
    close: async (hasIndex) => {
      if (!hasIndex) {
        await file.abandon();
        return null;
      }
      for (const chunk of zip.end()) await file.write(chunk);
      await file.finish(replaces);
      return out;
    },
    abandon: file.abandon,
  };
}

/** The first name that is free, else the last with a number. */
export function freeName(names: readonly string[], taken: { has(name: string): boolean }): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.has(`${names.at(-1)}-${number}`)) number++;
  return `${names.at(-1)}-${number}`;
}

/** fflate calls back at once: what it has said after a push is all there is. */
function packing() {
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const said = () => {
    const all = chunks;
    chunks = [];
    return all;
  };
  return {
    add: (folder: string, files: readonly FileToWrite[]) => {
      for (const { path, bytes } of files) {
        const entry = packedAlready.test(path) ? new ZipPassThrough(folder + path) : new ZipDeflate(folder + path, { level: 6 });
        entry.mtime = noTime;
        zip.add(entry);
        entry.push(bytes, true);
      }
      return said();
    },
    end: () => {
      zip.end();
      return said();
    },
  };
}
