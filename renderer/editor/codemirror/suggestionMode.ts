import { EditorView } from '@codemirror/view';
import { proposedOf, type Tracked } from '#domain/suggesting/tracked.ts';
import type { Articles } from './articles.ts';
import type { CompositionGate } from './composition.ts';
import type { BodyEditor, BodyEditorOptions } from './handle.ts';
import { changesBetween } from './outsideChange.ts';
import { changesTo, outsideSpec } from './outsideText.ts';
import type { Scrolling } from './scrolling.ts';
import { colourSuggestions, redrawSuggestions, showSuggestions, suggestionPlace, suggestionsWithin } from './suggestionMarks.ts';
import { baseAt, baseStretch, baseText, shownAt, shownStretch, trackedOf, trackText, writtenBy } from './trackedText.ts';

/** What the proposed text of an article is kept by: it has an undo history of its own. */
const proposed = ' proposed';

type Mode = Pick<
  BodyEditor,
  | 'suggest'
  | 'stopSuggesting'
  | 'layAnew'
  | 'writtenBy'
  | 'tracked'
  | 'showSuggestions'
  | 'colourSuggestions'
  | 'suggestionBox'
  | 'showSuggestion'
  | 'suggestionsHere'
>;

/** Into suggestion mode, out of it, and what is proposed in the text. @param boxOf of a stretch of the text as it is shown */
export function suggestionMode(
  view: EditorView,
  gate: CompositionGate,
  articles: Articles,
  scrolling: Scrolling,
  options: BodyEditorOptions,
  boxOf: (from: number, to: number) => DOMRect | undefined,
): Mode {
  view.contentDOM.addEventListener('compositionend', () => {
    gate.whenNotComposing(() => trackedOf(view.state) && view.dispatch({ effects: redrawSuggestions() }));
  });
  /** Another form of the same article: the eye and the cursor stay where they are in the base. */
  const swap = (open: () => void) => {
    const hadFocus = view.hasFocus;
    gate.settle();
    const top = scrolling.position();
    const offset = baseAt(view.state, top.offset);
    const chosen = baseStretch(view.state, view.state.selection.main);
    open();
    const { from, to } = shownStretch(view.state, chosen);
    view.dispatch({ selection: { anchor: from, head: to } });
    scrolling.scrollTo(shownAt(view.state, offset), top.fraction);
    if (hadFocus) view.focus();
  };
  return {
    suggest: (tracked, author) =>
      swap(() => {
        const base = baseText(view.state);
        if (!trackedOf(view.state)) articles.open(articles.key() + proposed, proposedOf(tracked, base));
        const effects = isSame(trackedOf(view.state), tracked) ? writtenBy(author) : trackText(tracked, author);
        view.dispatch({ effects });
      }),
    stopSuggesting: () => {
      if (!trackedOf(view.state)) return;
      const base = baseText(view.state);
      swap(() => articles.open(articles.key().slice(0, -proposed.length), base));
    },
    layAnew: (tracked, base, author) => {
      const before = baseText(view.state);
      const changes = changesTo(view.state, proposedOf(tracked, base));
      view.dispatch({ ...(changes ? outsideSpec(changes) : {}), effects: trackText(tracked, author) });
      tellBase(before, base, options);
    },
    writtenBy: (author) => view.dispatch({ effects: writtenBy(author) }),
    tracked: () => trackedOf(view.state),
    showSuggestions: (tracked) => gate.whenNotComposing(() => trackedOf(view.state) ?? view.dispatch({ effects: showSuggestions(tracked()) })),
    colourSuggestions: (colours) => gate.whenNotComposing(() => view.dispatch({ effects: colourSuggestions(colours) })),
    suggestionBox: (id) => {
      const place = suggestionPlace(view.state, id);
      return place && boxOf(place.from, place.to);
    },
    showSuggestion: (id) => {
      const place = suggestionPlace(view.state, id);
      if (!place) return false;
      const effects = EditorView.scrollIntoView(place.from, { y: 'center' });
      gate.whenNotComposing(() => view.dispatch({ selection: { anchor: place.from, head: place.to }, effects, userEvent: 'select' }));
      return true;
    },
    suggestionsHere: () => {
      const { from, to } = view.state.selection.main;
      return suggestionsWithin(view.state, from, to);
    },
  };
}

function isSame(one: Tracked | undefined, other: Tracked): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function tellBase(before: string, base: string, options: BodyEditorOptions): void {
  const changes = changesBetween(before, base);
  if (changes.length > 0) options.onChange({ changes, text: () => base, length: base.length, origin: 'outside' });
}
