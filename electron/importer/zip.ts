import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import type { PackageContent } from '#domain/portal/manifest.ts';
import { isSafePath } from '#domain/portal/safepath.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { type Admission, makeAdmission } from './admission.ts';
import type { PackageLimits } from './limits.ts';

/**
 * Reads a zip nobody vouches for. yauzl finds the entries and checks that none unpacks to more than it says; it checks no
 * CRC and, asked to decode names, turns backslashes into slashes: names and CRC are therefore looked at here.
 * @param isWanted told all names, before anything is unpacked; if not, names alone are looked at
 * @throws too-large for more entries than anybody should look at; everything else is a problem
 */
export async function readZip(
  path: string,
  name: string,
  limits: PackageLimits,
  isWanted: (names: readonly string[]) => boolean,
): Promise<PackageContent> {
  const admission = makeAdmission(limits);
  const report = (error: unknown) => admission.report('bad-package', name, `the zip is cut or damaged (${messageOf(error)})`);
  await withZip(path, report, async (zip) => {
    const entries = await listEntries(zip, name, limits);
    // Many small files, or one packed part that many entries share, add up to a bomb as well.
    const unpacked = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    const bomb = unpacked > limits.ratioFromAll && unpacked > zip.fileSize * limits.ratio;
    if (bomb) admission.report('too-large', name, 'it would unpack to far more than its own size');
    const wanted = !bomb && isWanted(entries.map(({ path: inside }) => inside));
    for (const { entry, path: inside } of entries) {
      if (admitEntry(entry, inside, admission, limits) && wanted) await unpack(zip, entry, inside, admission);
    }
  });
  return { name, files: admission.files, problems: admission.problems };
}

/** The names in a zip's table of contents; none for a zip whose table cannot be read. */
export async function namesInZip(path: string, name: string, limits: PackageLimits): Promise<readonly string[]> {
  let names: readonly string[] = [];
  const pass = () => undefined;
  await withZip(path, pass, async (zip) => {
    names = (await listEntries(zip, name, limits)).map((entry) => entry.path);
  });
  return names;
}

/** Opens, works, closes. A coded failure goes through, any other says that the zip is damaged. */
async function withZip(path: string, damaged: (error: unknown) => void, work: (zip: ZipFile) => Promise<void>): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
    await work(zip);
  } catch (error) {
    if (failureOf(error)) throw error;
    damaged(error);
  } finally {
    zip?.close();
  }
}

type NamedEntry = { readonly entry: Entry; readonly path: string };

async function listEntries(zip: ZipFile, name: string, limits: PackageLimits): Promise<readonly NamedEntry[]> {
  if (zip.entryCount > limits.entries)
    throw refusal('too-large', name, 'read', `it holds more than ${limits.entries} files`, { limit: limits.entries });
  const entries: NamedEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push({ entry, path: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true) });
  }
  return entries;
}

const unixType = { mask: 0xf000, file: 0x8000, folder: 0x4000 };

/** Whether an entry is a file that may be unpacked. */
function admitEntry(entry: Entry, path: string, admission: Admission, limits: PackageLimits): boolean {
  const type = (entry.externalFileAttributes >>> 16) & unixType.mask;
  if (type !== 0 && type !== unixType.file && type !== unixType.folder) {
    admission.report('unsafe-name', path, 'it is a link or no ordinary file');
    return false;
  }
  if (path.endsWith('/') && entry.uncompressedSize === 0) {
    // A folder takes no place of its own, but its name may still climb out.
    if (!isSafePath(path.slice(0, -1))) admission.report('unsafe-name', path, 'the name is not safe');
    return false;
  }
  if (!admission.admit(path, entry.uncompressedSize)) return false;
  const fault = faultOf(entry, limits);
  if (fault) admission.report(fault.code, path, fault.message);
  return fault === undefined;
}

function faultOf(entry: Entry, limits: PackageLimits): { readonly code: 'bad-package' | 'too-large'; readonly message: string } | undefined {
  if (entry.isEncrypted()) return { code: 'bad-package', message: 'it is encrypted' };
  if (!entry.canDecodeFileData()) return { code: 'bad-package', message: `it is packed by method ${entry.compressionMethod}, which is unknown here` };
  const bomb = entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  return bomb ? { code: 'too-large', message: `it would unpack to ${entry.uncompressedSize} bytes from ${entry.compressedSize}` } : undefined;
}

async function unpack(zip: ZipFile, entry: Entry, path: string, admission: Admission): Promise<void> {
  try {
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (!local.fileName.equals(entry.fileNameRaw)) {
      admission.report('unsafe-name', path, 'the zip gives it two different names');
      return;
    }
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32) admission.report('bad-checksum', path, 'its CRC differs: the zip is damaged');
    // What is wrong with it is said; what it holds may still help to see how much.
    admission.files.set(path, content);
  } catch (error) {
    admission.report('bad-checksum', path, `it cannot be unpacked (${messageOf(error)})`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
}
