import { basename } from 'node:path';
import type { ReadWords } from '#domain/checks/house/houseTable.ts';
import { refusal } from '#domain/result.ts';
import { lookAt } from './disk.ts';
import { readForeign } from './foreign/reader.ts';

/**
 * A house's own words in a file that a person chose, read in a thread of its own with limits.
 * @param thread its program, where that is bundled apart from this room
 * @throws not-found, unsupported, invalid, damaged, too-large, not-text, bad-encoding, empty
 */
export async function readWordsFile(path: string, thread?: URL): Promise<ReadWords> {
  const name = basename(path);
  if (!(await lookAt(path)).isFile()) throw refusal('unsupported', name, 'import', 'it is no ordinary file', { kind: 'not-words' });
  return readForeign({ format: 'words', path, name, timeZone: 'UTC' }, thread);
}
