import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { enclosingCode } from './insertions.ts';
import { tableAt } from './tables.ts';

/** What is written into a table's cell stays in it: a bar gets a backslash (GFM wants it even in code), a line break becomes a blank. */

/**
 * The text as it may stand in the cell around `from` and `to`; undefined when they are not within one cell. Where a row
 * begins or ends without a bar, a bar typed there is the missing one and no cell's text.
 */
export function cellText(state: EditorState, from: number, to: number, text: string): string | undefined {
  const row = tableAt(state, from)?.rows.find(({ line }) => line.from <= from && to <= line.to);
  const cell = row?.cells.find(({ start, end }) => start <= from && to <= end);
  if (!row || !cell || enclosingCode(state, from)) return undefined;
  const before = state.sliceDoc(row.line.from, from);
  if (before.trim() === '' || state.sliceDoc(to, row.line.to).trim() === '') return undefined;
  const oneLine = text.replace(/^\n+|\n+$/g, '').replace(/[ \t]*\n\s*/g, ' ');
  const slashes = /\\*$/.exec(before)?.[0] ?? '';
  return escapeBars(slashes + oneLine).slice(slashes.length);
}

/** A bar that has its backslash already keeps the one. */
function escapeBars(text: string): string {
  return text.replace(/\\[\s\S]|\|/g, (found) => (found === '|' ? '\\|' : found));
}

/** Typing in cells. A composing input method is left alone: no other change may reach the view then. */
export const typingInCells: Extension = EditorView.inputHandler.of((view, from, to, text) => {
  if (!text.includes('|') || view.state.readOnly || view.compositionStarted) return false;
  const insert = cellText(view.state, from, to, text);
  if (insert === undefined || insert === text) return false;
  const selection = { anchor: from + insert.length };
  view.dispatch({ changes: { from, to, insert }, selection, scrollIntoView: true, userEvent: 'input.type' });
  return true;
});
