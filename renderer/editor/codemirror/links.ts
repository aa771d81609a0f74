import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state';
import { labelsOf } from './labels.ts';
import { partsOf } from './lineMarkers.ts';
import { step } from './step.ts';

/** Links. Only http, https and mailto are offered; the domain drops every other scheme (DESIGN.md §2). */

const address = /^(?:https?:\/\/|mailto:|www\.)[^\s<>]+$/i;

/** The address a pasted or selected text is, or undefined. `www.` gets its scheme. */
export function addressIn(text: string): string | undefined {
  const line = text.trim();
  if (!address.test(line) || line.length > 2000) return undefined;
  const full = /^www\./i.test(line) ? `https://${line}` : line;
  return full.replaceAll('(', '%28').replaceAll(')', '%29');
}

/**
 * Mod-k: wraps the selection and stands in the address; on a selected address it stands in the text; in a link it
 * selects the link's address.
 */
export const makeLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { head, empty } = state.selection.main;
  ensureSyntaxTree(state, state.selection.main.to, 1000);
  const known = linkAround(state);
  if (known) {
    dispatch(state.update({ selection: { anchor: known.from, head: known.to }, scrollIntoView: true, userEvent: 'select' }));
    return true;
  }
  const text = state.facet(labelsOf).linkText;
  const spec = empty
    ? { changes: { from: head, insert: `[${text}]()` }, selection: { anchor: head + 1, head: head + 1 + text.length } }
    : linkOver(state);
  if (!spec) return false;
  dispatch(step(state, spec, 'input.format.link'));
  return true;
};

function linkOver(state: EditorState, target = ''): TransactionSpec | undefined {
  const { from, to } = textPart(state);
  if (from >= to) return undefined;
  const text = state.sliceDoc(from, to);
  const asAddress = target ? undefined : addressIn(text);
  if (asAddress) return { changes: { from, to, insert: `[](${asAddress})` }, selection: { anchor: from + 1 } };
  const changes = state.changes([
    { from, insert: '[' },
    ...loneBrackets(text).map((at) => ({ from: from + at, insert: '\\' })),
    { from: to, insert: `](${target})` },
  ]);
  return { changes, selection: { anchor: changes.mapPos(to, 1) - (target ? 0 : 1) } };
}

/** Brackets that would end the link's text too early. */
function loneBrackets(text: string): number[] {
  return [...text.matchAll(/(?<!\\)[[\]]/g)].map((found) => found.index);
}

/** A link stays within one paragraph: the first line of the selection, without its markers and blanks. */
function textPart(state: EditorState): { from: number; to: number } {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const parts = partsOf(line.text);
  const start = Math.max(from, line.from + parts.from);
  const text = state.sliceDoc(start, Math.max(start, Math.min(to, line.from + parts.to)));
  const lead = text.length - text.trimStart().length;
  return { from: start + lead, to: start + text.trimEnd().length };
}

function linkAround(state: EditorState): { from: number; to: number } | undefined {
  const { from, to } = state.selection.main;
  for (let node: ReturnType<typeof nodeAt> | null = nodeAt(state, from); node; node = node.parent) {
    if (node.name !== 'Link' || node.to < to || node.from === from) continue;
    const url = node.getChild('URL');
    const open = node.getChildren('LinkMark')[2];
    if (url) return { from: url.from, to: url.to };
    if (open) return { from: open.to, to: open.to };
  }
  return undefined;
}

function nodeAt(state: EditorState, position: number) {
  return syntaxTree(state).resolveInner(position, 1);
}

/** A pasted address over selected text makes a link of it; undefined when either is something else. */
export function pastedLink(state: EditorState, pasted: string): TransactionSpec | undefined {
  const target = addressIn(pasted);
  const { from, to, empty } = state.selection.main;
  if (!target || empty || state.doc.lineAt(from).to < to || linkAround(state) || addressIn(state.sliceDoc(from, to))) return undefined;
  return linkOver(state, target);
}
