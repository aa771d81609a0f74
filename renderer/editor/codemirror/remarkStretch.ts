import type { EditorState } from '@codemirror/state';
import { wordAt } from './hanWords.ts';
import { partsOf, pictureLine } from './lineMarkers.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const letters = /[\p{L}\p{N}]/u;

/**
 * What a remark made now is about, in UTF-16 code units: what is chosen; else the picture in whose line the cursor is, the word at
 * the cursor, its paragraph, or the one before. Empty at the cursor only in an empty text.
 */
export function remarkStretch(state: EditorState): Stretch {
  const { from, to, head, empty } = state.selection.main;
  if (!empty) return trimmed(state, { from, to });
  return pictureAt(state, head) ?? wordHere(state, head) ?? paragraphBefore(state, head) ?? { from: head, to: head };
}

/** Blanks and line breaks at the ends are nobody's words. */
function trimmed(state: EditorState, { from, to }: Stretch): Stretch {
  const text = state.sliceDoc(from, to);
  const words = text.trim();
  if (words === '') return { from, to };
  const start = from + text.length - text.trimStart().length;
  return { from: start, to: start + words.length };
}

function pictureAt(state: EditorState, at: number): Stretch | undefined {
  const line = state.doc.lineAt(at);
  return line.text.includes('![') && pictureLine.test(line.text) ? trimmed(state, line) : undefined;
}

function wordHere(state: EditorState, at: number): Stretch | undefined {
  const words = [wordAt(state, at, 1), wordAt(state, at, -1)];
  return words.find((word) => word !== undefined && letters.test(state.sliceDoc(word.from, word.to)));
}

function paragraphBefore(state: EditorState, at: number): Stretch | undefined {
  for (let number = state.doc.lineAt(at).number; number > 0; number--) {
    const line = state.doc.line(number);
    const { from, to } = partsOf(line.text);
    if (line.text.slice(from, to).trim() !== '') return trimmed(state, { from: line.from + from, to: line.from + to });
  }
  return undefined;
}
