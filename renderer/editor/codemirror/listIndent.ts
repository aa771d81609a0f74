import type { StateCommand } from '@codemirror/state';
import { partsOf } from './lineMarkers.ts';
import { step } from './step.ts';

/** Tab on a list item makes it an item of the item above; Shift-Tab takes it back. On any other line they do nothing. */

export const indentItem: StateCommand = ({ state, dispatch }) => {
  const item = itemHere(state);
  if (!item || state.readOnly) return false;
  const above = item.line.number > 1 ? partsOf(state.doc.line(item.line.number - 1).text) : undefined;
  if (!above || (above.marker.kind !== 'bullet' && above.marker.kind !== 'ordered')) return true;
  const deepest = above.indent.length + (above.marker.kind === 'ordered' ? 3 : 2);
  if (item.parts.indent.length >= deepest) return true;
  const from = item.line.from + item.parts.quote.length;
  dispatch(step(state, { changes: { from, to: from + item.parts.indent.length, insert: ' '.repeat(deepest) } }, 'input.indent'));
  return true;
};

export const outdentItem: StateCommand = ({ state, dispatch }) => {
  const item = itemHere(state);
  if (!item || state.readOnly || item.parts.indent === '') return false;
  const from = item.line.from + item.parts.quote.length;
  let indent = 0;
  for (let number = item.line.number - 1; number >= 1; number--) {
    const above = partsOf(state.doc.line(number).text);
    if (above.marker.kind === 'none' || above.marker.kind === 'heading') break;
    if (above.indent.length >= item.parts.indent.length) continue;
    indent = above.indent.length;
    break;
  }
  dispatch(step(state, { changes: { from, to: from + item.parts.indent.length, insert: ' '.repeat(indent) } }, 'delete.dedent'));
  return true;
};

function itemHere(state: Parameters<StateCommand>[0]['state']) {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const parts = partsOf(line.text);
  const isItem = parts.marker.kind === 'bullet' || parts.marker.kind === 'ordered';
  return isItem && to <= line.to ? { line, parts } : undefined;
}
