import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import type { StateCommand, Transaction } from '@codemirror/state';
import { setHeading, toggleList, toggleQuote } from './blocks.ts';
import { emptyParagraph } from './emptyParagraph.ts';
import { enclosingCode } from './insertions.ts';
import { isBlank, partsOf } from './lineMarkers.ts';
import { enterInTable, tableAt } from './tables.ts';

/**
 * Enter and Backspace as a reporter means them: Enter begins a new paragraph, which in Markdown is a blank line; in a
 * list the next item, in a quote the quote's next paragraph; on an empty item or quote line it ends the list or quote.
 */

const continueList = insertNewlineContinueMarkupCommand({ nonTightLists: false });

export const enter: StateCommand = (target) => {
  const { state } = target;
  if (state.readOnly) return false;
  const { from, empty } = state.selection.main;
  if (enclosingCode(state, from)) return insert(target, '\n');
  if (empty && enterInTable(target)) return true;
  const line = state.doc.lineAt(from);
  const parts = partsOf(line.text);
  const isItem = parts.marker.kind === 'bullet' || parts.marker.kind === 'ordered';
  if (empty && isItem && enterInList(target)) return true;
  if (parts.quote && !isItem && from - line.from >= parts.quote.trimEnd().length) return enterInQuote(target, parts.quote);
  return insert(target, isBlank(line.text) ? '\n' : '\n\n');
};

/** Shift-Enter: a line break within the paragraph. A backslash, since blanks at a line's end get tidied away. */
export const breakLine: StateCommand = (target) => {
  const { state } = target;
  if (state.readOnly) return false;
  const line = state.doc.lineAt(state.selection.main.from);
  const before = state.sliceDoc(line.from, state.selection.main.from);
  const plain = isBlank(line.text) || before.trim() === '' || before.endsWith('\\') || enclosingCode(state, line.from);
  return insert(target, plain ? '\n' : `\\\n${partsOf(line.text).quote}`);
};

function insert({ state, dispatch }: Parameters<StateCommand>[0], text: string): boolean {
  dispatch(state.update(state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' }));
  return true;
}

/** The next item; on an empty item of the outermost list a paragraph after the list. */
function enterInList({ state, dispatch }: Parameters<StateCommand>[0]): boolean {
  const found: Transaction[] = [];
  continueList({ state, dispatch: (transaction) => found.push(transaction) });
  const next = found[0];
  if (!next) return false;
  const line = next.newDoc.lineAt(next.newSelection.main.head);
  if (!isBlank(line.text)) {
    dispatch(next);
    return true;
  }
  const { changes = [], selection } = emptyParagraph(next.state, line.number, partsOf(line.text).quote);
  const spec = { changes: next.changes.compose(next.state.changes(changes)), selection };
  dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input' }));
  return true;
}

function enterInQuote(target: Parameters<StateCommand>[0], quote: string): boolean {
  const { state, dispatch } = target;
  const line = state.doc.lineAt(state.selection.main.from);
  const sign = quote.trimEnd();
  if (!isBlank(line.text)) return insert(target, `\n${sign}\n${sign} `);
  dispatch(state.update(emptyParagraph(state, line.number), { scrollIntoView: true, userEvent: 'delete' }));
  return true;
}

/** Backspace at a paragraph's start joins it with the one above in one stroke; right after a marker it takes it off. */
export const backspace: StateCommand = (target) => {
  const { state } = target;
  const { head, empty } = state.selection.main;
  if (state.readOnly || !empty) return false;
  const line = state.doc.lineAt(head);
  if (head === line.from) return joinAbove(target, head);
  const { quote, indent, marker } = partsOf(line.text);
  const column = head - line.from;
  if (enclosingCode(state, head)) return false;
  if (marker.kind !== 'none' && column === quote.length + indent.length + marker.text.length) {
    return marker.kind === 'heading' ? setHeading(0)(target) : toggleList(marker.kind)(target);
  }
  return marker.kind === 'none' && quote !== '' && column === quote.length ? toggleQuote(target) : false;
};

function joinAbove(target: Parameters<StateCommand>[0], head: number): boolean {
  const { state, dispatch } = target;
  const { doc } = state;
  const line = doc.lineAt(head);
  if (line.number < 3 || enclosingCode(state, head)) return false;
  const above = doc.line(line.number - 1);
  const before = doc.line(line.number - 2);
  if (above.length > 0 || isBlank(before.text) || before.text.trimEnd().endsWith('-->')) return false;
  // On the first of several lines it would glue the one below to the one above.
  if (isBlank(line.text) && line.number < doc.lines && !isBlank(doc.line(line.number + 1).text)) return false;
  if (isBlank(line.text) || !tableAt(state, before.from)) return remove(target, before.to, head);
  // Text is not drawn up into a table's row, nor right under it, where it would become one: the cursor alone goes up.
  dispatch(state.update({ selection: { anchor: before.to }, scrollIntoView: true, userEvent: 'select' }));
  return true;
}

function remove({ state, dispatch }: Parameters<StateCommand>[0], from: number, to: number): boolean {
  dispatch(state.update({ changes: { from, to } }, { scrollIntoView: true, userEvent: 'delete.backward' }));
  return true;
}
