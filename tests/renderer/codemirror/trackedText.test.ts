import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import { laySuggestions } from '#domain/suggesting/lay.ts';
import type { Author } from '#domain/suggesting/tidy.ts';
import { keep, proposedOf } from '#domain/suggesting/tracked.ts';
import { outsideSpec } from '../../../renderer/editor/codemirror/outsideText.ts';
import { suggestionMarks, suggestionPlace, suggestionsWithin } from '../../../renderer/editor/codemirror/suggestionMarks.ts';
import {
  baseAt,
  baseStretch,
  baseText,
  shownStretch,
  trackedOf,
  trackedText,
  trackText,
  writtenBy,
} from '../../../renderer/editor/codemirror/trackedText.ts';
import { shown } from '../../domain/suggesting/people.ts';

let last = 0;
const person = (by: string): Author => ({ by, nextId: () => `0197a1c0-0000-7000-8000-${String(++last).padStart(12, '0')}` });
const base = '水到田头\n- 渠\n| 甲 | 乙 |\n';

function open(text = base) {
  let state = EditorState.create({ doc: text, extensions: [history(), trackedText, suggestionMarks] });
  const dispatch = (...specs: TransactionSpec[]) => {
    state = state.update(...specs).state;
  };
  const run = (command: typeof undo) =>
    command({
      state,
      dispatch: (transaction) => {
        state = transaction.state;
      },
    });
  const type = (from: number, to: number, insert: string) =>
    dispatch({ changes: { from, to, insert }, userEvent: 'input.type', selection: { anchor: from + insert.length } });
  dispatch({ effects: trackText(keep(text.length), person('A')) });
  return { now: () => state, dispatch, type, run, text: () => shown(trackedOf(state) ?? [], state.doc.toString()) };
}

test('writing is proposed, the base stays; undo and redo give back exactly what was', () => {
  const { type, run, text, now, dispatch } = open();
  type(1, 2, '流进');
  const once = trackedOf(now());
  dispatch({
    changes: [
      { from: 0, insert: '渠' },
      { from: 8, insert: '边' },
    ],
    userEvent: 'input.paste',
  });
  const twice = trackedOf(now());
  expect(text()).toBe('[+渠:A]水[-到:A][+流进:A]田头\n- [+边:A]渠\n| 甲 | 乙 |\n');
  expect(baseText(now())).toBe(base);
  run(undo);
  expect(trackedOf(now())).toEqual(once);
  run(undo);
  expect(trackedOf(now())).toEqual(keep(base.length));
  run(redo);
  run(redo);
  expect(trackedOf(now())).toEqual(twice);
  expect(baseText(now())).toBe(base);
});

test('after the text was laid anew undo is one more edit, of a base that stays', () => {
  const { type, run, text, now, dispatch } = open('水到田头');
  type(1, 2, '流进');
  // Somebody else accepted it.
  dispatch({ effects: trackText(keep(5), person('A')) });
  expect(baseText(now())).toBe('水流进田头');
  run(undo);
  expect(text()).toBe('水[-流进:A][+到:A]田头');
  // A base from outside moves what undo knows along.
  const laid = laySuggestions('今早水流进田头', 'body', {}).tracked;
  dispatch({
    ...outsideSpec(
      now().changes([
        { from: 0, insert: '今早' },
        { from: 1, to: 2, insert: '流进' },
      ]),
    ),
    effects: trackText(laid, person('A')),
  });
  expect([text(), baseText(now())]).toEqual(['今早水流进田头', '今早水流进田头']);
});

test('whoever sits down writes under their own name', () => {
  const { type, text, dispatch } = open('水到田头');
  type(1, 1, '已');
  dispatch({ effects: writtenBy(person('B')) });
  type(5, 5, '了');
  expect(text()).toBe('水[+已:A]到田头[+了:B]');
});

test('places of the base are found in what is shown, and back', () => {
  const { type, now } = open('水到田头');
  type(1, 2, '流进');
  expect(shownStretch(now(), { from: 2, to: 4 })).toEqual({ from: 3, to: 5 });
  expect(shownStretch(now(), { from: 0, to: 2 })).toEqual({ from: 0, to: 1 });
  expect(baseStretch(now(), { from: 1, to: 3 })).toEqual({ from: 2, to: 2 });
  expect(baseAt(now(), 5)).toBe(4);
  const [id] = suggestionsWithin(now(), 2, 2);
  expect(suggestionPlace(now(), id ?? '')).toEqual({ from: 1, to: 3 });
});

test('outside the mode nothing is told apart', () => {
  const state = EditorState.create({ doc: '水', extensions: [trackedText, suggestionMarks] });
  expect([trackedOf(state), baseText(state), baseAt(state, 1), proposedOf(keep(1), '水')]).toEqual([undefined, '水', 1, '水']);
});
