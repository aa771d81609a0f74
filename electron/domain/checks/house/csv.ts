import { refusal } from '../../result.ts';

/** A cell of a table and where it begins in the file, both counted from 1. */
export interface TableCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** A spreadsheet works it out; `text` is what it made of it last. */
  readonly isFormula?: true;
}

/** Cells of a row that are kept: a list of words has seven columns. */
const mostColumns = 64;

/**
 * Reads a table of comma-separated values (RFC 4180): a byte-order mark, CRLF, LF or CR, quoted cells with commas, lines and
 * doubled quotes. Also what a Chinese spreadsheet writes: semicolons or tabs instead of commas, if the first line has no comma.
 * Blank lines are left out. Columns count cells.
 * @throws invalid, with line and column, for a quote that does not end, or goes on behind its end
 */
export function readCsv(source: string, thing: string): readonly (readonly TableCell[])[] {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const separator = separatorOf(text);
  const rows: TableCell[][] = [];
  let row: TableCell[] = [];
  let line = 1;
  let at = 0;
  const endRow = () => {
    if (row.length > 1 || row[0]?.text.trim()) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const from = { line, column: row.length + 1 };
    const [cell, end, lines] = text[at] === '"' ? quoted(text, at, { thing, ...from }) : plain(text, at, separator);
    if (row.length < mostColumns) row.push({ text: cell, ...from });
    line += lines;
    at = end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end opens one more, empty cell.
      if (at === text.length) row.push({ text: '', line, column: row.length + 1 });
    } else if (at < text.length) {
      if (text[at] !== '\n' && text[at] !== '\r') {
        throw refusal('invalid', thing, 'import', `line ${line}, column ${from.column}: there is text behind a closing quote`, {
          line,
          column: from.column,
          why: 'behind-quote',
        });
      }
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      endRow();
    }
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return first.includes(',') ? ',' : first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
}

/** A cell without quotes: its text and where it ends. */
function plain(text: string, at: number, separator: string): readonly [string, number, number] {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return [text.slice(at, end), end, 0];
}

/** A cell between quotes: its text, where it ends, and how many lines it goes on over. */
function quoted(
  text: string,
  at: number,
  { thing, line, column }: { thing: string; line: number; column: number },
): readonly [string, number, number] {
  const parts: string[] = [];
  for (let from = at + 1; ; ) {
    const end = text.indexOf('"', from);
    if (end < 0)
      throw refusal('invalid', thing, 'import', `line ${line}, column ${column}: a quote does not end`, { line, column, why: 'open-quote' });
    parts.push(text.slice(from, end));
    if (text[end + 1] !== '"') {
      const cell = parts.join('"');
      return [cell, end + 1, cell.match(/\r\n?|\n/g)?.length ?? 0];
    }
    from = end + 2;
  }
}

/** Writes a table with a byte-order mark and CRLF, as spreadsheets in Chinese offices open it without asking. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;
}

function written(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
