import { expect, test } from 'vitest';
import { type Area, placeWindow, readMemory, smallest } from '../../electron/shell/bounds.ts';

const screen: Area = { x: 0, y: 25, width: 1920, height: 1055 };
const second: Area = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number, width = 1200, height = 800) => ({ bounds: { x, y, width, height }, maximized: false });

test.each<[string, ReturnType<typeof at> | undefined, readonly Area[], Area]>([
  ['the first time: in the middle', undefined, [screen], { x: 240, y: 102, width: 1440, height: 900 }],
  ['where it was', at(100, 100), [screen], { x: 100, y: 100, width: 1200, height: 800 }],
  ['on the second screen', at(2000, 10), [screen, second], { x: 2000, y: 10, width: 1200, height: 800 }],
  ['its screen is gone: in the middle of the first', at(2000, 10), [screen], { x: 360, y: 152, width: 1200, height: 800 }],
  ['mostly beyond the right edge', at(1800, 100), [screen], { x: 360, y: 152, width: 1200, height: 800 }],
  ['partly beyond the left edge, still to be grasped', at(-900, 100), [screen], { x: -900, y: 100, width: 1200, height: 800 }],
  ['title bar above the screen', at(100, -10), [screen], { x: 360, y: 152, width: 1200, height: 800 }],
  ['title bar below the screen', at(100, 1060), [screen], { x: 360, y: 152, width: 1200, height: 800 }],
  ['larger than the screen', at(0, 25, 5000, 4000), [screen], { x: 0, y: 25, width: 1920, height: 1055 }],
  ['smaller than the desk needs', at(0, 25, 300, 10), [screen], { x: 0, y: 25, ...smallest }],
  ['a screen smaller than the desk needs', undefined, [{ x: 0, y: 0, width: 800, height: 480 }], { x: 0, y: 0, width: 800, height: 480 }],
])('%s', (_name, memory, screens, expected) => expect(placeWindow(memory, screens)).toEqual(expected));

test('memory is read back as it was written', () => {
  const memory = { bounds: { x: -5, y: 7, width: 1000, height: 700 }, maximized: true };
  expect(readMemory(JSON.stringify(memory))).toEqual(memory);
});

test.each([
  [''],
  ['{'],
  ['null'],
  ['[]'],
  ['{"bounds":null}'],
  ['{"bounds":{"x":1,"y":1,"width":1}}'],
  ['{"bounds":{"x":"1","y":1,"width":1,"height":1}}'],
  ['{"bounds":{"x":1.5,"y":1,"width":1,"height":1}}'],
  ['{"bounds":{"x":1e300,"y":1,"width":1,"height":1}}'],
])('spoiled memory is none: %s', (text) => expect(readMemory(text)).toBeUndefined());
