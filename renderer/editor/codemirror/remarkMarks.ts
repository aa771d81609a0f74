import { type EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { pictureLine } from './lineMarkers.ts';

/**
 * A soft ground under words that somebody remarked on. It moves along with the text by itself, and goes with its last letter;
 * which remark is the current one changes without a look at the others.
 */

/** A stretch of the text, in UTF-16 code units, and the remark it belongs to. The same twice: a point. */
export interface RemarkMark {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const setMarks = StateEffect.define<readonly RemarkMark[]>();
const setCurrent = StateEffect.define<RemarkMark | null>();

/** The open remarks of the present text; they take the place of those before. */
export function markRemarks(marks: readonly RemarkMark[]): StateEffect<readonly RemarkMark[]> {
  return setMarks.of(marks);
}

/** The one that a person looks at. */
export function markCurrentRemark(mark: RemarkMark | null): StateEffect<RemarkMark | null> {
  return setCurrent.of(mark);
}

/** The line of a picture that somebody remarked on. */
const picture = Decoration.line({ class: 'cm-remarkedPicture' });

const allMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update: (marks, { effects, changes, state }) => {
    const told = effects.find((effect) => effect.is(setMarks));
    return told ? decorated(state, told.value) : marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const currentMark = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update: (mark, { effects, changes, state }) => {
    const told = effects.find((effect) => effect.is(setCurrent));
    if (!told) return mark.map(changes);
    const [stretch] = told.value ? visible(state, [told.value]) : [];
    return stretch ? RangeSet.of(Decoration.mark({ class: 'cm-remark-current' }).range(stretch.from, stretch.to)) : RangeSet.empty;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const remarkMarks: Extension = [allMarks, currentMark];

function decorated(state: EditorState, marks: readonly RemarkMark[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const pictures = new Set<number>();
  for (const { key, from, to } of visible(state, marks)) {
    const line = state.doc.lineAt(from);
    if (line.text.includes('![') && pictureLine.test(line.text)) pictures.add(line.from);
    ranges.push(Decoration.mark({ class: 'cm-remark', attributes: { 'data-remark': key } }).range(from, to));
  }
  for (const from of pictures) ranges.push(picture.range(from));
  return Decoration.set(ranges, true);
}

/** Marks with something to see: a point shows at the sign beside it. */
function visible(state: EditorState, marks: readonly RemarkMark[]): readonly RemarkMark[] {
  return marks.flatMap((mark) => {
    if (mark.from < mark.to) return mark.to <= state.doc.length ? [mark] : [];
    const line = state.doc.lineAt(Math.min(mark.from, state.doc.length));
    if (line.length === 0) return [];
    const from = mark.from < line.to ? mark.from : line.to - 1;
    return [{ ...mark, from, to: from + 1 }];
  });
}

/** Tells when somebody clicks on a remark's words, the innermost where several meet. */
export function remarkClicks(onRemark: (key: string) => void): Extension {
  return EditorView.domEventHandlers({
    click: ({ target, button }, view) => {
      const key = target instanceof Element ? target.closest('.cm-remark')?.getAttribute('data-remark') : undefined;
      if (key && button === 0 && view.state.selection.main.empty) onRemark(key);
    },
  });
}

const ground = (percent: number) => `color-mix(in srgb, var(--remark, #c98a00) ${percent}%, transparent)`;

export const remarkLook = EditorView.theme({
  '.cm-remark': { backgroundColor: ground(14), borderRadius: '2px', boxShadow: `0 1px 0 ${ground(60)}` },
  '.cm-remark-current': { backgroundColor: ground(6), borderRadius: '2px', boxShadow: `0 2px 0 ${ground(100)}` },
  '.cm-remark-current .cm-remark': { boxShadow: 'none' },
  // Of a picture it is the label that shows it: its file and words are faint enough.
  '.cm-remarkedPicture :is(.cm-remark, .cm-remark-current)': { background: 'none' },
  '.cm-remarkedPicture .cm-remark': { boxShadow: 'none' },
  '.cm-line.cm-remarkedPicture::before': { borderColor: ground(70), backgroundColor: ground(22) },
  '@media (prefers-contrast: more), (forced-colors: active)': {
    '.cm-remark': { textDecoration: 'underline double 1px currentcolor' },
    '.cm-remark-current': { outline: '2px solid currentcolor' },
  },
});
