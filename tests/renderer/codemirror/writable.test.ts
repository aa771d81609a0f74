import { history, undo } from '@codemirror/commands';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import { outsideSpec } from '../../../renderer/editor/codemirror/outsideText.ts';
import { writable } from '../../../renderer/editor/codemirror/setup.ts';

function stateOf(may: boolean): EditorState {
  return EditorState.create({ doc: '新桥', extensions: [history(), writable(may)] });
}

const insert: TransactionSpec = { changes: { from: 2, insert: '通车' } };

test('a writer writes', () => expect(stateOf(true).update(insert).state.doc.toString()).toBe('新桥通车'));

test('where another window writes, nothing that is done here reaches the text', () => {
  const state = stateOf(false);
  expect(state.readOnly).toBe(true);
  for (const userEvent of ['input.type', 'input.paste', 'input.tidy', 'delete', undefined]) {
    expect(state.update({ ...insert, ...(userEvent ? { userEvent } : {}) }).state.doc.toString()).toBe('新桥');
  }
  expect(undo({ state, dispatch: () => undefined })).toBe(false);
});

test('what the other window writes does', () => {
  const state = stateOf(false);
  expect(state.update(outsideSpec(state.changes({ from: 2, insert: '通车' }))).state.doc.toString()).toBe('新桥通车');
});
