import { makeZip } from '../zipMaker.ts';

/** A Word document by hand, for what no library writes. */
export interface WordParts {
  /** Inside `w:body`. */
  readonly body: string;
  /** Other parts: their content, whole, by name. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Relations of the document: id, last word of the type, target; `!` before an address outside. */
  readonly relations?: readonly (readonly [string, string, string])[];
  /** Before the root of the document. */
  readonly prolog?: string;
}

export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

export function wordFile({
  body,
  parts = {},
  relations = [],
  prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
}: WordParts): Uint8Array {
  const relation = ([id, type, target]: readonly [string, string, string]) =>
    `<Relationship Id="${id}" Type="${types}${type}" Target="${target.replace(/^!/, '')}"${target.startsWith('!') ? ' TargetMode="External"' : ''}/>`;
  const rels = (list: readonly (readonly [string, string, string])[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(relation).join('')}</Relationships>`;
  const document = `${prolog}<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': rels([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': rels(relations),
    ...parts,
  };
  return makeZip(Object.entries(files).map(([name, content]) => ({ name, content, deflate: true })));
}

const contentTypes =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ' +
  'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A paragraph of runs; a plain text is one run. `properties` go into `w:pPr`. */
export function paragraph(inside: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}
