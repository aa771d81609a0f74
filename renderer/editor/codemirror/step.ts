import { isolateHistory } from '@codemirror/commands';
import type { EditorState, Transaction, TransactionSpec } from '@codemirror/state';

/**
 * A change that is one undo step by itself: never joined with the typing before or after it.
 * @param event CodeMirror's user event, `input.format.bold`
 */
export function step(state: EditorState, spec: TransactionSpec, event: string): Transaction {
  return state.update(spec, { scrollIntoView: true, userEvent: event, annotations: isolateHistory.of('full') });
}
