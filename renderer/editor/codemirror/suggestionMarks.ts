import { type EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { baseLength, proposedLength, type Tracked } from '#domain/suggesting/tracked.ts';
import { labelsOf } from './labels.ts';
import { authorOf, trackedOf } from './trackedText.ts';

/**
 * Suggestions in the text, in the colour of whoever made them. In suggestion mode what comes is text and what goes is drawn between
 * it; elsewhere it is the other way round.
 */

/** The class of a person's colour. */
type Colours = (by: string) => string;

const show = StateEffect.define<Tracked>();
const colour = StateEffect.define<Colours>();
/** A composition is over: what was left alone meanwhile is drawn anew. */
const redraw = StateEffect.define<null>();

/** The open suggestions of the present text, outside the mode. */
export function showSuggestions(tracked: Tracked): StateEffect<unknown> {
  return show.of(tracked);
}

export function colourSuggestions(colours: Colours): StateEffect<unknown> {
  return colour.of(colours);
}

export function redrawSuggestions(): StateEffect<unknown> {
  return redraw.of(null);
}

const colours = StateField.define<Colours>({
  create: () => () => '',
  update: (before, { effects }) => effects.findLast((effect) => effect.is(colour))?.value ?? before,
});

const marks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update: (before, transaction) => {
    const { state, startState, effects, docChanged } = transaction;
    const tracked = trackedOf(state);
    if (tracked) {
      const isSame = tracked === trackedOf(startState) && !effects.some((effect) => effect.is(colour) || effect.is(redraw));
      // Whatever is drawn anew beside the word of an input method may throw it away.
      if (isSame || transaction.isUserEvent('input.type.compose')) return docChanged ? before.map(transaction.changes) : before;
      return drawn(state, tracked, true);
    }
    const told = effects.findLast((effect) => effect.is(show));
    if (told) return drawn(state, told.value, false);
    return docChanged ? before.map(transaction.changes) : before;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param isProposed the text shown is the proposed one */
function drawn(state: EditorState, tracked: Tracked, isProposed: boolean): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const [length, shown] = isProposed ? [proposedLength, 'insert'] : [baseLength, 'delete'];
  const colourOf = state.field(colours);
  let at = 0;
  for (const segment of tracked) {
    const end = at + length(segment);
    if (end > state.doc.length) break;
    if (segment.kind !== 'keep') {
      const { id, kind, text, by } = segment;
      const classes = `cm-suggestion cm-suggestion-${kind} ${colourOf(by)}`;
      if (kind === shown) ranges.push(Decoration.mark({ class: classes, attributes: { 'data-suggestion': id }, suggestion: id }).range(at, end));
      else ranges.push(Decoration.widget({ widget: new WordsWidget(id, kind, text, classes), side: -1, suggestion: id }).range(at));
    }
    at = end;
  }
  return Decoration.set(ranges);
}

/** So much of what is not part of the text is shown, in UTF-16 code units: more hides the text. */
const longest = 60;

class WordsWidget extends WidgetType {
  readonly id: string;
  readonly kind: 'insert' | 'delete';
  readonly text: string;
  readonly classes: string;

  constructor(id: string, kind: 'insert' | 'delete', text: string, classes: string) {
    super();
    this.id = id;
    this.kind = kind;
    this.text = text;
    this.classes = classes;
  }

  override eq(other: WordsWidget): boolean {
    return this.id === other.id && this.kind === other.kind && this.text === other.text && this.classes === other.classes;
  }

  override toDOM(view: EditorView): HTMLElement {
    const element = document.createElement('span');
    const labels = view.state.facet(labelsOf);
    element.className = `${this.classes} cm-suggestion-words`;
    element.setAttribute('data-suggestion', this.id);
    element.setAttribute('role', 'note');
    element.setAttribute('aria-label', this.kind === 'delete' ? labels.suggestion.gone(this.text) : labels.suggestion.come(this.text));
    element.textContent = folded(this.text);
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function folded(text: string): string {
  const signs = [...text.replaceAll('\n', '↵')];
  return signs.length <= longest ? signs.join('') : `${signs.slice(0, longest - 21).join('')}……${signs.slice(-20).join('')}`;
}

/** The mode is seen at a glance: a line above the text in the colour of whoever writes. */
const modeLine = EditorView.editorAttributes.of(({ state }) => {
  const author = authorOf(state);
  return author ? { class: `cm-suggesting ${state.field(colours)(author.by)}` } : null;
});

export const suggestionMarks: Extension = [colours, marks, modeLine];

/** The stretch of the shown text that a suggestion takes up; a point where all of it is drawn between the words. */
export function suggestionPlace(state: EditorState, id: string): { readonly from: number; readonly to: number } | undefined {
  let place: { from: number; to: number } | undefined;
  state.field(marks).between(0, state.doc.length, (from, to, { spec }) => {
    if (spec.suggestion === id) place = { from: Math.min(from, place?.from ?? from), to: Math.max(to, place?.to ?? to) };
  });
  return place;
}

/** Suggestions in a stretch of the shown text or at its ends, the innermost first. */
export function suggestionsWithin(state: EditorState, from: number, to: number): readonly string[] {
  const found: { readonly id: string; readonly size: number }[] = [];
  state.field(marks).between(from, to, (start, end, { spec }) => {
    if (typeof spec.suggestion === 'string') found.push({ id: spec.suggestion, size: end - start });
  });
  return [...new Set(found.sort((one, other) => one.size - other.size).map(({ id }) => id))];
}

/** Tells when somebody clicks on a suggestion, with its box in the window. */
export function suggestionClicks(onSuggestion: (id: string, box: DOMRect) => void): Extension {
  return EditorView.domEventHandlers({
    click: ({ target, button }, view) => {
      const mark = target instanceof Element ? target.closest('.cm-suggestion') : null;
      const id = mark?.getAttribute('data-suggestion');
      if (mark && id && button === 0 && view.state.selection.main.empty) onSuggestion(id, mark.getBoundingClientRect());
    },
  });
}

const tint = (percent: number) => `color-mix(in srgb, var(--author, currentcolor) ${percent}%, transparent)`;

/** What comes is underlined and what goes struck out: colour alone says neither. */
export const suggestionLook = EditorView.theme({
  '.cm-suggestion': { borderRadius: '2px', cursor: 'text' },
  '.cm-suggestion-insert': {
    color: 'var(--author)',
    backgroundColor: tint(9),
    textDecoration: 'underline solid 1.5px var(--author)',
    textUnderlineOffset: '0.22em',
    textDecorationSkipInk: 'none',
  },
  '.cm-suggestion-delete': { color: tint(82), textDecoration: 'line-through solid 1.5px var(--author)' },
  '.cm-suggestion-words': { whiteSpace: 'pre-wrap', cursor: 'pointer' },
  '&.cm-suggesting .cm-scroller': { boxShadow: 'inset 0 3px 0 var(--author, var(--accent, #0a5fb4))' },
  '&.cm-suggesting.cm-focused .cm-scroller': { boxShadow: 'inset 0 3px 0 var(--author, var(--accent, #0a5fb4))' },
  '@media (prefers-contrast: more), (forced-colors: active)': {
    '.cm-suggestion-insert': { textDecorationStyle: 'double' },
  },
});
