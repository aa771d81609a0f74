import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';

/** Which library this person works in, remembered on this machine from one start to the next. */

/** Undefined when none was chosen yet, or the file says nothing that can be used. */
export function readChoice(file: string): string | undefined {
  try {
    const { library } = JSON.parse(readFileSync(file, 'utf8')) as { library?: unknown };
    return typeof library === 'string' && isAbsolute(library) ? library : undefined;
  } catch {
    // The first start, or a file that someone spoiled: the usual folder is opened, and the next choice writes it anew.
    return undefined;
  }
}

/** @param library absolute path */
export function writeChoice(file: string, library: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ library }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
