import { expect, test } from 'vitest';
import { movedBy, pressedAt } from '../../../renderer/editor/focalPoint.ts';

test.each([
  ['ArrowLeft', false, { x: 0.29, y: 0.6 }],
  ['ArrowRight', false, { x: 0.31, y: 0.6 }],
  ['ArrowUp', true, { x: 0.3, y: 0.5 }],
  ['ArrowDown', true, { x: 0.3, y: 0.7 }],
  ['Enter', false, undefined],
])('%s, far: %s', (key, far, moved) => {
  expect(movedBy({ x: 0.3, y: 0.6 }, key, far)).toEqual(moved);
});

test('it stays inside the picture, and a hundred steps are the whole way', () => {
  let focus = { x: 0, y: 1 };
  expect(movedBy(focus, 'ArrowLeft', true)).toEqual(focus);
  expect(movedBy(focus, 'ArrowDown', false)).toEqual(focus);
  for (let step = 0; step < 100; step++) focus = movedBy(focus, 'ArrowRight', false) ?? focus;
  expect(focus).toEqual({ x: 1, y: 1 });
});

test.each([
  [
    { clientX: 140, clientY: 60 },
    { x: 0.2, y: 0.1 },
  ],
  [
    { clientX: 90, clientY: 900 },
    { x: 0, y: 1 },
  ],
  [
    { clientX: 166, clientY: 117 },
    { x: 0.33, y: 0.67 },
  ],
])('a press at %j', (press, point) => {
  expect(pressedAt(press, { left: 100, top: 50, width: 200, height: 100 })).toEqual(point);
});

test('a picture that is not drawn yet has its middle', () => {
  expect(pressedAt({ clientX: 1, clientY: 1 }, { left: 0, top: 0, width: 0, height: 0 })).toEqual({ x: 0.5, y: 0.5 });
});
