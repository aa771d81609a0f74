import { Annotation, ChangeSet, type EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import type { CompositionGate } from './composition.ts';
import { changesBetween } from './outsideChange.ts';

/** Marks a change that somebody else made: another window, another program, a merge. */
export const fromOutside = Annotation.define<boolean>();

/** The change that turns the state's text into `text` (line breaks LF), or undefined when it already is. */
export function changesTo(state: EditorState, text: string): ChangeSet | undefined {
  const changes = changesBetween(state.doc.toString(), text);
  return changes.length > 0 ? state.changes(changes) : undefined;
}

/** A change from outside: undo leaves it alone and maps the writer's own steps over it. */
export function outsideSpec(changes: ChangeSet): TransactionSpec {
  return { changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] };
}

export interface OutsideText {
  /** Replaces the text by what came from outside, at once or after the composition under way. */
  replace(text: string): void;
  /** To be told of every update of the view. */
  follow(update: ViewUpdate): void;
}

/**
 * A text that arrives during a composition waits. What is typed meanwhile is kept: the waiting change is rebased over
 * it, as two editors' changes to one text are.
 */
export function outsideText(view: EditorView, gate: CompositionGate): OutsideText {
  /** `outside`: from the text as it was, to what came from outside. `own`: from the same, to what the writer has now. */
  let pending: { start: EditorState; outside: ChangeSet; own: ChangeSet } | undefined;
  const apply = () => {
    const waiting = pending;
    pending = undefined;
    if (waiting) view.dispatch(outsideSpec(waiting.outside.map(waiting.own)));
  };
  return {
    replace: (text) => {
      if (pending) {
        const known = pending.outside.apply(pending.start.doc).toString();
        pending.outside = pending.outside.compose(ChangeSet.of([...changesBetween(known, text)], known.length, '\n'));
        return;
      }
      const changes = changesTo(view.state, text);
      if (!changes) return;
      if (!gate.isComposing()) {
        view.dispatch(outsideSpec(changes));
        return;
      }
      pending = { start: view.state, outside: changes, own: view.state.changes() };
      gate.whenNotComposing(apply);
    },
    follow: (update) => {
      if (pending && update.docChanged) pending.own = pending.own.compose(update.changes);
    },
  };
}
