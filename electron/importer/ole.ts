import { refusal } from '#domain/result.ts';
import { readStart } from './disk.ts';
import { foreignKind } from './magic.ts';

/** The container of old Office files. What is in one, its list of streams tells; nothing of it is read. */

const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function isOle(start: Uint8Array): boolean {
  return signature.equals(start.subarray(0, 8));
}

/** Names it as what it is, with advice. @throws not-found, disk */
export async function refuseOle(path: string, name: string, extension: string, start: Uint8Array): Promise<Error> {
  const streams = await streamsOf(path, start);
  const kind = streams.includes('EncryptedPackage') ? locked : (foreignKind(start, extension === '.docx' ? '.doc' : extension) ?? unknown);
  return refusal('unsupported', name, 'import', `it is ${kind.kind}; ${kind.advice}`, { kind: kind.kind });
}

const locked = {
  kind: 'a document with a password',
  advice: 'open it in Word or WPS, take the password off (File, Info, Protect) and save it again',
};
const unknown = { kind: 'an old Office file', advice: 'open it in Word or WPS, save it as .docx and import that' };

/** The names in the beginning of its directory (MS-CFB 2.6), as one text. */
async function streamsOf(path: string, start: Uint8Array): Promise<string> {
  if (start.length < 512) return '';
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  const sector = 1 << Math.min(16, view.getUint16(30, true));
  const first = view.getUint32(48, true);
  return Buffer.from(await readStart(path, 16 * 1024, (first + 1) * sector)).toString('utf16le');
}
