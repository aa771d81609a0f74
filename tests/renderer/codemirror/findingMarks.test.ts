import { EditorState } from '@codemirror/state';
import type { DecorationSet } from '@codemirror/view';
import { EditorView } from '@codemirror/view';
import { expect, test } from 'vitest';
import { findingMarks, markFindings } from '../../../renderer/editor/codemirror/findingMarks.ts';

const text = '甲乙丙丁戊己';
const marks = [
  { key: 'late', level: 'hint', from: 4, to: 5 },
  { key: 'early', level: 'error', from: 1, to: 3 },
] as const;

function marked(given: Parameters<typeof markFindings>[0] = marks): EditorState {
  return EditorState.create({ doc: text, extensions: findingMarks }).update({ effects: markFindings(given) }).state;
}

function shown(state: EditorState): string[] {
  const [set] = state.facet(EditorView.decorations) as DecorationSet[];
  const found: string[] = [];
  set?.between(0, state.doc.length, (from, to, { spec }) => void found.push(`${spec.attributes['data-finding']} ${state.sliceDoc(from, to)}`));
  return found;
}

test('marks stand in the order of the text; points and what lies outside have none', () => {
  expect(shown(marked())).toEqual(['early 乙丙', 'late 戊']);
  expect(
    shown(
      marked([
        { key: 'point', level: 'error', from: 2, to: 2 },
        { key: 'far', level: 'error', from: 4, to: 40 },
      ]),
    ),
  ).toEqual([]);
  expect(shown(marked().update({ effects: markFindings([]) }).state)).toEqual([]);
});

test.each<[string, { from: number; to?: number; insert?: string }, string[]]>([
  ['before them', { from: 0, insert: '新' }, ['early 乙丙', 'late 戊']],
  ['between them', { from: 3, to: 4 }, ['early 乙丙', 'late 戊']],
  ['right before one', { from: 1, insert: '新' }, ['early 乙丙', 'late 戊']],
  ['right behind one', { from: 3, insert: '新' }, ['early 乙丙', 'late 戊']],
  ['inside one', { from: 2, insert: '新' }, ['late 戊']],
  ['over the edge of one', { from: 0, to: 2, insert: '新' }, ['late 戊']],
  ['in the place of one', { from: 4, to: 5, insert: '新' }, ['early 乙丙']],
  ['over all', { from: 0, to: 6, insert: '全新' }, []],
])('a change %s leaves what it does not touch', (_, changes, left) => {
  expect(shown(marked().update({ changes }).state)).toEqual(left);
});

test('two changes at once take what they touch, not what lies between', () => {
  const changes = [
    { from: 0, to: 2, insert: '' },
    { from: 5, to: 6, insert: '新' },
  ];
  expect(shown(marked().update({ changes }).state)).toEqual(['late 戊']);
});
