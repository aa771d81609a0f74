import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { type ChangeSpec, EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import { pageBreakTitle, partsOf } from './lineMarkers.ts';
import { step } from './step.ts';
import { cellsOf, isDashRow, tableAt } from './tables.ts';

/**
 * Bold and emphasis. Each paragraph (and each cell of a table) is wrapped by itself; blanks and line markers stay
 * outside; what is bold already loses it, just the selected part.
 */

interface Span {
  readonly from: number;
  readonly to: number;
}

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

interface Mark {
  readonly sign: '**' | '*';
  readonly node: 'StrongEmphasis' | 'Emphasis';
  readonly event: string;
}

/** How long the text may be read first, in ms: on a busy machine a wait is better than marks at a wrong place. */
const longestReading = 1000;

export const toggleBold = toggle({ sign: '**', node: 'StrongEmphasis', event: 'input.format.bold' });
export const toggleEmphasis = toggle({ sign: '*', node: 'Emphasis', event: 'input.format.emphasis' });

/** Nodes that a mark may not begin or end inside of; those in `atoms` not even touch within. */
const inlines = new Set(['StrongEmphasis', 'Emphasis', 'Strikethrough', 'Link', 'Image', 'InlineCode', 'Autolink', 'HTMLTag', 'Escape', 'Entity']);
const atoms = new Set(['Image', 'InlineCode', 'Autolink', 'HTMLTag', 'Escape', 'Entity']);

function toggle(mark: Mark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const range = state.selection.main;
    ensureSyntaxTree(state, range.to, longestReading);
    if (range.empty) return toggleAtCursor(state, dispatch, mark, range.head);
    const spans = spansOf(state, range);
    if (spans.length === 0) return false;
    const covering = spans.map((span) => enclosing(state, span, mark.node));
    const marked = spans.every((span, index) => covering[index] !== undefined || standsBetween(state, mark, literal(state, mark, span)));
    const changes = marked ? removals(state, mark, spans, covering) : spans.flatMap((span) => addition(state, mark, span));
    const set = state.changes(changes);
    const from = set.mapPos(range.from, 1);
    const to = Math.max(from, set.mapPos(range.to, -1));
    const selection = range.anchor <= range.head ? EditorSelection.range(from, to) : EditorSelection.range(to, from);
    dispatch(step(state, { changes: set, selection }, mark.event));
    return true;
  };
}

/** The pieces of text a selection covers: one a line or cell, blanks and markers taken off. */
function spansOf(state: EditorState, range: SelectionRange): Span[] {
  const spans: Span[] = [];
  for (let at = range.from; at <= range.to; ) {
    const line = state.doc.lineAt(at);
    at = line.to + 1;
    if (pageBreakTitle(line.text) !== undefined || isDashRow(line.text) || within(state, line.to, 'FencedCode')) continue;
    const parts = partsOf(line.text);
    const pieces = tableAt(state, line.from) ? cellsOf(line) : [{ from: line.from + parts.from, to: line.from + parts.to }];
    for (const piece of pieces) {
      const span = trimmed(state, Math.max(range.from, piece.from), Math.min(range.to, piece.to));
      if (span) spans.push(span);
    }
  }
  return spans;
}

function trimmed(state: EditorState, from: number, to: number): Span | undefined {
  if (from >= to) return undefined;
  const text = state.sliceDoc(from, to);
  const lead = text.length - text.trimStart().length;
  const end = from + text.trimEnd().length;
  return from + lead < end ? { from: from + lead, to: end } : undefined;
}

function within(state: EditorState, position: number, name: string): boolean {
  for (let node: Node | null = syntaxTree(state).resolveInner(position, -1); node; node = node.parent) if (node.name === name) return true;
  return false;
}

/** The innermost node of a kind that holds the whole span, marks counted in. */
function enclosing(state: EditorState, span: Span, name: string): Node | undefined {
  for (const side of [1, -1] as const) {
    const start = side > 0 ? span.from : span.to;
    for (let node: Node | null = syntaxTree(state).resolveInner(start, side); node; node = node.parent) {
      if (node.name === name && node.from <= span.from && node.to >= span.to) return node;
    }
  }
  return undefined;
}

/** Signs that Markdown does not take for marks (`**word.**word`) are still taken off where they were put. */
function standsBetween(state: EditorState, mark: Mark, span: Span): boolean {
  const size = mark.sign.length;
  const before = /\*+$/.exec(state.sliceDoc(Math.max(0, span.from - 4), span.from))?.[0].length;
  const after = /^\*+/.exec(state.sliceDoc(span.to, span.to + 4))?.[0].length;
  return before === after && (before === size || before === 3);
}

/** What such signs would stand around: the span without signs at its own ends, widened as when they were put. */
function literal(state: EditorState, mark: Mark, span: Span): Span {
  const text = state.sliceDoc(span.from, span.to);
  const size = mark.sign.length;
  const lead = /^\*+/.exec(text)?.[0].length === size ? size : 0;
  const tail = /\*+$/.exec(text)?.[0].length === size && text.length > lead + size ? size : 0;
  return widened(state, mark, { from: span.from + lead, to: span.to - tail });
}

