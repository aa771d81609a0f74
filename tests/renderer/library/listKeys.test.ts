import { expect, test } from 'vitest';
import { type ListPlace, listAct } from '../../../renderer/library/listKeys.ts';

const middle: ListPlace = { cursor: 50, total: 100, page: 10 };
const start: ListPlace = { ...middle, cursor: -1 };

/** `Shift+ArrowDown`, `Mod+a` */
function pressed(keys: string, place: ListPlace) {
  const parts = keys.split('+');
  return listAct({ key: parts.at(-1) || ' ', shift: parts.includes('Shift'), mod: parts.includes('Mod') }, place);
}

test.each<[keys: string, done: string, place?: ListPlace]>([
  ['ArrowDown', 'move 51'],
  ['ArrowUp', 'move 49'],
  ['PageDown', 'move 60'],
  ['PageUp', 'move 40'],
  ['Home', 'move 0'],
  ['End', 'move 99'],
  ['Shift+ArrowDown', 'extend 51'],
  ['Shift+Home', 'extend 0'],
  ['Shift+PageDown', 'extend 60'],
  ['ArrowDown', 'move 0', start],
  ['ArrowUp', 'move 0', start],
  ['PageDown', 'move 10', start],
  ['ArrowUp', 'move 0', { ...middle, cursor: 0 }],
  ['ArrowDown', 'move 99', { ...middle, cursor: 99 }],
  ['PageDown', 'move 99', { ...middle, cursor: 95 }],
  ['Enter', 'open'],
  [' ', 'toggle'],
  ['Mod+a', 'all'],
  ['Mod+A', 'all'],
  ['Escape', 'leave'],
  ['Delete', 'trash'],
  ['Mod+Delete', ''],
  ['Shift+Delete', ''],
  ['Mod+Shift+a', ''],
  ['a', ''],
  ['Tab', ''],
])('%s: %s', (keys, done, place = middle) => {
  const act = pressed(keys, place);
  expect(act ? [act.act, 'to' in act ? String(act.to) : ''].join(' ').trim() : '').toBe(done);
});
