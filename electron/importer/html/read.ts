import { basename, dirname, extname, join } from 'node:path';
import { resolve } from '#domain/intake/html/address.ts';
import { draftOfPage } from '#domain/intake/html/page.ts';
import { refusal } from '#domain/result.ts';
import { noRemarks } from '#domain/review.ts';
import { listFolder, readUpTo, realPathOf } from '../disk.ts';
import { foreignLimits } from '../foreign/limits.ts';
import type { ForeignDraft, ForeignStart } from '../foreign/messages.ts';
import { type Finder, openAlbum } from './album.ts';
import { decodePage } from './encoding.ts';
import { type MimePart, readMime } from './mime.ts';

/** Web pages as drafts: a page alone, one with its folder of pictures, one saved whole in one file. */

const pageBytes = 24 * 1024 * 1024;
const savedBytes = 128 * 1024 * 1024;
const pictureBytes = 40 * 1024 * 1024;

/** @throws too-large, empty, not-found, disk */
export async function readHtml(start: ForeignStart): Promise<ForeignDraft> {
  const bytes = await readWhole(start, pageBytes);
  return draftFrom(start, decodePage(bytes, ''), '', await besidePage(start.path));
}

/** @throws too-large, empty, damaged, not-found, disk */
export async function readMhtml(start: ForeignStart): Promise<ForeignDraft> {
  const parts = readMime(await readWhole(start, savedBytes), start.name);
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  if (!page) throw refusal('damaged', start.name, 'import', 'there is no page in it; save it again in the browser');
  const bytes = page.bytes();
  if (bytes.length > pageBytes) throw tooLarge(start.name, pageBytes);
  return draftFrom(start, decodePage(bytes, page.charset), page.location, insideMime(parts, page.location));
}

async function readWhole({ path, name }: ForeignStart, limit: number): Promise<Uint8Array> {
  const bytes = await readUpTo(path, limit);
  if (!bytes) throw tooLarge(name, limit);
  return bytes;
}

function tooLarge(name: string, limit: number): Error {
  return refusal('too-large', name, 'import', `a page may have ${limit} bytes at most`, { limit });
}

async function draftFrom(start: ForeignStart, html: string, address: string, find: Finder): Promise<ForeignDraft> {
  const album = openAlbum(find);
  const { draft, warnings } = draftOfPage(html, start.name, { timeZone: start.timeZone, address, album });
  const told = warnings.reduce((sum, { dropped = [] }) => sum + dropped.reduce((length, text) => length + text.length, 0), 0);
  if (told + (draft.body?.length ?? 0) > foreignLimits.output) {
    throw refusal('too-large', start.name, 'import', `what is read of it is longer than ${foreignLimits.output} characters`);
  }
  return { draft, warnings, pictures: await album.fetch(), remarks: noRemarks };
}

function insideMime(parts: readonly MimePart[], base: string): Finder {
  const byName = new Map<string, MimePart>();
  for (const part of parts.toReversed()) {
    if (!part.type.startsWith('image/') || part.type.includes('svg')) continue;
    if (part.location !== '') byName.set(resolve(part.location, base), part);
    if (part.id !== '') byName.set(`cid:${part.id}`, part);
  }
  return (address) => {
    const part = byName.get(resolve(address, base));
    return part && (async () => part.bytes());
  };
}

/** Names that browsers and Word give the folder of a page `名.html`. */
const folderEnds = ['_files', '.files', '_文件', '.fld'];

/** Pictures in the page's own folder and nowhere else: no address of the page leads out of it. */
async function besidePage(path: string): Promise<Finder> {
  const base = basename(path, extname(path));
  const found = new Map<string, string>();
  for (const end of folderEnds) {
    const folder = join(dirname(path), base + end);
    const real = await realPathOf(folder);
    // A link to a folder elsewhere is not the page's own.
    if (real === undefined || real !== join((await realPathOf(dirname(path))) ?? '', base + end)) continue;
    for (const { path: inside, kind } of await listFolder(real, 10_000, 4))
      if (kind === 'file') found.set(`${base}${end}/${inside}`, join(real, inside));
  }
  return (address) => {
    const file = found.get(plain(address).replace(/^\.\//, ''));
    return file === undefined ? undefined : () => readUpTo(file, pictureBytes);
  };
}

function plain(address: string): string {
  const way = address.split(/[?#]/)[0] ?? '';
  try {
    return decodeURIComponent(way).normalize('NFC');
  } catch (error) {
    if (error instanceof URIError) return way;
    throw error;
  }
}
