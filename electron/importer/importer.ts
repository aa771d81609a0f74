import { basename, dirname, extname } from 'node:path';
import { intakeText } from '#domain/intake/intake.ts';
import { manifestFile } from '#domain/portal/manifest.ts';
import { refusal } from '#domain/result.ts';
import { noRemarks } from '#domain/review.ts';
import type { Imported, Importer } from '../newsroom/ports.ts';
import { hasManifest, isZip, readPackage } from './archive.ts';
import { type DecodedText, decodeText, readTextBytes } from './decode.ts';
import { lookAt, readStart } from './disk.ts';
import { readForeign } from './foreign/reader.ts';
import { packageLimits } from './limits.ts';
import { binaryKind, foreignKind, markupKind, pageKind } from './magic.ts';
import { readMarkdown } from './markdown.ts';
import { isOle, refuseOle } from './ole.ts';
import { importPackage } from './package.ts';
import { decodingWarnings } from './warnings.ts';
import { namesInZip } from './zip.ts';

/** Files that become drafts. What a file is, its content decides; its name only tells Markdown from plain text. */
export function makeImporter(options: ImporterOptions): Pick<Importer, 'readFile'> {
  return { readFile: (path) => readFile(path, options) };
}

export interface ImporterOptions {
  /** IANA name: times without an offset are read in it. */
  readonly timeZone: string;
  /** The program of the thread that reads foreign files, where it is bundled apart from this room. */
  readonly foreignThread?: URL | undefined;
}

const wordNames = ['.docx', '.docm', '.dotx'];
const plainNames = ['', '.txt', '.text'];
const markdownNames = ['.md', '.markdown', '.mdown', '.mkd'];

async function readFile(path: string, options: ImporterOptions): Promise<Imported> {
  const name = basename(path);
  const found = await lookAt(path);
  if (found.isDirectory()) return importPackage(await readPackage(path), name);
  if (!found.isFile()) throw refusal('unsupported', name, 'import', 'it is no ordinary file');
  // A dialog for files cannot choose a folder: the list inside it stands for it.
  if (name === manifestFile) return importPackage(await readPackage(dirname(path)), basename(dirname(path)));
  const start = await readStart(path, 4096);
  if (isZip(start)) return importZip(path, name, options);
  const extension = extname(name).toLowerCase();
  if (isOle(start)) throw await refuseOle(path, name, extension, start);
  const page = pageOf(start, extension);
  if (page) return { kind: 'draft', ...(await readForeign({ format: page, path, name, timeZone: options.timeZone }, options.foreignThread)) };
  const isText = plainNames.includes(extension) || markdownNames.includes(extension);
  const foreign = foreignKind(start, extension);
  if (foreign && start.length > 0) throw refusal('unsupported', name, 'import', `it is ${foreign.kind}; ${foreign.advice}`, { kind: foreign.kind });
  if (!isText)
    throw refusal('unsupported', name, 'import', `files of the kind ${extension} are not read; save it as .txt, .docx or .html`, { kind: extension });
  return fromText(decodeText(await readTextBytes(path, name), name), name, markdownNames.includes(extension), options.timeZone);
}

const pageNames = ['.html', '.htm', '.xhtml', '.shtml', '.mht', '.mhtml'];

/** A page by its content; a name of pages decides only for text that says nothing of itself. Markdown may begin with a tag. */
function pageOf(start: Uint8Array, extension: string): 'html' | 'mhtml' | undefined {
  if (binaryKind(start) || start.length === 0) return undefined;
  const kind = pageKind(start);
  if (markdownNames.includes(extension)) return /<(?:!doctype html|html)\b/i.test(Buffer.from(start).toString('latin1', 0, 500)) ? kind : undefined;
  if (kind || !pageNames.includes(extension)) return kind;
  return extension.startsWith('.m') ? 'mhtml' : 'html';
}

function isWord(names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === 'word/document.xml');
}

async function importZip(path: string, name: string, { timeZone, foreignThread }: ImporterOptions): Promise<Imported> {
  const names = await namesInZip(path, name, packageLimits);
  if (!hasManifest(names) && (isWord(names) || wordNames.includes(extname(name).toLowerCase()))) {
    return { kind: 'draft', ...(await readForeign({ format: 'docx', path, name, timeZone }, foreignThread)) };
  }
  const foreign = hasManifest(names) ? undefined : foreignKind(new Uint8Array(), '', new Set(names));
  if (foreign) throw refusal('unsupported', name, 'import', `it is ${foreign.kind}; ${foreign.advice}`, { kind: foreign.kind });
  return importPackage(await readPackage(path), name);
}

function fromText(decoded: DecodedText, name: string, isMarkdown: boolean, timeZone: string): Imported {
  const markup = markupKind(decoded.text);
  if (markup) throw refusal('unsupported', name, 'import', `it is ${markup.kind}; ${markup.advice}`, { kind: markup.kind });
  const { draft, warnings } = isMarkdown ? readMarkdown(decoded.text, timeZone) : intakeText(decoded.text, { timeZone });
  return { kind: 'draft', draft, warnings: [...decodingWarnings(decoded), ...warnings], pictures: new Map(), remarks: noRemarks };
}
