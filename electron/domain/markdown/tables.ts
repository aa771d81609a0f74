import { columnsOf, readBlocks } from './reader.ts';

/** The lines of tables as they are written. The tree has every row as wide as its head: what is too much is gone there. */

export interface TableLine {
  /** UTF-16 offsets in the body, the line's end left out. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly cells: number;
}

export interface WrittenTable {
  readonly head: TableLine;
  /** Below the line of dashes. */
  readonly rows: readonly TableLine[];
}

/** Several checks of one text ask, one after the other. */
let last: { readonly body: string; readonly tables: readonly WrittenTable[] } | undefined;

/** The tables of a body in their order; not those inside quotes and lists. */
export function readTables(body: string): readonly WrittenTable[] {
  if (last?.body !== body) last = { body, tables: tablesOf(body) };
  return last.tables;
}

function tablesOf(body: string): readonly WrittenTable[] {
  const text = body.replace(/\r\n?/g, '\n');
  const tables: WrittenTable[] = [];
  const offsetOf = offsetsBefore(body);
  let at = 0;
  for (const token of readBlocks(text).tokens) {
    if (token.type === 'table') {
      const [head, , ...rows] = linesOf(token.raw, at, offsetOf);
      if (head) tables.push({ head, rows });
    }
    at += token.raw.length;
  }
  return tables;
}

function linesOf(raw: string, start: number, offsetOf: (at: number) => number): readonly TableLine[] {
  let at = start;
  const lines: TableLine[] = [];
  for (const text of raw.trimEnd().split('\n')) {
    lines.push({ start: offsetOf(at), end: offsetOf(at) + text.length, text, cells: columnsOf(text) });
    at += text.length + 1;
  }
  return lines;
}

/** From offsets with LF line ends to those of the body as it is; asked in rising order. */
function offsetsBefore(body: string): (at: number) => number {
  let carriageReturns = 0;
  let next = body.indexOf('\r\n');
  return (at) => {
    while (next >= 0 && next - carriageReturns < at) {
      carriageReturns++;
      next = body.indexOf('\r\n', next + 2);
    }
    return at + carriageReturns;
  };
}
