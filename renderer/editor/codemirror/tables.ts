import type { EditorState, Line, StateCommand } from '@codemirror/state';
import { EditorSelection } from '@codemirror/state';
import { emptyParagraph } from './emptyParagraph.ts';
import { insertBlock } from './insertions.ts';
import { labelsOf } from './labels.ts';
import { step } from './step.ts';

/** GFM tables: insert one, move between its cells, add a row. Offsets are the document's. */

export interface Cell {
  /** The text of the cell without the blanks around it. */
  readonly from: number;
  readonly to: number;
  /** From one bar to the next. */
  readonly start: number;
  readonly end: number;
}

export interface TableRow {
  readonly line: Line;
  readonly cells: readonly Cell[];
}

export interface BodyTable {
  /** Head first; the row of dashes is left out. */
  readonly rows: readonly TableRow[];
  readonly columns: number;
}

const dashes = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** A table longer than this is not looked at as one, so that a key never costs a walk through the article. */
const mostRows = 2000;

/** True for the row of dashes under a table's head. */
export function isDashRow(line: string): boolean {
  return line.includes('|') && dashes.test(line);
}

/** The table around `position`, or undefined. */
export function tableAt(state: EditorState, position: number): BodyTable | undefined {
  const here = state.doc.lineAt(position);
  if (!here.text.includes('|')) return undefined;
  const lines = barredLines(state, here);
  const dashAt = lines.findIndex((line, index) => index > 0 && isDashRow(line.text));
  if (dashAt < 0 || here.number < (lines[dashAt - 1]?.number ?? 0)) return undefined;
  const rows = lines.filter((_, index) => index >= dashAt - 1 && index !== dashAt).map((line) => ({ line, cells: cellsOf(line) }));
  return { rows, columns: rows[0]?.cells.length ?? 0 };
}

function barredLines(state: EditorState, here: Line): Line[] {
  const lines = [here];
  for (let number = here.number - 1; number >= 1 && here.number - number < mostRows; number--) {
    const line = state.doc.line(number);
    if (!line.text.includes('|')) break;
    lines.unshift(line);
  }
  for (let number = here.number + 1; number <= state.doc.lines && number - here.number < mostRows; number++) {
    const line = state.doc.line(number);
    if (!line.text.includes('|')) break;
    lines.push(line);
  }
  return lines;
}

/** The cells of one row; a bar after a backslash belongs to the text. */
export function cellsOf(line: { readonly from: number; readonly text: string }): Cell[] {
  const bars: number[] = [];
  for (let at = 0; at < line.text.length; at++) {
    if (line.text[at] === '\\') at++;
    else if (line.text[at] === '|') bars.push(at);
  }
  const first = line.text.search(/\S/);
  const last = line.text.trimEnd().length - 1;
  const edges = [...(bars[0] === first ? [] : [-1]), ...bars, ...(bars.at(-1) === last ? [] : [line.text.length])];
  return edges.slice(0, -1).map((edge, index) => {
    const start = edge + 1;
    const end = edges[index + 1] ?? line.text.length;
    const text = line.text.slice(start, end);
    const blank = text.trim() === '';
    const from = blank ? start + Math.min(1, text.length) : start + text.search(/\S/);
    const to = blank ? from : start + text.trimEnd().length;
    return { from: line.from + from, to: line.from + to, start: line.from + start, end: line.from + end };
  });
}

/** Puts a table of three columns and two rows after the paragraph; the first head is selected. */
export const insertTable: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const head = state.facet(labelsOf).columnHead;
  const row = '|  |  |  |';
  const text = [`| ${head} | ${head} | ${head} |`, '| --- | --- | --- |', row, row].join('\n');
  dispatch(step(state, insertBlock(state, state.selection.main.head, text, { from: 2, to: 2 + head.length }), 'input.format.table'));
  return true;
};

/** Tab and Shift-Tab: the next or previous cell, its text selected; Tab in the last cell adds a row. */
export function moveByCell(by: 1 | -1): StateCommand {
  return ({ state, dispatch }) => {
    const head = state.selection.main.head;
    const table = tableAt(state, head);
    if (!table) return false;
    const cells = table.rows.flatMap((row) => row.cells);
    const here = cells.findIndex((cell) => head <= cell.end);
    const target = cells[here < 0 ? cells.length : here + by];
    if (target) {
      dispatch(state.update({ selection: EditorSelection.range(target.from, target.to), scrollIntoView: true, userEvent: 'select' }));
      return true;
    }
    if (by < 0 || state.readOnly) return false;
    addRow(state, dispatch, table);
    return true;
  };
}

function addRow(state: EditorState, dispatch: (transaction: ReturnType<typeof step>) => void, table: BodyTable): void {
  const end = table.rows.at(-1)?.line.to ?? state.doc.length;
  const insert = `\n|${'  |'.repeat(Math.max(1, table.columns))}`;
  dispatch(step(state, { changes: { from: end, insert }, selection: { anchor: end + 3 } }, 'input.table'));
}

/**
 * Enter in a table: the cell below; on the last row a new row; on an empty last row a paragraph after the
 * table takes its place, as with lists.
 */
export const enterInTable: StateCommand = ({ state, dispatch }) => {
  const head = state.selection.main.head;
  const table = state.selection.main.empty ? tableAt(state, head) : undefined;
  if (!table || state.readOnly) return false;
  const here = table.rows.findIndex((row) => head >= row.line.from && head <= row.line.to);
  const row = table.rows[here];
  if (!row) return false;
  const below = table.rows[here + 1];
  if (below) {
    const column = row.cells.findIndex((cell) => head <= cell.end);
    const target = below.cells[column < 0 ? below.cells.length - 1 : column] ?? below.cells[0];
    const at = target?.to ?? below.line.from;
    dispatch(state.update({ selection: { anchor: target?.from ?? at, head: at }, scrollIntoView: true, userEvent: 'select' }));
  } else if (here > 0 && row.cells.every((cell) => cell.from === cell.to)) {
    dispatch(step(state, emptyParagraph(state, row.line.number), 'delete.table'));
  } else addRow(state, dispatch, table);
  return true;
};
