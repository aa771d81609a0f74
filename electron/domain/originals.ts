import { z } from 'zod';
import { isSafeName, pathKey } from './portal/safepath.ts';

/** The file an article was imported from, kept beside it as it came. */

/** The record's own name in its folder: no original is called that. */
export const originalRecordName = 'original.json';
/** The largest file that is kept. Bytes. */
export const maxOriginalBytes = 100 * 1024 * 1024;

export const originalSchema = z.strictObject({
  /** As it was called where it came from. For showing only. */
  name: z.string().max(1000),
  /** Its bare name beside the record. */
  file: z.string().max(255).refine(isOriginalFile, 'not a safe file name'),
  bytes: z.int().nonnegative(),
  /** SHA-256 of the file. Not called so: that is the record's own. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When it was imported. */
  at: z.iso.datetime({ offset: true }),
});
export type Original = Readonly<z.infer<typeof originalSchema>>;

/** Whether a file beside the record may be an original. */
export function isOriginalFile(name: string): boolean {
  return isSafeName(name) && !name.startsWith('.') && pathKey(name) !== originalRecordName && pathKey(name) !== 'desktop.ini';
}

/** Longest name, in UTF-16 code units: three bytes each at most, so that it is a name on every file system. */
const longest = 80;

/** What some system's names may not hold, what nobody sees, and what turns the direction round. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*/\\\ufffd]/gu;

/** A name under which every system keeps the file; it keeps its ending. */
export function originalFileName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(unfit, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '');
  const dot = bare.lastIndexOf('.');
  const ending = dot > 0 && bare.length - dot <= 12 ? bare.slice(dot) : '';
  const stem = bare.slice(0, Math.min(bare.length - ending.length, longest)).replace(/[\ud800-\udbff]$|[. ]+$/g, '');
  const cut = `${stem || 'file'}${ending}`;
  return isOriginalFile(cut) ? cut : `_${cut}`;
}
