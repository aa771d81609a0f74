import { EditorSelection, EditorState, Transaction } from '@codemirror/state';
import { type DecorationSet, EditorView } from '@codemirror/view';
import { expect, test } from 'vitest';
import { markCurrentRemark, markRemarks, remarkMarks } from '../../../renderer/editor/codemirror/remarkMarks.ts';
import { remarkStretch } from '../../../renderer/editor/codemirror/remarkStretch.ts';

const text = '甲乙丙丁。\n\n![渠口](media/0123456789abcdef.jpg "旧渠")\n\n戊己庚辛。\n';
const open = (marks: Parameters<typeof markRemarks>[0]) =>
  EditorState.create({ doc: text, extensions: remarkMarks }).update({ effects: markRemarks(marks) }).state;

function shown(state: EditorState): string[] {
  const found: string[] = [];
  for (const set of state.facet(EditorView.decorations) as DecorationSet[]) {
    set.between(0, state.doc.length, (from, to, { spec }) => {
      found.push(`${spec.attributes?.['data-remark'] ?? spec.class} ${state.sliceDoc(from, to)}`);
    });
  }
  return found;
}

test('words with remarks have a ground, a point the sign beside it, a picture its line too', () => {
  const picture = text.indexOf('![');
  const state = open([
    { key: 'picture', from: picture, to: text.indexOf('\n', picture) },
    { key: 'words', from: 1, to: 3 },
    { key: 'point', from: 5, to: 5 },
    { key: 'far', from: 90, to: 900 },
  ]);
  expect(shown(state)).toEqual(['words 乙丙', 'point 。', 'cm-remarkedPicture ', 'picture ![渠口](media/0123456789abcdef.jpg "旧渠")']);
});

test('the ground goes along with its words, grows with what is put inside, and goes with the last of them', () => {
  const state = open([{ key: 'a', from: 1, to: 3 }]);
  const after = (changes: { from: number; to?: number; insert?: string }) => shown(state.update({ changes }).state);
  expect(after({ from: 0, insert: '新' })).toEqual(['a 乙丙']);
  expect(after({ from: 1, insert: '新' })).toEqual(['a 乙丙']);
  expect(after({ from: 3, insert: '新' })).toEqual(['a 乙丙']);
  expect(after({ from: 2, insert: '新' })).toEqual(['a 乙新丙']);
  expect(after({ from: 0, to: 4 })).toEqual([]);
});

test('what an input method composes inside leaves the ground as it is', () => {
  const state = open([{ key: 'a', from: 1, to: 3 }]);
  const composed = state.update({ changes: { from: 2, insert: 'xin' }, annotations: Transaction.userEvent.of('input.type.compose') }).state;
  expect(shown(composed)).toEqual(['a 乙xin丙']);
});

test('the current one is told apart, and another takes its place', () => {
  const state = open([{ key: 'a', from: 1, to: 3 }]);
  const current = state.update({ effects: markCurrentRemark({ key: 'a', from: 1, to: 3 }) }).state;
  expect(shown(current)).toContain('cm-remark-current 乙丙');
  expect(shown(current.update({ effects: markCurrentRemark(null) }).state)).toEqual(['a 乙丙']);
});

test.each<[string, string, readonly [number, number], string]>([
  ['what is chosen', '今年雨水匀，渠水到田头。', [2, 4], '雨水'],
  ['without blanks at its ends', '今年　雨水匀。\n\n渠水到田头。', [2, 9], '雨水匀。'],
  ['the word at the cursor', '今年雨水匀，渠水到田头。', [7, 7], '渠水'],
  ['the word before the cursor', '昨日通车。', [4, 4], '通车'],
  ['the paragraph behind whose end the cursor is', '- 渠水到田头。\n', [8, 8], '渠水到田头。'],
  ['the paragraph before an empty line', '## 渠水到田头\n\n\n', [11, 11], '渠水到田头'],
  ['the picture in whose line the cursor is', `　　![渠口](media/0123456789abcdef.jpg)\n`, [6, 6], '![渠口](media/0123456789abcdef.jpg)'],
  ['nothing in an empty text', '\n\n', [1, 1], ''],
])('a remark is about %s', (_name, doc, [anchor, head], expected) => {
  const state = EditorState.create({ doc, selection: EditorSelection.single(anchor, head) });
  const { from, to } = remarkStretch(state);
  expect(state.sliceDoc(from, to)).toBe(expected);
});
