import { childOf, type Element, elementsOf, settingOf } from '../foreign/xml.ts';
import type { Block, Cell, Change, Label, Paragraph, Piece, Table } from './document.ts';
import type { Numbering } from './numbering.ts';
import { changeOf, type Reading, readPieces } from './pieces.ts';
import { levelOf, lookOfStyle, lookWith, ownOrInherited, roleOf, type Styles } from './styles.ts';

/** Paragraphs and tables of a part. */

export type BlockReading = Reading & { readonly numbering: Numbering };

/** The blocks in an element, one after the other. Whatever holds nothing but blocks is opened. */
export function readBlocks(parent: Element, reading: BlockReading): readonly Block[] {
  return elementsOf(parent).flatMap((element) => readBlock(element, reading));
}

export function readBlock(element: Element, reading: BlockReading): readonly Block[] {
  switch (element.name) {
    case 'w:p':
      return [readParagraph(element, reading)];
    case 'w:tbl':
      return [readTable(element, reading)];
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:customXml':
    case 'w:ins':
    case 'w:del':
    case 'w:moveTo':
    case 'w:moveFrom':
    case 'mc:AlternateContent':
    case 'mc:Choice':
      return readBlocks(element, reading);
    case 'w:altChunk':
      reading.notices.drop('dropped-objects', '插入的文件');
      return [];
    default:
      return [];
  }
}

function readParagraph(element: Element, reading: BlockReading): Paragraph {
  const { styles } = reading;
  const properties = childOf(element, 'w:pPr');
  const style = settingOf(properties, 'w:pStyle') ?? styles.normal;
  const own = childOf(properties, 'w:rPr');
  if (childOf(properties, 'w:pPrChange')) reading.notices.note('format-changes');
  const look = lookOfStyle(styles, styles.look, style);
  const pieces = readPieces(element, look, reading);
  const align = ownOrInherited(styles, properties, style, 'w:jc')?.attributes['w:val'];
  return {
    type: 'paragraph',
    role: roleOf(styles, style),
    level: levelOf(styles, properties, style),
    centred: align === 'center',
    label: lookWith(look, own).hidden && pieces.length === 0 ? undefined : labelOf(properties, style, pieces, reading),
    pieces,
    end: endOf(own, reading),
  };
}

function endOf(own: Element | undefined, reading: Reading): Change | undefined {
  const inserted = childOf(own, 'w:ins') ?? childOf(own, 'w:moveTo');
  if (inserted) return changeOf('insert', inserted, reading);
  const deleted = childOf(own, 'w:del') ?? childOf(own, 'w:moveFrom');
  return deleted && changeOf('delete', deleted, reading);
}

function labelOf(properties: Element | undefined, style: string, pieces: readonly Piece[], reading: BlockReading): Label | undefined {
  const numbered = numberedBy(reading.styles, properties, style);
  if (!numbered || numbered.list === '0') return undefined;
  // Word draws no number before an empty paragraph that is only there for its distance, but counts it.
  const label = reading.numbering.next(numbered.list, numbered.depth);
  return pieces.length === 0 ? undefined : label;
}

function numberedBy(styles: Styles, properties: Element | undefined, style: string): { readonly list: string; readonly depth: number } | undefined {
  const own = childOf(properties, 'w:numPr');
  const inherited = ownOrInherited(styles, undefined, style, 'w:numPr');
  const list = settingOf(own, 'w:numId') ?? settingOf(inherited, 'w:numId');
  if (list === undefined) return undefined;
  return { list, depth: Number(settingOf(own, 'w:ilvl') ?? settingOf(inherited, 'w:ilvl') ?? 0) || 0 };
}

function readTable(element: Element, reading: BlockReading): Table {
  if (childOf(childOf(element, 'w:tblPr'), 'w:tblPrChange')) reading.notices.note('format-changes');
  return { type: 'table', rows: rowsOf(element).map((row) => readRow(row, reading)) };
}

function rowsOf(element: Element): readonly Element[] {
  return elementsOf(element).flatMap((child) =>
    child.name === 'w:tr' ? [child] : ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? rowsOf(child) : [],
  );
}

function readRow(row: Element, reading: BlockReading): Table['rows'][number] {
  const properties = childOf(row, 'w:trPr');
  const inserted = childOf(properties, 'w:ins');
  const deleted = childOf(properties, 'w:del');
  const before = Number(settingOf(properties, 'w:gridBefore') ?? 0) || 0;
  const change = inserted ? changeOf('insert', inserted, reading) : deleted && changeOf('delete', deleted, reading);
  const empty: Cell[] = Array.from({ length: Math.min(before, 100) }, () => ({ blocks: [], span: 1, continued: false }));
  return { cells: [...empty, ...cellsOf(row).map((cell) => readCell(cell, reading))], change };
}

function cellsOf(row: Element): readonly Element[] {
  return elementsOf(row).flatMap((child) =>
    child.name === 'w:tc' ? [child] : ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? cellsOf(child) : [],
  );
}

function readCell(cell: Element, reading: BlockReading): Cell {
  const properties = childOf(cell, 'w:tcPr');
  const merge = settingOf(properties, 'w:vMerge');
  const span = Number(settingOf(properties, 'w:gridSpan') ?? 1);
  return { blocks: readBlocks(cell, reading), span: Math.min(100, Math.max(1, span || 1)), continued: merge !== undefined && merge !== 'restart' };
}
