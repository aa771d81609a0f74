import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type CropShape, cropShapes, type FocalPoint, middle } from '#domain/portal/crop.ts';
import { cropPicture } from '../../electron/exporter/prepare.ts';
import { carriesOnlyPixels } from '../../electron/exporter/segments.ts';
import { animation, clearPng, jpeg, photograph, rules } from './samples.ts';

/** The title picture cut to shapes. */

const crop = (bytes: Uint8Array, shape: CropShape, focus: FocalPoint = middle, changes: Partial<typeof rules> = {}) =>
  cropPicture(bytes, { name: 'a.jpg', label: `标题图片 ${shape}`, rules: { ...rules, ...changes } }, shape, focus);

/** A picture of four stripes, each of one colour, from left to right or from top to bottom. */
const colours = ['#e01010', '#10c010', '#1010e0', '#e0e010'] as const;
function stripes(width: number, height: number, upright: boolean): Promise<Buffer> {
  const [wide, high] = upright ? [width / 4, height] : [width, height / 4];
  const parts = colours.map((background, index) => ({
    input: { create: { width: wide, height: high, channels: 3 as const, background } },
    left: upright ? index * wide : 0,
    top: upright ? 0 : index * high,
  }));
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite(parts)
    .jpeg({ quality: 95 })
    .toBuffer();
}
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<string | undefined> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
  const distance = (colour: string) =>
    [1, 3, 5].reduce((sum, from, part) => sum + Math.abs(Number.parseInt(colour.slice(from, from + 2), 16) - (data[at + part] ?? 0)), 0);
  return [...colours].sort((one, other) => distance(one) - distance(other))[0];
}

test.each<[what: string, size: [number, number], upright: boolean, shape: CropShape, focus: FocalPoint, first: number, last: number]>([
  ['the left of a wide picture', [800, 200], true, '1:1', { x: 0.1, y: 0.5 }, 0, 0],
  ['the right of it', [800, 200], true, '1:1', { x: 0.95, y: 0.5 }, 3, 3],
  ['its middle', [800, 200], true, '1:1', middle, 1, 2],
  ['the top of a tall one', [320, 720], false, '16:9', { x: 0.5, y: 0.05 }, 0, 0],
  ['the foot of it', [320, 720], false, '16:9', { x: 0.5, y: 1 }, 3, 3],
])('%s', async (_, [width, height], upright, shape, focus, first, last) => {
  const { bytes } = await crop(await stripes(width, height, upright), shape, focus);
  const colourAlong = (part: number) => (upright ? colourAt(bytes, part, 0.5) : colourAt(bytes, 0.5, part));
  expect(await colourAlong(0.05)).toBe(colours[first]);
  expect(await colourAlong(0.95)).toBe(colours[last]);
});

test('the focal point is of the upright picture, whichever way the camera was held', async () => {
  // Orientation 6: the left stripe comes to the top.
  const turned = await sharp(await stripes(800, 200, true))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { bytes, width, height } = await crop(turned, '1:1', { x: 0.5, y: 0.05 });
  expect([width, height]).toEqual([200, 200]);
  expect(await colourAt(bytes, 0.5, 0.5)).toBe(colours[0]);
});

test.each(cropShapes)('%s: no wider than the profile allows, never enlarged, nothing but pixels', async (shape) => {
  const large = await crop(await photograph(1800, 1300, 1), shape, middle, { maxWidth: 400 });
  expect(large).toMatchObject({ kind: 'jpg', width: 400, height: { '16:9': 225, '4:3': 300, '1:1': 400 }[shape], warnings: [] });
  expect(carriesOnlyPixels(large.bytes, 'jpg')).toBe(true);
  expect((await crop(await photograph(90, 90, 1), shape)).width).toBe(90);
});

test('under the byte limit, and what that cost is told', async () => {
  const made = await crop(await jpeg(1000, 700, 90), '16:9', middle, { maxBytes: 60_000 });
  expect(made.bytes.length).toBeLessThanOrEqual(60_000);
  expect(made.warnings[0]).toMatchObject({
    code: 'picture-quality',
    message: expect.stringMatching(/^标题图片 16:9：超过 60 KB，压缩质量由 82 降到 \d+。$/),
  });
});

test.each([
  ['an animation stands still', () => animation(90, 60, 3), ['jpg', 'gif'] as const, 'gif'],
  ['a transparent picture stays so where the portal takes it', () => clearPng(90, 60), ['jpg', 'png'] as const, 'png'],
  ['and is white where it does not', () => clearPng(90, 60), ['jpg'] as const, 'jpg'],
])('%s', async (_, bytes, formats, kind) => {
  const made = await crop(await bytes(), '1:1', middle, { formats: [...formats] });
  expect(made).toMatchObject({ kind, width: 60, height: 60, warnings: [] });
  expect((await sharp(made.bytes).metadata()).pages ?? 1).toBe(1);
});

test.each([
  [1, 1],
  [1, 40],
  [40, 1],
])('a picture of %i × %i has all three', async (width, height) => {
  for (const shape of cropShapes) expect((await crop(await jpeg(width, height), shape)).bytes.length).toBeGreaterThan(0);
});
