import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { isBareQuote } from './emptyParagraph.ts';
import { isBlank, type LineParts, pageBreakTitle, partsOf } from './lineMarkers.ts';
import { step } from './step.ts';
import { tableAt } from './tables.ts';

/**
 * Section heads, lists and quotes, line by line. A line is a paragraph here: what leaves a list becomes a paragraph with
 * blank lines around it, or Markdown would join it to its neighbours.
 */

interface Touched {
  readonly line: Line;
  readonly parts: LineParts;
}

/** `cycle`: paragraph → ## → ### → paragraph. A level given twice goes back to a paragraph. */
export function setHeading(wanted: 'cycle' | 0 | 2 | 3): StateCommand {
  return ({ state, dispatch }) => {
    const lines = touchedLines(state).filter(({ line }) => pageBreakTitle(line.text) === undefined && !tableAt(state, line.from));
    const first = lines[0];
    if (state.readOnly || !first) return false;
    const level = targetLevel(wanted, lines);
    const insert = `${'#'.repeat(level)} `;
    const headed = lines.map(({ line, parts }) => ({ from: line.from + parts.quote.length, to: line.from + parts.from, insert }));
    const changes = level === 0 ? unmark(state, lines) : headed;
    dispatchChanges(state, dispatch, changes, 'input.format.heading', level === 0 ? gapAfter(state, lines) : undefined);
    return true;
  };
}

function targetLevel(wanted: 'cycle' | 0 | 2 | 3, lines: readonly Touched[]): 0 | 2 | 3 {
  const level = ({ parts }: Touched) => (parts.marker.kind === 'heading' ? parts.marker.level : 0);
  const first = lines[0] ? level(lines[0]) : 0;
  if (wanted === 'cycle') return first === 0 ? 2 : first === 2 ? 3 : 0;
  return wanted !== 0 && lines.every((line) => level(line) === wanted) ? 0 : wanted;
}

/** Turns the selected paragraphs into items of one list, or the items back into paragraphs. */
export function toggleList(kind: 'bullet' | 'ordered'): StateCommand {
  return ({ state, dispatch }) => {
    const lines = touchedLines(state);
    if (state.readOnly || lines.length === 0) return false;
    const listed = lines.every(({ parts }) => parts.marker.kind === kind);
    const changes = listed ? unmark(state, lines) : enlist(state, lines, kind);
    const next = neighbour(state, lines.at(-1), 1);
    const gap = listed || (next && itemKind(next.text) === undefined) ? gapAfter(state, lines) : undefined;
    dispatchChanges(state, dispatch, changes, 'input.format.list', gap);
    return true;
  };
}

function enlist(state: EditorState, lines: readonly Touched[], kind: 'bullet' | 'ordered'): ChangeSpec[] {
  const isItem = (line: Line | undefined) => line !== undefined && itemKind(line.text) !== undefined;
  const before = neighbour(state, lines[0], -1);
  const beforeParts = before && partsOf(before.text);
  let number = kind === 'ordered' && beforeParts?.marker.kind === 'ordered' ? beforeParts.marker.number : 0;
  const changes: ChangeSpec[] = [];
  lines.forEach(({ line, parts }, index) => {
    const previous = lines[index - 1];
    if (previous && previous.line.number < line.number - 1) changes.push({ from: previous.line.to + 1, to: line.from });
    const gap = index === 0 && before && !isBlank(before.text) && !isItem(before) ? '\n' : '';
    if (gap) changes.push({ from: line.from, insert: gap });
    const wasItem = parts.marker.kind === 'bullet' || parts.marker.kind === 'ordered';
    const from = line.from + parts.quote.length + (wasItem ? parts.indent.length : 0);
    number++;
    changes.push({ from, to: line.from + parts.from, insert: kind === 'bullet' ? '- ' : `${number}. ` });
  });
  return changes;
}

