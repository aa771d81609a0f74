import { expect, test } from 'vitest';
import { shortcutOf } from '../../../renderer/editor/codemirror/commandTable.ts';
import { matchAfter, matchBefore, matchesIn } from '../../../renderer/editor/codemirror/finding.ts';
import { deleteWordLeft, selectWordRight, wordAt, wordBorder } from '../../../renderer/editor/codemirror/hanWords.ts';
import { pictureMarkdown } from '../../../renderer/editor/codemirror/insertions.ts';
import { addressIn, pastedLink } from '../../../renderer/editor/codemirror/links.ts';
import { trackPlaces } from '../../../renderer/editor/codemirror/places.ts';
import { makeShelf } from '../../../renderer/editor/codemirror/shelf.ts';
import { after, stateOf } from './notation.ts';

/** Ctrl+arrow over the whole text, a bar at each stop. */
function stops(text: string, forward: boolean): string {
  const state = stateOf(text);
  const at: number[] = [];
  let position = forward ? 0 : text.length;
  for (let next = wordBorder(state, position, forward); next !== position; next = wordBorder(state, position, forward)) {
    at.push(next);
    position = next;
  }
  return at.sort((one, two) => two - one).reduce((marked, stop) => `${marked.slice(0, stop)}|${marked.slice(stop)}`, text);
}

test.each([
  ['粮食丰收，hello world', true, '粮食|丰收|，|hello| world|'],
  ['粮食丰收，hello world', false, '|粮食|丰收|，|hello |world'],
  ['甲。\n\n乙', true, '甲|。|\n\n乙|'],
  ['𠀀𠀁 a', true, '𠀀|𠀁| a|'],
  ['', true, ''],
])('words of %j, forward %j', (text, forward, expected) => {
  expect(stops(text, forward)).toBe(expected);
});

test('a double click takes a Chinese word', () => {
  const state = stateOf('全市粮食丰收 hello');
  expect(wordAt(state, 3, 1)).toEqual({ from: 2, to: 4 });
  expect(wordAt(state, 10, 1)).toMatchObject({ from: 7, to: 12 });
  expect(wordAt(state, 12, 1)).toBeUndefined();
});

test('words are deleted and selected whole', () => {
  expect(after(deleteWordLeft, '全市粮食‸丰收')).toBe('全市‸丰收');
  expect(after(selectWordRight, '全市‸粮食丰收')).toBe('全市⟦粮食⟧丰收');
  expect(after(deleteWordLeft, '‸甲')).toBe('untouched');
});

test('finding is exact about width and folds case on request', () => {
  expect(matchesIn('甲,乙，丙', { text: ',', matchCase: true })).toEqual([{ from: 1, to: 2 }]);
  expect(matchesIn('Ab aB', { text: 'ab', matchCase: false })).toHaveLength(2);
  expect(matchesIn('Ab aB', { text: 'ab', matchCase: true })).toHaveLength(0);
  expect(matchesIn('aaaa', { text: 'aa', matchCase: true })).toHaveLength(2);
  expect(matchesIn('甲', { text: '', matchCase: true })).toEqual([]);
  expect(matchesIn('İx', { text: 'x', matchCase: false })).toEqual([{ from: 1, to: 2 }]);
});

test('going on from a match wraps at either end', () => {
  const matches = matchesIn('甲乙甲乙甲', { text: '甲', matchCase: true });
  expect([0, 1, 3, 5].map((position) => matchAfter(matches, position))).toEqual([0, 1, 2, 0]);
  expect([5, 4, 2, 0].map((position) => matchBefore(matches, position))).toEqual([2, 1, 0, 2]);
  expect([matchAfter([], 0), matchBefore([], 0)]).toEqual([-1, -1]);
});

test.each([
  ['https://a.cn/x', 'https://a.cn/x'],
  [' www.a.cn ', 'https://www.a.cn'],
  ['https://a.cn/x(1)', 'https://a.cn/x%281%29'],
  ['javascript:alert(1)', undefined],
  ['https://a.cn 看', undefined],
  ['甲', undefined],
])('address %j', (text, expected) => {
  expect(addressIn(text)).toBe(expected);
});

test('an address pasted over words makes a link, elsewhere it does not', () => {
  const pasted = (notation: string) => {
    const state = stateOf(notation);
    const spec = pastedLink(state, 'https://a.cn');
    return spec && state.update(spec).state.doc.toString();
  };
  expect(pasted('看⟦官网⟧')).toBe('看[官网](https://a.cn)');
  expect(pasted('看‸官网')).toBeUndefined();
  expect(pasted('⟦甲\n\n乙⟧')).toBeUndefined();
  expect(pasted('⟦https://b.cn⟧')).toBeUndefined();
});

test('a picture is written with its marks escaped', () => {
  expect(pictureMarkdown({ file: 'a.jpg', alt: '麦[收]', caption: '说"好"\n第二行' })).toBe('![麦\\[收\\]](media/a.jpg "说\\"好\\" 第二行")');
  expect(pictureMarkdown({ file: 'a.jpg', alt: '', caption: '' })).toBe('![](media/a.jpg)');
});

test('the shelf keeps the last few and lets go of the one untouched longest', () => {
  const dropped: string[] = [];
  const shelf = makeShelf<number>(2, (key) => dropped.push(key));
  shelf.put('a', 1);
  shelf.put('b', 2);
  shelf.put('a', 3);
  shelf.put('c', 4);
  expect(dropped).toEqual(['b']);
  expect([shelf.take('a'), shelf.take('a'), shelf.take('c')]).toEqual([3, undefined, 4]);
});

test('a place moves with its own article only', () => {
  const places = trackPlaces();
  const place = places.track('a', 2);
  const insert = stateOf('甲乙丙').changes({ from: 0, insert: '字' });
  places.map('b', insert);
  expect(place.offset()).toBe(2);
  places.map('a', insert);
  expect(place.offset()).toBe(3);
  place.release();
  places.map('a', stateOf('字甲乙丙').changes({ from: 0, insert: '字' }));
  expect(place.offset()).toBe(3);
});

test('shortcuts are written as each system writes them', () => {
  expect([shortcutOf('bold', false), shortcutOf('bold', true)]).toEqual(['Ctrl+B', '⌘B']);
  expect([shortcutOf('heading-2', true), shortcutOf('redo', true), shortcutOf('heading', false)]).toEqual(['⌘⌥2', '⌘⇧Z', '']);
});
