import { announceSuggestion, attachSuggestions } from '../state/suggestionSource.ts';
import type { BodyEditor, BodyEditorOptions } from './codemirror/bodyEditor.ts';

/** Suggestions in the text, for the rest of the window. */

export const suggestionHooks: Pick<BodyEditorOptions, 'onSuggestion' | 'onSuggested' | 'onBase'> = {
  onSuggestion: (id, box) => announceSuggestion({ type: 'pressed', id, box }),
  onSuggested: () => announceSuggestion({ type: 'suggested' }),
  onBase: (text) => announceSuggestion({ type: 'base', text }),
};

/** @returns takes it back */
export function offerSuggestions(editor: BodyEditor): () => void {
  return attachSuggestions({
    suggest: editor.suggest,
    stopSuggesting: editor.stopSuggesting,
    layAnew: editor.layAnew,
    writtenBy: editor.writtenBy,
    tracked: editor.tracked,
    shownText: () => (editor.tracked() ? editor.view.state.doc.toString() : undefined),
    show: editor.showSuggestions,
    colour: editor.colourSuggestions,
    whenCalm: editor.whenNotComposing,
    boxOf: editor.suggestionBox,
    reveal: editor.showSuggestion,
    here: editor.suggestionsHere,
  });
}