/** Items or headings become paragraphs, each with a blank line before it. */
function unmark(state: EditorState, lines: readonly Touched[]): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  for (const touched of lines) {
    const { line, parts } = touched;
    const before = neighbour(state, touched, -1);
    const gap = before && !isBlank(before.text) ? `${parts.quote.trimEnd()}\n` : '';
    if (gap) changes.push({ from: line.from, insert: gap });
    changes.push({ from: line.from + parts.quote.length, to: line.from + parts.from });
  }
  return changes;
}

/** A blank line after the last of them, when text follows. */
function gapAfter(state: EditorState, lines: readonly Touched[]): ChangeSpec | undefined {
  const [last, next] = [lines.at(-1), neighbour(state, lines.at(-1), 1)];
  return last && next && !isBlank(next.text) ? { from: last.line.to, insert: `\n${last.parts.quote.trimEnd()}` } : undefined;
}

function itemKind(text: string): 'bullet' | 'ordered' | undefined {
  const { marker } = partsOf(text);
  return marker.kind === 'bullet' || marker.kind === 'ordered' ? marker.kind : undefined;
}

/** Puts the selected paragraphs, with the blank lines between them, into one quote, or takes one level of quoting off. */
export const toggleQuote: StateCommand = ({ state, dispatch }) => {
  const lines = touchedLines(state);
  const [first, last] = [lines[0], lines.at(-1)];
  if (state.readOnly || !first || !last) return false;
  const quoted = lines.every(({ parts }) => parts.quote !== '');
  const changes: ChangeSpec[] = [];
  for (const other of [neighbour(state, first, -1), neighbour(state, last, 1)]) {
    if (quoted && other && isBareQuote(other.text)) changes.push({ from: other.from, to: other.to });
  }
  if (needsGap(neighbour(state, first, -1), quoted)) changes.push({ from: first.line.from, insert: '\n' });
  for (let number = first.line.number; number <= last.line.number; number++) {
    const line = state.doc.line(number);
    const sign = /^[ \t]{0,3}>[ \t]?/.exec(line.text)?.[0] ?? '';
    if (quoted) changes.push({ from: line.from, to: line.from + sign.length });
    else changes.push({ from: line.from, insert: isBlank(line.text) && lines.length > 1 ? '>' : '> ' });
  }
  const gap = needsGap(neighbour(state, last, 1), quoted) ? { from: last.line.to, insert: '\n' } : undefined;
  dispatchChanges(state, dispatch, changes, 'input.format.quote', gap);
  return true;
};

/** Without a blank line Markdown draws the next paragraph into the quote, or the freed one into its neighbour. */
function needsGap(other: Line | undefined, leaving: boolean): boolean {
  return other !== undefined && !isBlank(other.text) && (leaving || partsOf(other.text).quote === '');
}

/** The lines of the selection that hold text; the cursor's own line even when it is blank. */
function touchedLines(state: EditorState): Touched[] {
  const { from, to, empty } = state.selection.main;
  const lines: Touched[] = [];
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    at = line.to + 1;
    const onlyTouched = !empty && line.from === to && line.from > from;
    if (empty || (!isBlank(line.text) && !onlyTouched)) lines.push({ line, parts: partsOf(line.text) });
  }
  return lines;
}

function neighbour(state: EditorState, touched: Touched | undefined, side: -1 | 1): Line | undefined {
  const number = (touched?.line.number ?? 0) + side;
  return touched && number >= 1 && number <= state.doc.lines ? state.doc.line(number) : undefined;
}

type Dispatch = Parameters<StateCommand>[0]['dispatch'];

/**
 * The cursor stays with its text: after a marker that comes in before it.
 * @param gap a blank line after all of them, which the cursor does not follow
 */
function dispatchChanges(state: EditorState, dispatch: Dispatch, changes: ChangeSpec[], event: string, gap?: ChangeSpec): void {
  const set = state.changes(changes);
  const { anchor, head } = state.selection.main;
  const selection = { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) };
  dispatch(step(state, { changes: gap ? state.changes([...changes, gap]) : set, selection }, event));
}
