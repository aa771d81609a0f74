import { EditorSelection } from '@codemirror/state';
import { EditorView, type MouseSelectionStyle } from '@codemirror/view';
import { wordAt } from './hanWords.ts';

/** A double click takes the Chinese word under the pointer; dragging on extends the selection word by word. */
export const doubleClickWords = EditorView.mouseSelectionStyle.of((view, event) => {
  if (event.detail !== 2 || event.button !== 0 || event.shiftKey || event.altKey) return null;
  const start = wordUnder(view, event);
  return start ? wordByWord(view, start) : null;
});

interface Span {
  from: number;
  to: number;
}

function wordUnder(view: EditorView, event: MouseEvent): Span | undefined {
  const { pos, assoc } = view.posAndSideAtCoords({ x: event.clientX, y: event.clientY }, false);
  const side = assoc < 0 ? -1 : 1;
  return wordAt(view.state, pos, side) ?? wordAt(view.state, pos, side > 0 ? -1 : 1);
}

function wordByWord(view: EditorView, first: Span): MouseSelectionStyle {
  let start: Span = { from: first.from, to: first.to };
  return {
    update: (update) => {
      start = { from: update.changes.mapPos(start.from), to: update.changes.mapPos(start.to) };
    },
    get: (event) => {
      const now = wordUnder(view, event) ?? start;
      const backwards = now.from < start.from;
      return EditorSelection.single(backwards ? start.to : start.from, backwards ? now.from : Math.max(start.to, now.to));
    },
  };
}
