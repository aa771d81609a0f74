import { refusal } from '#domain/result.ts';
import type { MediaKind } from '../newsroom/ports.ts';

/** What a picture is by its first bytes, whatever it is called. */

interface Signature {
  readonly at: number;
  /** Bytes as Latin-1 text. */
  readonly bytes: string;
}

const taken: readonly (Signature & { readonly kind: MediaKind })[] = [
  { kind: 'jpg', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'gif', at: 0, bytes: 'GIF87a' },
  { kind: 'gif', at: 0, bytes: 'GIF89a' },
];

const notTaken: readonly (Signature & { readonly kind: string })[] = [
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].map((brand) => ({ kind: 'HEIC', at: 4, bytes: `ftyp${brand}` })),
  ...['avif', 'avis'].map((brand) => ({ kind: 'AVIF', at: 4, bytes: `ftyp${brand}` })),
  { kind: 'TIFF', at: 0, bytes: 'II*\x00' },
  { kind: 'TIFF', at: 0, bytes: 'MM\x00*' },
  { kind: 'BMP', at: 0, bytes: 'BM' },
  { kind: 'JPEG 2000', at: 4, bytes: 'jP  ' },
  { kind: 'JPEG XL', at: 0, bytes: '\xff\x0a' },
  { kind: 'JPEG XL', at: 4, bytes: 'JXL ' },
  { kind: 'Photoshop', at: 0, bytes: '8BPS' },
  { kind: 'icon', at: 0, bytes: '\x00\x00\x01\x00' },
  { kind: 'PDF', at: 0, bytes: '%PDF-' },
];

/**
 * @param name what to call it in a message
 * @throws empty, unsupported (a picture portals do not take, with advice), bad-picture (none at all)
 */
export function sniffPicture(bytes: Uint8Array, name: string): MediaKind {
  if (bytes.length === 0) throw refusal('empty', name, 'picture', 'the picture is empty');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const known = taken.find((signature) => start.startsWith(signature.bytes, signature.at));
  if (known) return known.kind;
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
  const foreign = notTaken.find((signature) => start.startsWith(signature.bytes, signature.at))?.kind ?? (isSvg(start) ? 'SVG' : undefined);
  if (!foreign) throw refusal('bad-picture', name, 'picture', 'it is not a picture');
  throw refusal('unsupported', name, 'picture', `portals do not take ${foreign} pictures; save it as JPEG or PNG first`, { kind: foreign });
}

function isSvg(start: string): boolean {
  return /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/.test(start);
}