/** Takes the mark from the selected part of each node; what lies left and right of it stays marked. */
function removals(state: EditorState, mark: Mark, spans: readonly Span[], nodes: readonly (Node | undefined)[]): ChangeSpec[] {
  const size = mark.sign.length;
  const changes: ChangeSpec[] = [];
  const parts = new Map<number, { node: Node; from: number; to: number }>();
  spans.forEach((span, index) => {
    const node = nodes[index];
    if (!node) {
      const inner = literal(state, mark, span);
      changes.push({ from: inner.from - size, to: inner.from }, { from: inner.to, to: inner.to + size });
      return;
    }
    const known = parts.get(node.from);
    parts.set(node.from, { node, from: Math.min(span.from, known?.from ?? span.from), to: Math.max(span.to, known?.to ?? span.to) });
  });
  return [...changes, ...[...parts.values()].flatMap(({ node, from, to }) => unmark(state, mark, node, from, to))];
}

function unmark(state: EditorState, mark: Mark, node: Node, from: number, to: number): ChangeSpec[] {
  const size = mark.sign.length;
  const inner = { from: node.from + size, to: node.to - size };
  const whole = cuts(state, node, from) || cuts(state, node, to);
  const left = whole ? undefined : trimmed(state, inner.from, Math.max(inner.from, from));
  const right = whole ? undefined : trimmed(state, Math.min(inner.to, to), inner.to);
  return [
    left ? { from: left.to, insert: mark.sign } : { from: node.from, to: inner.from },
    right ? { from: right.from, insert: mark.sign } : { from: inner.to, to: node.to },
  ];
}

/** True when a border at `position` would lie inside a link, code or another mark within `node`. */
function cuts(state: EditorState, node: Node, position: number): boolean {
  for (let inner: Node | null = syntaxTree(state).resolveInner(position, 1); inner; inner = inner.parent) {
    if (inner.from === node.from && inner.name === node.name) return false;
    if (inlines.has(inner.name) && inner.from < position && position < inner.to) return true;
  }
  return false;
}

/** Wraps one span, widened so that it cuts through nothing; marks of the same kind inside it go. */
function addition(state: EditorState, mark: Mark, span: Span): ChangeSpec[] {
  const wide = widened(state, mark, span);
  const gone: Span[] = [];
  syntaxTree(state).iterate({
    from: wide.from,
    to: wide.to,
    enter: (node) => {
      if (node.name !== mark.node || node.from < wide.from || node.to > wide.to) return;
      gone.push({ from: node.from, to: node.from + mark.sign.length }, { from: node.to - mark.sign.length, to: node.to });
    },
  });
  const kept = gone.filter((piece) => piece.from !== wide.from && piece.to !== wide.to);
  const startsMarked = gone.some((piece) => piece.from === wide.from);
  const endsMarked = gone.some((piece) => piece.to === wide.to);
  return [...(startsMarked ? [] : [{ from: wide.from, insert: mark.sign }]), ...kept, ...(endsMarked ? [] : [{ from: wide.to, insert: mark.sign }])];
}

function widened(state: EditorState, mark: Mark, span: Span): Span {
  let { from, to } = span;
  for (let grew = true; grew; ) {
    grew = false;
    const [start, end] = [from, to];
    syntaxTree(state).iterate({
      from: start,
      to: end,
      enter: (node) => {
        if (!inlines.has(node.name) || node.to <= start || node.from >= end) return;
        const inside = node.from <= start && node.to >= end;
        if (inside && !atoms.has(node.name) && (node.name !== 'Link' || inLinkText(node.node, start, end)) && node.name !== mark.node) return;
        if (node.from < from || node.to > to) grew = true;
        from = Math.min(from, node.from);
        to = Math.max(to, node.to);
      },
    });
  }
  return { from, to };
}

function inLinkText(link: Node, from: number, to: number): boolean {
  const marks = link.getChildren('LinkMark');
  return from >= (marks[0]?.to ?? link.from) && to <= (marks[1]?.from ?? link.to);
}

type Dispatch = Parameters<StateCommand>[0]['dispatch'];

/** Without a selection: leave the marks at their end, take them off inside, else open a pair and stand in it. */
function toggleAtCursor(state: EditorState, dispatch: Dispatch, mark: Mark, at: number): boolean {
  const size = mark.sign.length;
  const before = /\*+$/.exec(state.sliceDoc(Math.max(0, at - 4), at))?.[0].length ?? 0;
  const after = /^\*+/.exec(state.sliceDoc(at, at + 4))?.[0].length ?? 0;
  if (before === after && (before === size || before === 3)) {
    dispatch(step(state, { changes: { from: at - size, to: at + size } }, mark.event));
    return true;
  }
  const node = enclosing(state, { from: at, to: at }, mark.node);
  const inside = node && at > node.from && at < node.to ? node : undefined;
  if (inside && at >= inside.to - size) {
    dispatch(state.update({ selection: { anchor: inside.to }, userEvent: 'select' }));
  } else if (inside) {
    const changes = [
      { from: inside.from, to: inside.from + size },
      { from: inside.to - size, to: inside.to },
    ];
    dispatch(step(state, { changes }, mark.event));
  } else {
    dispatch(step(state, { changes: { from: at, insert: mark.sign + mark.sign }, selection: { anchor: at + size } }, mark.event));
  }
  return true;
}
