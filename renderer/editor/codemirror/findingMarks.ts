import { type EditorState, type Extension, RangeSet, RangeSetBuilder, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/**
 * Lines under what the checks found. They move along with the text; one whose own words are changed goes at once, before the
 * next answer comes.
 */

/** A stretch of the text, in UTF-16 code units, and what tells it apart. */
export interface FindingMark {
  readonly key: string;
  readonly level: 'error' | 'warning' | 'hint';
  readonly from: number;
  readonly to: number;
}

const setMarks = StateEffect.define<readonly FindingMark[]>();

/** Marks in front of others end up under them: what weighs more is drawn last. */
const weight = { hint: 0, warning: 1, error: 2 } as const;

export const findingMarks: Extension = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update: (marks, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(setMarks));
    if (told) return decorated(transaction.state, told.value);
    if (!transaction.docChanged || marks.size === 0) return marks;
    // What is around an input method's word must stay as it is: the next answer takes it away.
    return transaction.isUserEvent('input.type.compose') ? marks.map(transaction.changes) : moved(marks, transaction);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The marks of the present text; they take the place of those before. */
export function markFindings(marks: readonly FindingMark[]): StateEffect<readonly FindingMark[]> {
  return setMarks.of(marks);
}

function decorated(state: EditorState, marks: readonly FindingMark[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const inText = marks.filter(({ from, to }) => from < to && to <= state.doc.length);
  for (const { key, level, from, to } of inText.toSorted(
    (one, two) => one.from - two.from || two.to - one.to || weight[one.level] - weight[two.level],
  ))
    builder.add(from, to, Decoration.mark({ class: `cm-finding cm-finding-${level}`, attributes: { 'data-finding': key } }));
  return builder.finish();
}

function moved(marks: DecorationSet, { changes }: Transaction): DecorationSet {
  const touched: { readonly from: number; readonly to: number }[] = [];
  changes.iterChangedRanges((from, to) => void touched.push({ from, to }));
  const first = touched[0]?.from ?? 0;
  const last = touched.at(-1)?.to ?? 0;
  const kept = marks.update({
    filterFrom: first,
    filterTo: last,
    filter: (from, to) => !touched.some((change) => change.from < to && change.to > from),
  });
  return kept.map(changes);
}

/** How long a pointer rests on a mark, in ms, before somebody is told. */
const rest = 350;

/** Tells when a pointer rests on a mark, with the mark's box in the window, and when it leaves. */
export function findingHover(onHover: (mark: { readonly key: string; readonly box: DOMRect } | null) => void): Extension {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Element | null = null;
  const change = (mark: Element | null) => {
    if (mark === over) return;
    if (over) onHover(null);
    over = mark;
    clearTimeout(timer);
    const key = mark?.getAttribute('data-finding');
    if (mark && key) timer = setTimeout(() => mark.isConnected && onHover({ key, box: mark.getBoundingClientRect() }), rest);
  };
  return EditorView.domEventHandlers({
    mousemove: ({ target, buttons }) => change(buttons === 0 && target instanceof Element ? target.closest('.cm-finding') : null),
    mouseleave: () => change(null),
    keydown: () => change(null),
  });
}

const wave = (colour: string) => `underline wavy 1.5px ${colour}`;

/** Levels differ in their form too, not in colour alone. */
export const findingLook = EditorView.theme({
  '.cm-finding': { textUnderlineOffset: '0.24em', textDecorationSkipInk: 'none' },
  '.cm-finding-error': { textDecoration: wave('var(--alarm, #ab2f21)') },
  '.cm-finding-warning': { textDecoration: 'underline solid 1.5px color-mix(in srgb, var(--warn, #8a5a00) 75%, transparent)' },
  '.cm-finding-hint': { textDecoration: 'underline dotted 2px var(--ink-faint, #6e677a)' },
  '@media (prefers-contrast: more), (forced-colors: active)': {
    '.cm-finding-error': { textDecorationThickness: '2.5px' },
    '.cm-finding-warning': { textDecorationColor: 'currentcolor', textDecorationThickness: '2px' },
    '.cm-finding-hint': { textDecorationColor: 'currentcolor' },
  },
});
