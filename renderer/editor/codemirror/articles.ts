import { closeSearchPanel } from '@codemirror/search';
import { EditorState, type Extension, type StateEffect } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { changesTo, outsideSpec } from './outsideText.ts';
import type { Places } from './places.ts';
import { makeShelf } from './shelf.ts';

/** Which article is in the editor, and what the last few looked like when they were left. */

/** So many articles keep their undo history, selection and scroll. */
const remembered = 20;

interface Left {
  readonly state: EditorState;
  readonly scroll: StateEffect<unknown>;
}

export interface Articles {
  /** Key of the open article; empty before the first. */
  key(): string;
  /** Swaps the article. `text` has LF line breaks. */
  open(key: string, text: string): void;
}

/**
 * @param setup a new article's extensions
 * @param refreshed effects that bring a state left earlier up to date: labels, read-only
 */
export function articleSwitch(view: EditorView, places: Places, setup: () => Extension, refreshed: () => StateEffect<unknown>[]): Articles {
  const shelf = makeShelf<Left>(remembered, places.forget);
  let current = '';
  const leave = () => {
    closeSearchPanel(view);
    if (current !== '') shelf.put(current, { state: view.state, scroll: view.scrollSnapshot() });
  };
  return {
    key: () => current,
    open: (key, text) => {
      leave();
      current = key;
      const left = shelf.take(key);
      if (!left) {
        view.setState(EditorState.create({ doc: text, extensions: setup() }));
        view.scrollDOM.scrollTop = 0;
        return;
      }
      let { state } = left.state.update({ effects: refreshed() });
      const changes = changesTo(state, text);
      if (changes) {
        state = state.update(outsideSpec(changes)).state;
        places.map(key, changes);
      }
      const scroll = changes ? left.scroll.map(changes) : left.scroll;
      view.setState(state);
      if (scroll) view.dispatch({ effects: scroll });
    },
  };
}
