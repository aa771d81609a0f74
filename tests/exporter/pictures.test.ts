import sharp from 'sharp';
import { expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { openDarkroom } from '../../electron/exporter/darkroom/open.ts';
import { makePictureReader } from '../../electron/exporter/pictures.ts';
import { carriesOnlyPixels, gifIsWhole } from '../../electron/exporter/segments.ts';
import { animation, clearPng, drawing, jpeg, photograph, png, pngBomb } from './samples.ts';

const reader = makePictureReader(openDarkroom({ thread: 'none' }));
const failureFor = async (bytes: Uint8Array, name = 'photo.jpg') => failureOf(await reader.inspect(bytes, name).catch((error: unknown) => error));

test('says what a picture is by its bytes, its size as a reader sees it', async () => {
  expect(await reader.inspect(await photograph(60, 40), 'a.png')).toEqual({ kind: 'jpg', type: 'image/jpeg', width: 40, height: 60 });
  expect(await reader.inspect(await png(60, 40), 'a.jpg')).toEqual({ kind: 'png', type: 'image/png', width: 60, height: 40 });
  expect(await reader.inspect(await animation(60, 40, 3), 'a')).toEqual({ kind: 'gif', type: 'image/gif', width: 60, height: 40 });
  expect(await reader.inspect(await drawing(60, 40).webp().toBuffer(), 'a')).toEqual({ kind: 'webp', type: 'image/webp', width: 60, height: 40 });
  expect(await reader.inspect(await drawing(60, 40).toColourspace('cmyk').jpeg().toBuffer(), 'a')).toMatchObject({ kind: 'jpg' });
  expect(await reader.inspect(await drawing(60, 40).toColourspace('rgb16').png().toBuffer(), 'a')).toMatchObject({ kind: 'png' });
});

test.each<[what: string, bytes: () => Promise<Uint8Array> | Uint8Array, code: string, says: string]>([
  ['nothing', () => new Uint8Array(), 'empty', 'empty'],
  ['a web page called .jpg', () => Buffer.from('<!doctype html><title>x</title>'), 'bad-picture', 'not a picture'],
  ['a text', () => Buffer.from('今日要闻'), 'bad-picture', 'not a picture'],
  ['two bytes of a JPEG', () => Uint8Array.of(0xff, 0xd8), 'bad-picture', 'not a picture'],
  [
    'a JPEG head before a web page',
    () => Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from('<script>alert(1)</script>')]),
    'bad-picture',
    'broken',
  ],
  ['a PNG head before an SVG', () => Buffer.from('\x89PNG\r\n\x1a\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'latin1'), 'bad-picture', ''],
  ['a GIF head before a script', () => Buffer.from('GIF89a/*<script>*/=1;alert(1)'), 'bad-picture', ''],
  ['a PNG of 30,000 × 30,000', () => pngBomb(30_000, 30_000), 'bad-picture', '100000000'],
  ['a PNG that claims more than it has', () => pngBomb(9_000, 9_000), 'bad-picture', 'broken'],
  ['an SVG', () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported', 'SVG'],
  ['a TIFF', () => drawing(20, 20).tiff().toBuffer(), 'unsupported', 'TIFF'],
  ['an AVIF', () => drawing(20, 20).avif().toBuffer(), 'unsupported', 'AVIF'],
  ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'unsupported', 'HEIC'],
  ['a BMP', () => Buffer.from(`BM${'\0'.repeat(60)}`, 'latin1'), 'unsupported', 'BMP'],
])('refuses %s', async (_, bytes, code, says) => {
  const failure = await failureFor(await bytes());
  expect(failure).toMatchObject({ code, thing: 'photo.jpg', stage: 'picture' });
  expect(failure?.message).toContain(says);
});

test('a picture that was cut is refused, wherever it was cut', async () => {
  const whole = {
    jpg: await jpeg(300, 200),
    png: await png(300, 200),
    gif: await animation(100, 60, 3),
    webp: await drawing(300, 200).webp().toBuffer(),
  };
  for (const bytes of Object.values(whole)) {
    for (const share of [0.1, 0.5, 0.9])
      expect(await failureFor(bytes.subarray(0, Math.floor(bytes.length * share)))).toMatchObject({ code: 'bad-picture' });
    expect(await failureFor(bytes.subarray(0, bytes.length - 20))).toMatchObject({ code: 'bad-picture' });
  }
});

test('knows what carries nothing but its pixels', async () => {
  expect(carriesOnlyPixels(await jpeg(60, 40), 'jpg')).toBe(true);
  expect(carriesOnlyPixels(await drawing(60, 40).jpeg({ progressive: true }).toBuffer(), 'jpg')).toBe(true);
  expect(carriesOnlyPixels(await png(60, 40), 'png')).toBe(true);
  expect(carriesOnlyPixels(await clearPng(60, 40), 'png')).toBe(true);
  expect(carriesOnlyPixels(await drawing(60, 40).webp().toBuffer(), 'webp')).toBe(true);
  const gif = await animation(60, 40, 3);
  expect(carriesOnlyPixels(gif, 'gif')).toBe(true);
  expect(gifIsWhole(gif)).toBe(true);
  expect(gifIsWhole(gif.subarray(0, -30))).toBe(false);

  expect(carriesOnlyPixels(await photograph(60, 40), 'jpg')).toBe(false);
  expect(
    carriesOnlyPixels(
      await drawing(60, 40)
        .keepMetadata()
        .withExif({ IFD0: { Artist: 'x' } })
        .png()
        .toBuffer(),
      'png',
    ),
  ).toBe(false);
  expect(
    carriesOnlyPixels(
      await drawing(60, 40)
        .withExif({ IFD0: { Artist: 'x' } })
        .webp()
        .toBuffer(),
      'webp',
    ),
  ).toBe(false);
  for (const [bytes, kind] of [
    [await jpeg(60, 40), 'jpg'],
    [await png(60, 40), 'png'],
    [gif, 'gif'],
  ] as const) {
    expect(carriesOnlyPixels(Buffer.concat([bytes, Buffer.from('<script>')]), kind)).toBe(false);
  }
});

test('only the four loaders are open, whatever asks', async () => {
  await expect(sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).metadata()).rejects.toThrow();
});
