/** What a file is by its first bytes, whatever it is called. */

interface Signature {
  readonly kind: string;
  readonly at: number;
  readonly bytes: string;
}

/** Bytes as Latin-1 text. */
const signatures: readonly Signature[] = [
  { kind: 'a PDF', at: 0, bytes: '%PDF-' },
  { kind: 'an old Office file (doc, wps, xls or ppt)', at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'a zip file', at: 0, bytes: 'PK\x03\x04' },
  { kind: 'a zip file', at: 0, bytes: 'PK\x05\x06' },
  { kind: 'a RAR archive', at: 0, bytes: 'Rar!\x1a\x07' },
  { kind: 'a 7z archive', at: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'a gzip archive', at: 0, bytes: '\x1f\x8b\x08' },
  { kind: 'a JPEG picture', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'a PNG picture', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'a GIF picture', at: 0, bytes: 'GIF87a' },
  { kind: 'a GIF picture', at: 0, bytes: 'GIF89a' },
  { kind: 'a WebP picture', at: 8, bytes: 'WEBP' },
  { kind: 'a TIFF picture', at: 0, bytes: 'II*\x00' },
  { kind: 'a TIFF picture', at: 0, bytes: 'MM\x00*' },
  { kind: 'a video, sound or HEIC file', at: 4, bytes: 'ftyp' },
  { kind: 'a video, sound or WebP file', at: 0, bytes: 'RIFF' },
  { kind: 'a sound file', at: 0, bytes: 'ID3' },
  { kind: 'a database', at: 0, bytes: 'SQLite format 3\x00' },
  { kind: 'a program', at: 0, bytes: '\x7fELF' },
  { kind: 'a program', at: 0, bytes: 'MZ\x90\x00' },
  { kind: 'a text in UTF-32', at: 0, bytes: '\xff\xfe\x00\x00' },
  { kind: 'a text in UTF-32', at: 0, bytes: '\x00\x00\xfe\xff' },
];

/** Names what is surely no text, in English; undefined for what may be one. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 32)).toString('latin1');
  return signatures.find((signature) => start.startsWith(signature.bytes, signature.at))?.kind;
}

/** Something a newsroom has, that this program does not read, and what to do about it. */
export interface ForeignKind {
  readonly kind: string;
  readonly advice: string;
}

const openAndPaste = 'open it and paste its text into Copydesk';
const asText = 'save it as plain text (.txt) in the program that made it, or paste its text into Copydesk';
const asDocx = 'open it in Word or WPS, save it as .docx and import that';
const asPicture = 'add it to an article with the picture command';

/** Names of files inside a zip tell documents of office programs from one another. */
const zipDocuments: readonly { readonly holds: string; readonly kind: string }[] = [
  { holds: 'xl/workbook.xml', kind: 'an Excel workbook (xlsx)' },
  { holds: 'ppt/presentation.xml', kind: 'a PowerPoint presentation (pptx)' },
  { holds: 'OFD.xml', kind: 'an OFD document' },
  { holds: 'META-INF/container.xml', kind: 'an EPUB book' },
  { holds: 'content.xml', kind: 'an OpenDocument file (odt)' },
];

const byExtension: Readonly<Record<string, ForeignKind>> = {
  '.doc': { kind: 'an old Word document (doc)', advice: asDocx },
  '.docx': { kind: 'no Word document, though its name says so', advice: asDocx },
  '.wps': { kind: 'a WPS document', advice: asDocx },
  '.rtf': { kind: 'an RTF document', advice: asDocx },
  '.pdf': { kind: 'a PDF', advice: openAndPaste },
  '.htm': { kind: 'a web page (HTML)', advice: openAndPaste },
  '.html': { kind: 'a web page (HTML)', advice: openAndPaste },
  '.mht': { kind: 'a saved web page (MHTML)', advice: openAndPaste },
  '.mhtml': { kind: 'a saved web page (MHTML)', advice: openAndPaste },
};

/**
 * Names what is surely no text and no package: by content first, then by the name's extension.
 * @param extension lower case, with its dot
 * @param inside the names in a zip
 */
export function foreignKind(start: Uint8Array, extension: string, inside?: ReadonlySet<string>): ForeignKind | undefined {
  const document = inside && zipDocuments.find(({ holds }) => inside.has(holds));
  if (document) return { kind: document.kind, advice: asText };
  const binary = binaryKind(start);
  if (!binary) return inside ? undefined : byExtension[extension];
  if (binary.endsWith('picture')) return { kind: binary, advice: asPicture };
  if (binary === 'a PDF') return { kind: binary, advice: openAndPaste };
  if (binary.includes('Office')) return byExtension[extension] ?? { kind: binary, advice: asText };
  return { kind: binary, advice: 'Copydesk reads .docx, .txt, .md and its own packages' };
}

/** Text that is written for a program: HTML, RTF, XML. Looked for in the text's beginning. */
export function markupKind(text: string): ForeignKind | undefined {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (start.startsWith('{\\rtf')) return byExtension['.rtf'];
  if (/^(<!--[^>]*-->\s*)?<(!doctype html|html|head|body|meta)\b/.test(start)) return byExtension['.html'];
  if (start.startsWith('mime-version:') || start.startsWith('from: <saved by')) return byExtension['.mhtml'];
  if (start.startsWith('<svg')) return { kind: 'an SVG drawing', advice: 'save it as PNG and add it as a picture' };
  return start.startsWith('<?xml') ? { kind: 'an XML file', advice: openAndPaste } : undefined;
}
