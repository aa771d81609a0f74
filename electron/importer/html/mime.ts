import { refusal } from '#domain/result.ts';

/** A saved web page: MIME (RFC 2045, 2557) of one page and what it shows. Nothing but the parts is read, nothing is fetched. */

export interface MimePart {
  /** Lower case, without parameters. */
  readonly type: string;
  readonly charset: string;
  /** `Content-Location`, or empty. */
  readonly location: string;
  /** `Content-ID` without its brackets, or empty. */
  readonly id: string;
  readonly bytes: () => Uint8Array;
}

const mostParts = 5000;
const deepest = 4;

/** @param thing the file, for messages @throws damaged, too-large */
export function readMime(bytes: Uint8Array, thing: string): readonly MimePart[] {
  const parts: MimePart[] = [];
  collect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), parts, deepest, thing);
  if (parts.length === 0) throw refusal('damaged', thing, 'import', 'there is no page in it; save it again in the browser');
  return parts;
}

function collect(text: string, parts: MimePart[], reach: number, thing: string): void {
  const { headers, body } = splitHead(text);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (type.toLowerCase().startsWith('multipart/') && boundary !== '' && reach > 0) {
    for (const inner of cut(body, boundary)) collect(inner, parts, reach - 1, thing);
    return;
  }
  if (parts.length >= mostParts) throw refusal('too-large', thing, 'import', `it holds more than ${mostParts} parts`);
  const way = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  parts.push({
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    charset: parameter(type, 'charset'),
    location: (headers.get('content-location') ?? '').replace(/\s+/g, ''),
    id: (headers.get('content-id') ?? '').trim().replace(/^<|>$/g, ''),
    bytes: () => bytesOf(body, way),
  });
}

function splitHead(text: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text.slice(0, 100_000));
  const head = text.slice(0, end?.index ?? 0).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function parameter(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,200})"|([^;\\s]{0,200}))`, 'i').exec(header.slice(0, 2000));
  return found?.[1] ?? found?.[2] ?? '';
}

/** What stands between the lines of the boundary. A file that is cut keeps what it has. */
function cut(body: string, boundary: string): readonly string[] {
  const line = `--${boundary}`;
  const pieces: string[] = [];
  let start = body.startsWith(line) ? 0 : body.indexOf(`\n${line}`) + 1;
  if (start === 0 && !body.startsWith(line)) return [];
  while (pieces.length <= mostParts) {
    if (body.startsWith('--', start + line.length)) break;
    const from = body.indexOf('\n', start) + 1;
    if (from === 0) break;
    const next = body.indexOf(`\n${line}`, from - 1);
    pieces.push(body.slice(from, next < 0 ? undefined : next).replace(/\r$/, ''));
    if (next < 0) break;
    start = next + 1;
  }
  return pieces;
}

function bytesOf(body: string, way: string): Uint8Array {
  const buffer = way === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(way === 'quoted-printable' ? unquoted(body) : body, 'latin1');
  // Memory of its own, so that it can be handed to another thread.
  return new Uint8Array(buffer);
}

function unquoted(body: string): string {
  return body
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
