import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

/** Pictures that Word or WPS left in the temp folder beside their HTML on the clipboard. Nothing else of the disk is ever read. */

const largest = 20 * 1024 * 1024;
/** Of all together: the answer is one message. */
const largestAnswer = 40 * 1024 * 1024;

/** @param names checked by the contract: no step of them leads up */
export async function readClipboardPictures(
  names: readonly string[],
  temporary: string = tmpdir(),
): Promise<readonly { readonly name: string; readonly data: string }[]> {
  const found: { readonly name: string; readonly data: string }[] = [];
  const root = await realpath(temporary);
  let length = 0;
  for (const name of new Set(names)) {
    // Word on the Mac has a folder of its own in the temp folder.
    const bytes = (await readPicture(root, name)) ?? (await readPicture(root, `TemporaryItems/${name}`));
    if (!bytes || length + bytes.length > largestAnswer) continue;
    length += bytes.length;
    found.push({ name, data: bytes.toString('base64') });
  }
  return found;
}

async function readPicture(root: string, name: string): Promise<Buffer | undefined> {
  try {
    const path = join(root, name);
    // A link in the temp folder may lead anywhere: only what really lies there is read.
    const real = await realpath(path);
    if (!real.startsWith(root + sep)) return undefined;
    const file = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const seen = await file.stat();
      if (!seen.isFile() || seen.size > largest) return undefined;
      const bytes = await file.readFile();
      return bytes.length <= largest && isPicture(bytes) ? bytes : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string') return undefined;
    throw error;
  }
}

/** PNG, JPEG, GIF, WebP by their first bytes. */
function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 12).toString('latin1');
  return /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF[\s\S]{4}WEBP)/.test(start);
}
