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
 * @throws too-large for more entries than anybody should look at; everything else is a problem
 */
export async function readZip(path: string, name: string, limits: PackageLimits): Promise<PackageContent> {
  const admission = makeAdmission(limits);
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
    if (zip.entryCount > limits.entries)
      throw refusal('too-large', name, 'read', `it holds more than ${limits.entries} files`, { limit: limits.entries });
    for await (const entry of zip.eachEntry()) await readEntry(zip, entry, admission, limits);
  } catch (error) {
    if (failureOf(error)) throw error;
    admission.report('bad-package', name, `the zip is cut or damaged (${messageOf(error)})`);
  } finally {
    zip?.close();
  }
  return { name, files: admission.files, problems: admission.problems };
}

const unixType = { mask: 0xf000, file: 0x8000, folder: 0x4000 };

async function readEntry(zip: ZipFile, entry: Entry, admission: Admission, limits: PackageLimits): Promise<void> {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  const type = (entry.externalFileAttributes >>> 16) & unixType.mask;
  if (type !== 0 && type !== unixType.file && type !== unixType.folder) {
    admission.report('unsafe-name', path, 'it is a link or no ordinary file');
    return;
  }
  if (path.endsWith('/') && entry.uncompressedSize === 0) {
    // A folder takes no place of its own, but its name may still climb out.
    if (!isSafePath(path.slice(0, -1))) admission.report('unsafe-name', path, 'the name is not safe');
    return;
  }
  if (!admission.admit(path, entry.uncompressedSize)) return;
  const fault = faultOf(entry, limits);
  if (fault) {
    admission.report(fault.code, path, fault.message);
    return;
  }
  try {
    await unpack(zip, entry, path, admission);
  } catch (error) {
    admission.report('bad-checksum', path, `it cannot be unpacked (${messageOf(error)})`);
  }
}

function faultOf(entry: Entry, limits: PackageLimits): { readonly code: 'bad-package' | 'too-large'; readonly message: string } | undefined {
  if (entry.isEncrypted()) return { code: 'bad-package', message: 'it is encrypted' };
  if (!entry.canDecodeFileData()) return { code: 'bad-package', message: `it is packed by method ${entry.compressionMethod}, which is unknown here` };
  const bomb = entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  return bomb ? { code: 'too-large', message: `it would unpack to ${entry.uncompressedSize} bytes from ${entry.compressedSize}` } : undefined;
}

async function unpack(zip: ZipFile, entry: Entry, path: string, admission: Admission): Promise<void> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  if (!local.fileName.equals(entry.fileNameRaw)) {
    admission.report('unsafe-name', path, 'the zip gives it two different names');
    return;
  }
  const content = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(content) !== entry.crc32) admission.report('bad-checksum', path, 'its CRC differs: the zip is damaged');
  // The content stays out of what is returned only when it could not be read; a wrong one shows in the manifest's checksum too.
  admission.files.set(path, content);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown reason';
}
