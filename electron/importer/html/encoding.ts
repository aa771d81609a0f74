import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { plausibility } from '../chinese.ts';

/** Bytes of a page to text: byte order mark, UTF-8 that has no error, what header or meta say, else what reads as Chinese. */

const labels: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  'x-gbk': 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** @param header the charset that came with the page, or empty. What is no character of the encoding becomes U+FFFD. */
export function decodePage(bytes: Uint8Array, header: string): string {
  return decoded(bytes, encodingOf(bytes, header)).replace(/\r\n?/g, '\n');
}

function encodingOf(bytes: Uint8Array, header: string): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // No GBK or Big5 text of any length is UTF-8 by chance; pages that say the wrong thing are many.
  if (isUtf8(bytes)) return 'utf-8';
  const said = labels[header.trim().toLowerCase()] ?? declared(bytes);
  if (said && said !== 'windows-1252' && said !== 'utf-8' && readsWell(bytes, said)) return said;
  const found = ['gb18030', 'big5'].map((encoding) => ({ encoding, score: plausibility(decoded(bytes, encoding)) }));
  const best = found.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score > 0.5) return best.encoding;
  return said ?? 'gb18030';
}

function declared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1');
  const name =
    /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([A-Za-z0-9_-]{2,20})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_-]{2,20})/.exec(head)?.[1];
  return labels[name?.toLowerCase() ?? ''];
}

/** A cut page has one broken character, a wrong encoding many. */
function readsWell(bytes: Uint8Array, encoding: string): boolean {
  const text = decoded(bytes, encoding);
  let broken = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0 && broken <= 1000; at = text.indexOf('\ufffd', at + 1)) broken++;
  return broken * 200 <= text.length;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
