import { maxBodyLength } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';
import type { Block, Piece, Table } from './document.ts';
import { flatten, labelPiece } from './flatten.ts';
import type { Line, Mark } from './line.ts';
import type { Notices } from './notices.ts';

/**
 * A table as Markdown. Markdown knows no merged cells: what stands in one is repeated in each of the cells it covers, so that
 * every row reads by itself. A row of one cell across the whole table keeps its words in the first.
 */

export interface TableWriting {
  /** The file, for messages. */
  readonly thing: string;
  readonly notices: Notices;
  readonly line: (pieces: readonly Piece[]) => Line;
  /** Markdown of the pictures in a line. */
  readonly pictures: (line: Line) => string;
}

interface Text {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const none: Text = { text: '', marks: [] };

/** @throws too-large: what is repeated in merged cells grows with each row, long before anything else of the file is large */
export function writeTable(table: Table, writing: TableWriting): Text {
  const columns = Math.max(1, ...table.rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0)));
  let text = '';
  const marks: Mark[] = [];
  let above: readonly Text[] = [];
  for (const [at, row] of table.rows.entries()) {
    const settle = row.change !== undefined && at > 0;
    const cells = cellsOf(row, above, columns, settle, writing);
    above = cells;
    const line = rowOf(cells);
    if (row.change) writing.notices.note('row-changes');
    const start = text.length;
    const lead = at === 0 ? '' : '\n';
    if (row.change?.kind === 'insert' && settle) {
      marks.push({ type: 'change', change: row.change, at: start, end: start, text: lead + line.text });
      continue;
    }
    text += lead + line.text;
    marks.push(...shifted(line.marks, start + lead.length));
    if (row.change && settle) marks.push({ type: 'change', change: row.change, at: start, end: text.length, text: '' });
    if (at === 0) text += `\n|${' --- |'.repeat(columns)}`;
    if (text.length > maxBodyLength) throw tooLong(writing.thing);
  }
  return { text, marks };
}

function cellsOf(row: Table['rows'][number], above: readonly Text[], columns: number, settle: boolean, writing: TableWriting): readonly Text[] {
  const cells: Text[] = [];
  for (const cell of row.cells) {
    const over = cell.continued ? above[cells.length] : undefined;
    const own = over ? { text: over.text, marks: [] } : cellText(cell.blocks, settle, writing);
    const isBanner = cell.span >= columns && columns > 1;
    if (cell.continued || (cell.span > 1 && !isBanner)) writing.notices.note('merged-cells', cell.continued ? 1 : cell.span - 1);
    cells.push(own);
    for (let more = 1; more < cell.span; more++) cells.push(isBanner ? none : { text: own.text, marks: [] });
  }
  while (cells.length < columns) cells.push(none);
  return cells;
}

function tooLong(thing: string): Error {
  return refusal('too-large', thing, 'import', `a table in it is longer than ${maxBodyLength} characters`, { limit: maxBodyLength });
}

function rowOf(cells: readonly Text[]): Text {
  let text = '|';
  const marks: Mark[] = [];
  for (const cell of cells) {
    marks.push(...shifted(cell.marks, text.length + 1));
    text += ` ${cell.text} |`;
  }
  return { text, marks };
}

function cellText(blocks: readonly Block[], settle: boolean, writing: TableWriting): Text {
  let text = '';
  const marks: Mark[] = [];
  const add = (more: Text, gap: string) => {
    if (more.text === '' && more.marks.length === 0) return;
    if (text !== '' && more.text !== '') text += gap;
    marks.push(...shifted(more.marks, text.length));
    text += more.text;
  };
  for (const block of flatten(blocks)) {
    if (block.type === 'table') {
      writing.notices.note('nested-tables');
      for (const { cells } of block.rows) {
        const inner = cells.filter(({ continued }) => !continued).map((cell) => cellText(cell.blocks, settle, writing));
        for (const [at, one] of inner.entries()) add(one, at === 0 ? '<br>' : '　');
      }
      continue;
    }
    const pieces = settle ? block.pieces.map((piece): Piece => ('change' in piece ? { ...piece, change: undefined } : piece)) : block.pieces;
    const label = block.label ? `${block.label.kind === 'bullet' ? '•' : block.label.text} ` : '';
    const line = writing.line(label === '' ? pieces : [labelPiece(label), ...pieces]);
    add(line, '<br>');
    add({ text: writing.pictures(line), marks: [] }, '<br>');
  }
  // A row is one line, whatever somebody proposes to insert into it.
  return { text: text.replaceAll('\n', ' '), marks };
}

export function shifted(marks: readonly Mark[], by: number): Mark[] {
  return marks.map((mark): Mark => (mark.type === 'comment' ? { ...mark, at: mark.at + by } : { ...mark, at: mark.at + by, end: mark.end + by }));
}
