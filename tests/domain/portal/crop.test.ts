import { describe, expect, test } from 'vitest';
import { type CropShape, cropBox, cropPath, cropShapes, type FocalPoint, middle, planCrop, ratioOf } from '#domain/portal/crop.ts';

const point = (x: number, y: number): FocalPoint => ({ x, y });

describe('the largest box around the focal point', () => {
  test.each<[what: string, size: [number, number], shape: CropShape, focus: FocalPoint, box: [number, number, number, number]]>([
    ['a photograph, the middle', [4000, 3000], '16:9', middle, [0, 375, 4000, 2250]],
    ['of its own shape it stays whole', [4000, 3000], '4:3', point(0.9, 0.1), [0, 0, 4000, 3000]],
    ['a square from a photograph', [4000, 3000], '1:1', middle, [500, 0, 3000, 3000]],
    ['a face at the left', [4000, 3000], '1:1', point(0.4, 0.3), [100, 0, 3000, 3000]],
    ['a face at the very left', [4000, 3000], '1:1', point(0.02, 0.3), [0, 0, 3000, 3000]],
    ['a face at the very right', [4000, 3000], '1:1', point(1, 1), [1000, 0, 3000, 3000]],
    ['at the lower edge', [4000, 3000], '16:9', point(0.5, 0.99), [0, 750, 4000, 2250]],
    ['a tall picture', [1000, 4000], '16:9', point(0.5, 0.25), [0, 719, 1000, 563]],
    ['a wide strip', [5000, 200], '1:1', point(0.8, 0.5), [3900, 0, 200, 200]],
    ['a line of pixels', [300, 1], '16:9', point(0.5, 0.5), [149, 0, 2, 1]],
    ['a column of pixels', [1, 300], '16:9', point(0, 1), [0, 299, 1, 1]],
    ['one pixel', [1, 1], '4:3', point(1, 1), [0, 0, 1, 1]],
  ])('%s', (_, [width, height], shape, focus, [left, top, wide, high]) => {
    expect(cropBox({ width, height }, shape, focus)).toEqual({ left, top, width: wide, height: high });
  });

  test('whatever the picture: inside it, of the shape, and the focal point in it', () => {
    for (const width of [1, 2, 3, 17, 640, 1201, 30_000]) {
      for (const height of [1, 2, 5, 99, 480, 9001]) {
        for (const shape of cropShapes) {
          for (const focus of [point(0, 0), point(1, 1), point(0.5, 0.5), point(0.333, 0.871)]) {
            const box = cropBox({ width, height }, shape, focus);
            expect(box.left).toBeGreaterThanOrEqual(0);
            expect(box.top).toBeGreaterThanOrEqual(0);
            expect(box.left + box.width).toBeLessThanOrEqual(width);
            expect(box.top + box.height).toBeLessThanOrEqual(height);
            expect(box.left).toBeLessThanOrEqual(Math.ceil(width * focus.x));
            expect(box.left + box.width).toBeGreaterThanOrEqual(Math.floor(width * focus.x));
            expect(box.top).toBeLessThanOrEqual(Math.ceil(height * focus.y));
            expect(box.top + box.height).toBeGreaterThanOrEqual(Math.floor(height * focus.y));
            const ideal = ratioOf(shape);
            expect(Math.min(Math.abs(box.width - box.height * ideal), Math.abs(box.width / ideal - box.height))).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });
});

test.each<[size: [number, number], shape: CropShape, scaled: [number, number], box: [number, number]]>([
  [[4000, 3000], '16:9', [1200, 900], [1200, 675]],
  [[4000, 3000], '1:1', [1600, 1200], [1200, 1200]],
  [[300, 200], '16:9', [300, 200], [300, 169]],
  [[3001, 1999], '1:1', [1802, 1200], [1200, 1200]],
  [[5000, 200], '1:1', [5000, 200], [200, 200]],
])('%j as %s is scaled once, never enlarged and never too wide', ([width, height], shape, [scaledWidth, scaledHeight], [wide, high]) => {
  const { scaled, box } = planCrop({ width, height }, shape, middle, 1200);
  expect(scaled).toEqual({ width: scaledWidth, height: scaledHeight });
  expect(box).toMatchObject({ width: wide, height: high });
});

test('a crop is named by its shape, in ASCII', () => {
  expect(cropShapes.map((shape) => cropPath(shape, 'jpg'))).toEqual(['images/cover-16x9.jpg', 'images/cover-4x3.jpg', 'images/cover-1x1.jpg']);
});
