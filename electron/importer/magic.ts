import type { ForeignFile } from '#domain/intake/foreignFiles.ts';
import { refusal } from '#domain/result.ts';

/** What a file is by its first bytes, whatever it is called. */

interface Signature {
  readonly file: ForeignFile;
  readonly named: string;
  readonly at: number;
  readonly bytes: string;
}

const signature = (file: ForeignFile, named: string, bytes: string, at = 0): Signature => ({ file, named, at, bytes });

/** Bytes as Latin-1 text. */
const signatures: readonly Signature[] = [
  signature('pdf', 'a PDF', '%PDF-'),
  signature('old-office', 'an old Office file (doc, wps, xls, et or ppt)', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  signature('archive', 'a zip file', 'PK\x03\x04'),
  signature('archive', 'a zip file', 'PK\x05\x06'),
  signature('archive', 'a RAR archive', 'Rar!\x1a\x07'),
  signature('archive', 'a 7z archive', '7z\xbc\xaf\x27\x1c'),
  signature('archive', 'a gzip archive', '\x1f\x8b\x08'),
  signature('picture', 'a JPEG picture', '\xff\xd8\xff'),
  signature('picture', 'a PNG picture', '\x89PNG\r\n\x1a\n'),
  signature('picture', 'a GIF picture', 'GIF87a'),
  signature('picture', 'a GIF picture', 'GIF89a'),
  signature('picture', 'a WebP picture', 'WEBP', 8),
  signature('picture', 'a TIFF picture', 'II*\x00'),
  signature('picture', 'a TIFF picture', 'MM\x00*'),
  signature('media', 'a video, sound or HEIC file', 'ftyp', 4),
  signature('media', 'a video, sound or WebP file', 'RIFF'),
  signature('media', 'a sound file', 'ID3'),
  signature('database', 'a database', 'SQLite format 3\x00'),
  signature('program', 'a program', '\x7fELF'),
  signature('program', 'a program', 'MZ\x90\x00'),
  signature('utf-32', 'a text in UTF-32', '\xff\xfe\x00\x00'),
  signature('utf-32', 'a text in UTF-32', '\x00\x00\xfe\xff'),
  signature('rtf', 'an RTF document', '{\\rtf'),
];

function signed(bytes: Uint8Array): Signature | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1');
  return signatures.find((one) => start.startsWith(one.bytes, one.at));
}

/** Names what is surely no text, in English; undefined for what may be one. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const found = signed(bytes);
  return found?.file === 'rtf' ? undefined : found?.named;
}

/** Something a newsroom has, that this program does not read, and what to do about it. */
export interface ForeignKind {
  /** The window names it and gives the advice in the person's own language (renderer/i18n). */
  readonly file: ForeignFile;
  readonly kind: string;
  readonly advice: string;
}

const asText = 'save it as plain text (.txt) in the program that made it, or paste its text into Copydesk';
const asDocx = 'open it in Word or WPS, save it as .docx and import that';
const cells = 'open it, copy the cells and paste them into the text: they become a table';
const asPicture = 'add it to an article with the picture command';
const others = 'Copydesk reads .docx, .html, .mhtml, .txt, .md and its own packages';

const advice: Readonly<Record<ForeignFile, string>> = {
  doc: asDocx,
  wps: asDocx,
  'not-docx': asDocx,
  'old-office': asDocx,
  locked: 'open it in Word or WPS, take the password off (File, Info, Protect) and save it again',
  spreadsheet: cells,
  presentation: asText,
  rtf: asDocx,
  pdf: 'open it and paste its text into Copydesk; the sender may still have the .docx it was made from',
  ofd: asText,
  epub: asText,
  odt: asDocx,
  picture: asPicture,
  svg: 'save it as PNG and add it as a picture',
  xml: 'open it and paste its text into Copydesk',
  archive: 'unpack it and import what is in it',
  media: others,
  database: others,
  program: others,
  'utf-32': 'save it as UTF-8',
};

/** @param kind with its article, for the message */
export function foreign(file: ForeignFile, kind: string): ForeignKind {
  return { file, kind, advice: advice[file] };
}

/** Names of files inside a zip tell documents of office programs from one another. */
const zipDocuments: readonly (readonly [holds: string, ForeignFile, kind: string])[] = [
  ['xl/workbook.xml', 'spreadsheet', 'an Excel workbook (xlsx)'],
  ['ppt/presentation.xml', 'presentation', 'a PowerPoint presentation (pptx)'],
  ['OFD.xml', 'ofd', 'an OFD document'],
  ['META-INF/container.xml', 'epub', 'an EPUB book'],
  ['content.xml', 'odt', 'an OpenDocument file (odt)'],
];

const byExtension: Readonly<Record<string, ForeignKind>> = {
  '.doc': foreign('doc', 'an old Word document (doc)'),
  '.docx': foreign('not-docx', 'no Word document, though its name says so'),
  '.wps': foreign('wps', 'a WPS document'),
  '.et': foreign('spreadsheet', 'a WPS spreadsheet (et)'),
  '.xls': foreign('spreadsheet', 'an old Excel workbook (xls)'),
  '.dps': foreign('presentation', 'a WPS presentation (dps)'),
  '.ppt': foreign('presentation', 'an old PowerPoint presentation (ppt)'),
  '.rtf': foreign('rtf', 'an RTF document'),
  '.pdf': foreign('pdf', 'a PDF'),
};

/**
 * Names what is surely no text and no package: by content first, then by the name's extension.
 * @param extension lower case, with its dot
 * @param inside the names in a zip
 */
export function foreignKind(start: Uint8Array, extension: string, inside?: ReadonlySet<string>): ForeignKind | undefined {
  const document = inside && zipDocuments.find(([holds]) => inside.has(holds));
  if (document) return foreign(document[1], document[2]);
  const found = signed(start);
  if (!found) return inside ? undefined : byExtension[extension];
  return foreign(found.file, found.named);
}

/** A web page, by its beginning and not by its name; `mhtml` is one saved whole in one file. */
export function pageKind(bytes: Uint8Array): 'html' | 'mhtml' | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^<A-Za-z]{0,4}\s*/, '')
    .toLowerCase();
  if (/^(?:mime-version:|from: ?<?saved by|message-id:|date: .{0,60}\n|snapshot-content-location:|content-type: multipart\/related)/.test(start)) {
    return /multipart\/|text\/html/.test(start) ? 'mhtml' : undefined;
  }
  const bare = start.replace(/^(?:<\?xml[^>]{0,200}\?>|<!--(?:(?!-->)[\s\S]){0,1000}-->|\s{1,200}){1,5}/, '');
  return /^<(?:!doctype html|html|head|body|meta|title|div|table|p)\b/.test(bare) ? 'html' : undefined;
}

/** Text that is written for a program: RTF, XML. Looked for in the text's beginning. */
export function markupKind(text: string): ForeignKind | undefined {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (start.startsWith('{\\rtf')) return byExtension['.rtf'];
  if (start.startsWith('<svg')) return foreign('svg', 'an SVG drawing');
  return start.startsWith('<?xml') ? foreign('xml', 'an XML file') : undefined;
}

/** Every refusal of such a file. `name`: the file's. */
export function refuseForeign(name: string, { file, kind, advice: what }: ForeignKind): Error {
  return refusal('unsupported', name, 'import', `it is ${kind}; ${what}`, { kind: file });
}
