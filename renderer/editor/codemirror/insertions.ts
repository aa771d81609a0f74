import { syntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state';
import { labelsOf } from './labels.ts';
import { isBlank } from './lineMarkers.ts';
import { step } from './step.ts';

/** What goes into the body as a block of its own, with a blank line before and after. */

/**
 * Inserts `text` as its own block near `position`: on an empty line there, at the start of a paragraph before it,
 * anywhere else after it, so that nothing is ever cut in two.
 * @param selected what is selected afterwards, in offsets of `text`; its end when not given
 */
export function insertBlock(
  state: EditorState,
  position: number,
  text: string,
  selected?: { readonly from: number; readonly to: number },
): TransactionSpec {
  const { at, to, before, after } = gapAt(state, Math.min(position, state.doc.length));
  const start = at + before.length;
  const selection = selected ? { anchor: start + selected.from, head: start + selected.to } : { anchor: start + text.length };
  return { changes: { from: at, to, insert: before + text + after }, selection };
}

function gapAt(state: EditorState, position: number) {
  const { doc } = state;
  const blankAt = (number: number) => number < 1 || number > doc.lines || isBlank(doc.line(number).text);
  const line = doc.lineAt(position);
  const code = enclosingCode(state, position);
  if (isBlank(line.text) && !code) {
    return { at: line.from, to: line.to, before: blankAt(line.number - 1) ? '' : '\n', after: blankAt(line.number + 1) ? '' : '\n' };
  }
  if (position === line.from && blankAt(line.number - 1) && !code) return { at: line.from, to: line.from, before: '', after: '\n\n' };
  let last = doc.lineAt(code ? code.to : position).number;
  while (!blankAt(last + 1)) last++;
  const end = doc.line(last).to;
  return { at: end, to: end, before: '\n\n', after: '' };
}

/** The fenced code around a position, which may hold blank lines of its own. */
export function enclosingCode(state: EditorState, position: number): { readonly from: number; readonly to: number } | undefined {
  for (let node: ReturnType<typeof nodeAt> | null = nodeAt(state, position); node; node = node.parent) {
    if (node.name === 'FencedCode') return node;
  }
  return undefined;
}

function nodeAt(state: EditorState, position: number) {
  return syntaxTree(state).resolveInner(position, -1);
}

/** `<!-- page 小标题 -->` on its own line; the placeholder of the title is selected. */
export const insertPageBreak: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const title = state.facet(labelsOf).pageTitle;
  const lead = '<!-- page ';
  const spec = insertBlock(state, state.selection.main.head, `${lead}${title} -->`, { from: lead.length, to: lead.length + title.length });
  dispatch(step(state, spec, 'input.format.pagebreak'));
  return true;
};

/** A picture as it stands in the body. `file` is the bare name in `media/`. */
export interface BodyPicture {
  readonly file: string;
  readonly alt: string;
  readonly caption: string;
}

/** The Markdown of a picture: `![alt](media/file "caption")`. Line breaks become blanks, marks are escaped. */
export function pictureMarkdown(picture: BodyPicture): string {
  const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  const alt = oneLine(picture.alt).replace(/[\\[\]]/g, '\\$&');
  const caption = oneLine(picture.caption).replace(/[\\"]/g, '\\$&');
  return `![${alt}](media/${picture.file}${caption ? ` "${caption}"` : ''})`;
}

/** A phrase goes into the sentence; whole blocks stand apart from what is before and after them. */
export function pastedBlocks(state: EditorState, text: string, from: number, to: number): TransactionSpec {
  const { doc } = state;
  const isPhrase = !text.includes('\n') && !/^(?:#{1,6} |- |\d+\. |> |\||!\[)/.test(text);
  const before = isPhrase ? '' : gapBefore(doc.sliceString(Math.max(0, from - 2), from), from);
  const after = isPhrase || to >= doc.length ? '' : gapBefore([...doc.sliceString(to, to + 2)].reverse().join(''), 2);
  const insert = state.toText(before + text + after);
  return { changes: { from, to, insert }, selection: { anchor: from + insert.length - after.length } };
}

/** @param last the two signs before a place; `at` how many signs there are at all */
function gapBefore(last: string, at: number): string {
  if (at === 0 || last.endsWith('\n\n') || (at === 1 && last === '\n')) return '';
  return last.endsWith('\n') ? '\n' : '\n\n';
}
