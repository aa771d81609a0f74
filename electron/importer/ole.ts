import { readStart } from './disk.ts';
import { type ForeignKind, foreign, refuseForeign } from './magic.ts';

/** The container of old Office files. What is in one, its list of streams tells; nothing of it is read. */

const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function isOle(start: Uint8Array): boolean {
  return signature.equals(start.subarray(0, 8));
}

/** Names it as what it is, with advice. @throws not-found, disk */
export async function refuseOle(path: string, name: string, extension: string, start: Uint8Array): Promise<Error> {
  const streams = await streamsOf(path, start);
  return refuseForeign(name, byStreams(streams, extension) ?? byName[extension] ?? foreign('old-office', 'an old Office file'));
}

const wpsWriter = foreign('wps', 'a WPS document');
const oldWord = foreign('doc', 'an old Word document (doc)');
const wpsSheet = foreign('spreadsheet', 'a WPS spreadsheet (et)');
const oldExcel = foreign('spreadsheet', 'an old Excel workbook (xls)');
const oldSlides = foreign('presentation', 'an old presentation (ppt or dps)');

/** The programs write the same streams, so that only the name tells Kingsoft's from Microsoft's. */
function byStreams(streams: readonly string[], extension: string): ForeignKind | undefined {
  if (streams.includes('EncryptedPackage')) return foreign('locked', 'a document with a password');
  if (streams.includes('WordDocument')) return extension === '.wps' ? wpsWriter : oldWord;
  if (streams.includes('Workbook') || streams.includes('Book')) return extension === '.et' ? wpsSheet : oldExcel;
  return streams.includes('PowerPoint Document') ? oldSlides : undefined;
}

const byName: Readonly<Record<string, ForeignKind>> = {
  '.doc': oldWord,
  '.docx': oldWord,
  '.wps': wpsWriter,
  '.et': wpsSheet,
  '.xls': oldExcel,
  '.ppt': oldSlides,
  '.dps': oldSlides,
};

const entryBytes = 128;
const nameBytes = 64;

/** The names in the beginning of its directory (MS-CFB 2.6.1: 64 bytes of UTF-16 and their length, in entries of 128). */
async function streamsOf(path: string, start: Uint8Array): Promise<readonly string[]> {
  if (start.length < 512) return [];
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  const sector = 1 << Math.min(16, view.getUint16(30, true));
  const first = view.getUint32(48, true);
  const directory = Buffer.from(await readStart(path, 16 * 1024, (first + 1) * sector));
  const names: string[] = [];
  for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
    const length = Math.min(nameBytes, directory.readUInt16LE(at + nameBytes)) - 2;
    if (length > 0) names.push(directory.toString('utf16le', at, at + length));
  }
  return names;
}
