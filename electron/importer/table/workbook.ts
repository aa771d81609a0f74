import type { TableCell } from '#domain/checks/house/csv.ts';
import { maxHouseEntries } from '#domain/checks/house/houseList.ts';
import { refusal } from '#domain/result.ts';
import { type Parts, withParts } from '../foreign/parts.ts';
import { mainPart, readRelations, targetsOf } from '../foreign/relations.ts';
import { childOf, type Element, elementsOf, readXml, textOf } from '../foreign/xml.ts';

/** Columns of a sheet that are looked at: a list of words has seven. */
const mostColumns = 64;
/** Rows with something in them: a full list and its heads. */
const mostRows = maxHouseEntries + 1;

/**
 * The first sheet that a workbook shows (ECMA-376-1, 18.2 and 18.3), row by row; rows with nothing in them are left out. A
 * cell that is worked out by a formula is marked, and nothing is ever worked out here.
 * @throws unsupported for a zip that is no workbook; damaged, too-large, bad-checksum
 */
export function readWorkbook(path: string, name: string): Promise<readonly (readonly TableCell[])[]> {
  return withParts(path, name, async (parts) => {
    const main = await mainPart(parts, name);
    const book = parts.has(main) ? await readXml(parts.text(main), name, main) : undefined;
    if (book?.name !== 's:workbook')
      throw refusal('unsupported', name, 'import', 'it is no workbook; save it as .xlsx or .csv', { kind: 'not-words' });
    const relations = await readRelations(parts, main, name);
    const sheet = elementsOf(childOf(book, 's:sheets')).find(({ attributes }) => (attributes.state ?? 'visible') === 'visible');
    const part = relations.get(sheet?.attributes['r:id'] ?? '')?.target;
    if (part === undefined || !parts.has(part)) throw refusal('damaged', name, 'import', 'it has no sheet');
    const [shared] = targetsOf(relations, 'sharedStrings');
    return readSheet(parts, part, await readStrings(parts, shared, name), name);
  });
}

/** Texts that cells point at by number. */
async function readStrings(parts: Parts, part: string | undefined, name: string): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part !== undefined && parts.has(part)) {
    await readXml(parts.text(part), name, part, { inside: 's:sst', take: (item) => void strings.push(wordsOf(item)) });
  }
  return strings;
}

async function readSheet(parts: Parts, part: string, strings: readonly string[], name: string): Promise<readonly (readonly TableCell[])[]> {
  const rows: (readonly TableCell[])[] = [];
  let line = 0;
  const take = (row: Element) => {
    if (row.name !== 's:row') return;
    line = numberOf(row.attributes.r) ?? line + 1;
    const cells = cellsOf(row, line, strings);
    if (cells.every(({ text, isFormula }) => text.trim() === '' && !isFormula)) return;
    if (rows.length === mostRows) {
      throw refusal('too-large', name, 'import', `it has more than ${maxHouseEntries} words`, { limit: maxHouseEntries });
    }
    rows.push(cells);
  };
  await readXml(parts.text(part), name, part, { inside: 's:sheetData', take });
  return rows;
}

function cellsOf(row: Element, line: number, strings: readonly string[]): readonly TableCell[] {
  const cells: TableCell[] = [];
  let column = 0;
  for (const cell of elementsOf(row)) {
    if (cell.name !== 's:c') continue;
    column = columnOf(cell.attributes.r) ?? column + 1;
    if (column > mostColumns) continue;
    while (cells.length < column) cells.push({ text: '', line, column: cells.length + 1 });
    cells[column - 1] = { text: textOfCell(cell, strings), line, column, ...(childOf(cell, 's:f') ? { isFormula: true } : {}) };
  }
  return cells;
}

function textOfCell(cell: Element, strings: readonly string[]): string {
  const { t: type = 'n' } = cell.attributes;
  if (type === 'inlineStr') return wordsOf(childOf(cell, 's:is'));
  const value = textOf(childOf(cell, 's:v'));
  return type === 's' ? (strings[Number(value)] ?? '') : type === 'str' ? plain(value) : value;
}

/** A text in one piece or in runs; how it is read aloud (`rPh`) is no part of it. */
function wordsOf(item: Element | undefined): string {
  const said = elementsOf(item).flatMap((child) => (child.name === 's:t' ? [child] : child.name === 's:r' ? [childOf(child, 's:t')] : []));
  return plain(said.map(textOf).join(''));
}

/** Units that XML cannot hold are written `_x000D_` (22.9.2.19). */
function plain(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** `B7` is in column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
