import { history, undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, type TextChange } from '../../../renderer/editor/codemirror/outsideChange.ts';
import { changesTo, outsideSpec } from '../../../renderer/editor/codemirror/outsideText.ts';

function applied(text: string, changes: readonly TextChange[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}

describe('changes between two texts', () => {
  test.each([
    ['甲乙丙', '甲丁丙', [{ from: 1, to: 2, insert: '丁' }]],
    ['甲\n乙\n丙', '甲\n丙', [{ from: 2, to: 4, insert: '' }]],
    ['甲\n丙', '甲\n乙\n丙', [{ from: 2, to: 2, insert: '乙\n' }]],
    [
      '　　甲\n\n　　乙 \n',
      '甲\n\n乙\n',
      [
        { from: 0, to: 2, insert: '' },
        { from: 5, to: 7, insert: '' },
        { from: 8, to: 9, insert: '' },
      ],
    ],
    ['𠀀', '𠀁', [{ from: 0, to: 2, insert: '𠀁' }]],
    ['甲', '甲', []],
    ['', '甲\n', [{ from: 0, to: 0, insert: '甲\n' }]],
    ['甲\n', '', [{ from: 0, to: 2, insert: '' }]],
  ])('%j to %j', (before, after, expected) => {
    const changes = changesBetween(before, after);
    expect(applied(before, changes)).toBe(after);
    if (before !== '　　甲\n\n　　乙 \n') expect(changes).toEqual(expected);
    else expect(changes.length).toBeGreaterThan(1);
  });

  test('give the new text, sorted and apart, for any two texts', () => {
    const line = fc.constantFrom('', '甲', '甲乙', '甲乙丙丁', '𠀀𠀁', '- 一', '## 二');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after);
        expect(applied(before, changes)).toBe(after);
        changes.forEach((change, index) => {
          expect(change.from).toBeLessThanOrEqual(change.to);
          const next = changes[index + 1];
          if (next) expect(change.to).toBeLessThan(next.from);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('leave untouched lines alone in a long text', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `第${index}段，内容。`);
    const moved = lines.map((line, index) => (index % 500 === 7 ? `　　${line}` : line));
    const changes = changesBetween(moved.join('\n'), lines.join('\n'));
    expect(changes).toHaveLength(4);
    expect(changes.every((change) => change.to - change.from === 2 && change.insert === '')).toBe(true);
  });
});

describe('a text from outside', () => {
  test('keeps the cursor by its words and is not what undo takes back', () => {
    let state = EditorState.create({ doc: '甲\n\n乙', extensions: [history()] });
    state = state.update({ changes: { from: 4, insert: '丙' }, selection: { anchor: 5 }, userEvent: 'input.type' }).state;
    const changes = changesTo(state, '甲甲\n\n新的一段\n\n乙丙');
    if (!changes) return expect.unreachable();
    state = state.update(outsideSpec(changes)).state;
    expect(state.doc.toString()).toBe('甲甲\n\n新的一段\n\n乙丙');
    expect(state.sliceDoc(0, state.selection.main.head)).toBe('甲甲\n\n新的一段\n\n乙丙');
    const dispatch = (transaction: { readonly state: EditorState }) => {
      state = transaction.state;
    };
    expect(undo({ state, dispatch })).toBe(true);
    expect(state.doc.toString()).toBe('甲甲\n\n新的一段\n\n乙');
    expect(undo({ state, dispatch })).toBe(false);
  });
});
