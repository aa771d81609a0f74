import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Failure, failureOf } from '#domain/result.ts';
import { type OpenOptions, openLibrary } from '../../electron/library/library.ts';
import type { Clock, Library } from '../../electron/newsroom/ports.ts';

/** A clock that goes one second a look, or so many seconds. */
export function tickingClock(start = '2026-07-01T08:00:00.000Z', seconds = 1): Clock {
  let time = Date.parse(start);
  return {
    now: () => {
      time += seconds * 1000;
      return new Date(time).toISOString();
    },
  };
}

/** An empty folder, removed after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An open library, closed after the test. Its index has no thread of its own: those are started where that is what is tested. */
export async function tempLibrary(options: Partial<OpenOptions> & { readonly folder?: string } = {}): Promise<Library> {
  const library = await openLibrary(options.folder ?? (await tempFolder()), { clock: tickingClock(), indexThread: 'none', ...options });
  onTestFinished(() => library.close());
  return library;
}

/** Closes nothing by itself: for tests that open a folder several times. */
export function open(folder: string, options: Partial<OpenOptions> = {}): Promise<Library> {
  return openLibrary(folder, { clock: tickingClock(), indexThread: 'none', ...options });
}

/** `articles/2026/07/<id>` of an id made by `newId()`. */
export function folderOf(library: { readonly path: string }, id: string): string {
  return join(library.path, 'articles', '2026', '07', id);
}

/** The failure a promise is refused with; fails the test when it resolves or throws something nobody coded. */
export async function refused(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return failure;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Every path below a folder, sorted, with `/`. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
