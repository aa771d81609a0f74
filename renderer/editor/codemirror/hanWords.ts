import { CharCategory, EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';

/**
 * Words for Ctrl+arrow and double click. CodeMirror takes a whole run of Han for one word; the runtime's dictionary
 * (Intl.Segmenter) knows better. Runs without Han keep CodeMirror's own rule.
 */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /\p{Script=Han}/u;
/** So much text on either side is enough to find the borders of a word, in UTF-16 code units. */
const reach = 60;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The run of characters of one category (letters, blanks, others) around `position` that leans to `side`. */
function runAt(state: EditorState, position: number, side: -1 | 1): (Span & { readonly category: CharCategory }) | undefined {
  const line = state.doc.lineAt(position);
  const categorize = state.charCategorizer(position);
  const category = (at: number) => categorize(line.text.slice(at, at + 1).replace(/[\ud800-\udfff]/, '字'));
  const start = side > 0 ? position - line.from : position - line.from - 1;
  if (start < 0 || start >= line.length) return undefined;
  const kind = category(start);
  let [from, to] = [start, start + 1];
  const [least, most] = [Math.max(0, start - reach), Math.min(line.length, start + reach)];
  while (from > least && category(from - 1) === kind) from--;
  while (to < most && category(to) === kind) to++;
  return { from: line.from + from, to: line.from + to, category: kind };
}

/** The word that holds the character on `side` of `position`; a run of blanks or signs counts as one. */
export function wordAt(state: EditorState, position: number, side: -1 | 1): Span | undefined {
  const run = runAt(state, position, side);
  if (!run) return undefined;
  const text = state.sliceDoc(run.from, run.to);
  if (run.category !== CharCategory.Word || !han.test(text)) return run;
  const inside = position - run.from - (side < 0 ? 1 : 0);
  const segment = segmenter.segment(text).containing(inside);
  return segment ? { from: run.from + segment.index, to: run.from + segment.index + segment.segment.length } : run;
}

/** Where Ctrl+arrow goes from `position`: over blanks and line breaks, then to the far end of the next word. */
export function wordBorder(state: EditorState, position: number, forward: boolean): number {
  const side = forward ? 1 : -1;
  let at = position;
  for (;;) {
    const line = state.doc.lineAt(at);
    const atEdge = forward ? at === line.to : at === line.from;
    if (atEdge) {
      const over = at + side;
      if (over < 0 || over > state.doc.length) return at;
      at = over;
      continue;
    }
    const run = runAt(state, at, side);
    if (run?.category !== CharCategory.Space) break;
    at = forward ? run.to : run.from;
  }
  const word = wordAt(state, at, side);
  return word ? (forward ? word.to : word.from) : at;
}

function move(forward: boolean, extend: boolean): StateCommand {
  return ({ state, dispatch }) => {
    const target = (range: SelectionRange) => {
      const head = range.empty || extend ? wordBorder(state, range.head, forward) : forward ? range.to : range.from;
      return extend ? EditorSelection.range(range.anchor, head) : EditorSelection.cursor(head);
    };
    const selection = EditorSelection.create(state.selection.ranges.map(target), state.selection.mainIndex);
    if (selection.eq(state.selection)) return false;
    dispatch(state.update({ selection, scrollIntoView: true, userEvent: 'select' }));
    return true;
  };
}

function remove(forward: boolean): StateCommand {
  return ({ state, dispatch }) => {
    const { head, empty } = state.selection.main;
    if (state.readOnly || !empty) return false;
    const line = state.doc.lineAt(head);
    const border = Math.min(line.to, Math.max(line.from, wordBorder(state, head, forward)));
    // At a paragraph's edge there is no word: what joins paragraphs is another key's matter.
    if (border === head) return false;
    const changes = { from: Math.min(head, border), to: Math.max(head, border) };
    dispatch(state.update({ changes }, { scrollIntoView: true, userEvent: forward ? 'delete.forward' : 'delete.backward' }));
    return true;
  };
}

export const wordLeft = move(false, false);
export const wordRight = move(true, false);
export const selectWordLeft = move(false, true);
export const selectWordRight = move(true, true);
export const deleteWordLeft = remove(false);
export const deleteWordRight = remove(true);
