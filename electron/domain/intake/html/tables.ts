import type { Cell, Table } from './blocks.ts';
import type { Notices } from './notices.ts';
import { type Tag, tagsOf, textOf } from './tree.ts';

/**
 * Tables. Old pages lay out the whole page with them: such a table is read cell after cell. One of figures becomes a table of
 * Markdown, which knows no merged cells: what stands in one is repeated in each of the cells it covers, so that every row
 * reads by itself. A row of one cell across the whole table keeps its words in the first.
 */

/** What stands in a cell of a table of figures is no longer than this, in characters. */
const longestCell = 300;
const most = 60_000;

export function spanOf(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10);
  return Number.isInteger(number) ? Math.min(100, Math.max(1, number)) : 1;
}

export function rowsOf(table: Tag): readonly Tag[] {
  return tagsOf(table).flatMap((child) => (child.name === 'tr' ? [child] : ['tbody', 'thead', 'tfoot'].includes(child.name) ? rowsOf(child) : []));
}

/** Whether a table only puts things in their places. */
export function isLayout(table: Tag): boolean {
  if (table.attributes.role === 'presentation') return true;
  const rows = rowsOf(table).map((row) => tagsOf(row).filter(({ name }) => name === 'td' || name === 'th'));
  const cells = rows.flat();
  if (cells.length <= 1 || rows.every((row) => row.length <= 1)) return true;
  if (cells.some(({ name }) => name === 'th')) return false;
  return cells.some((cell) => holdsPage(cell, 8) || textOf(cell).trim().length > longestCell);
}

/** A head, a list, a form or another table of several rows: no cell of figures has them. */
function holdsPage(tag: Tag, reach: number): boolean {
  return tagsOf(tag).some(
    (child) =>
      /^(?:h[1-3]|form|article|nav|hr)$/.test(child.name) ||
      (child.name === 'table' && rowsOf(child).length > 0) ||
      (reach > 0 && holdsPage(child, reach - 1)),
  );
}

export function writeTable(table: Table, write: (cell: Cell) => string, notices: Notices): string {
  const grid = gridOf(table, write, notices);
  const columns = Math.max(1, ...grid.map((row) => row.length));
  const lines = grid.map((row) => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? '').join(' | ')} |`);
  return [lines[0] ?? '', `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n');
}

function gridOf({ rows }: Table, write: (cell: Cell) => string, notices: Notices): readonly string[][] {
  const grid: string[][] = rows.map(() => []);
  const widest = Math.max(1, ...rows.slice(0, 1000).map((row) => row.reduce((sum, { span }) => sum + span, 0)));
  let placed = 0;
  for (const [at, row] of rows.entries()) {
    const line = grid[at] ?? [];
    let column = 0;
    for (const cell of row) {
      while (line[column] !== undefined) column++;
      const words = write(cell);
      const isBanner = cell.span >= widest && widest > 1;
      const high = Math.min(cell.rows, rows.length - at);
      placed += cell.span * high;
      if (!isBanner) notices.note('merged-cells', cell.span * high - 1);
      for (let down = 0; down < high; down++) {
        for (let right = 0; right < cell.span; right++) {
          const isRepeated = down + right > 0;
          const target = grid[at + down];
          if (target) target[column + right] ??= isRepeated && ((isBanner && right > 0) || placed > most) ? '' : words;
        }
      }
      column += cell.span;
    }
  }
  // Holes that a merged cell left before it.
  return grid.map((row) => Array.from({ length: row.length }, (_, at) => row[at] ?? ''));
}
