import sharp from 'sharp';
import { expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { preparePicture } from '../../electron/exporter/prepare.ts';
import { carriesOnlyPixels } from '../../electron/exporter/segments.ts';
import { animation, clearPng, drawing, jpeg, photograph, png, pngBomb, rules } from './samples.ts';

const prepare = (bytes: Uint8Array, changes: Partial<typeof rules> = {}) =>
  preparePicture(bytes, { name: 'a.jpg', label: '图片 01', rules: { ...rules, ...changes } });
const movingWebp = async (width: number, height: number) =>
  sharp(await animation(width, height, 3), { animated: true })
    .webp()
    .toBuffer();
const codes = (made: Awaited<ReturnType<typeof prepare>>) => made.warnings.map(({ code }) => code);
const pixelAt = async (bytes: Uint8Array, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];

test('upright, without place, author or anything else', async () => {
  const bytes = await photograph(300, 200);
  expect(bytes.includes('SECRET-AUTHOR')).toBe(true);
  const made = await prepare(bytes);
  expect(made).toMatchObject({ kind: 'jpg', width: 200, height: 300, warnings: [] });
  expect(Buffer.from(made.bytes).includes('SECRET')).toBe(false);
  expect(carriesOnlyPixels(made.bytes, 'jpg')).toBe(true);
  const seen = await sharp(made.bytes).metadata();
  expect(seen.exif).toBeUndefined();
  expect(seen.orientation).toBeUndefined();
  // Orientation 6: the left edge, the darker one, comes to the top.
  const [top = 255] = await pixelAt(made.bytes, 100, 5);
  const [bottom = 0] = await pixelAt(made.bytes, 100, 295);
  expect(top).toBeLessThan(bottom);
});

test('no wider than the profile allows, and never enlarged', async () => {
  expect(await prepare(await jpeg(1500, 300))).toMatchObject({ width: 1200, height: 240, warnings: [] });
  expect(await prepare(await photograph(300, 200, 1))).toMatchObject({ width: 300, height: 200 });
});

test('what is fit already passes byte by byte', async () => {
  for (const [bytes, kind] of [
    [await jpeg(300, 200), 'jpg'],
    [await png(300, 200), 'png'],
    [await animation(60, 40, 3), 'gif'],
  ] as const) {
    const made = await prepare(bytes);
    expect(made.kind).toBe(kind);
    expect(Buffer.from(made.bytes).equals(bytes)).toBe(true);
  }
});

test.each<[what: string, bytes: () => Promise<Buffer>, formats: typeof rules.formats, kind: string, warned: string[]]>([
  ['a drawing where only JPEG goes', () => png(60, 40), ['jpg'], 'jpg', ['picture-format']],
  ['a transparent drawing where only JPEG goes', () => clearPng(60, 40), ['jpg', 'gif'], 'jpg', ['picture-format', 'picture-flattened']],
  [
    'a transparent drawing',
    () =>
      drawing(60, 40, 3, 4)
        .withExif({ IFD0: { Artist: 'x' } })
        .png()
        .toBuffer(),
    ['jpg', 'png'],
    'png',
    [],
  ],
  ['16 bits a channel', () => drawing(60, 40).toColourspace('rgb16').png().toBuffer(), ['jpg', 'png'], 'png', []],
  ['four colours of print', () => drawing(60, 40).toColourspace('cmyk').jpeg().toBuffer(), ['jpg'], 'jpg', []],
  [
    'shades of grey',
    () =>
      drawing(60, 40)
        .greyscale()
        .withExif({ IFD0: { Artist: 'x' } })
        .jpeg()
        .toBuffer(),
    ['jpg'],
    'jpg',
    [],
  ],
  [
    'a photograph that builds up in passes',
    () =>
      drawing(60, 40)
        .withExif({ IFD0: { Artist: 'x' } })
        .jpeg({ progressive: true })
        .toBuffer(),
    ['jpg'],
    'jpg',
    [],
  ],
  ['an animated WebP where it does not go', () => movingWebp(60, 40), ['jpg', 'gif'], 'gif', ['picture-format']],
  ['an animated WebP where nothing moves', () => movingWebp(60, 40), ['jpg'], 'jpg', ['picture-still']],
  ['WebP where it does not go', () => drawing(60, 40).webp().toBuffer(), ['jpg', 'png'], 'jpg', ['picture-format']],
  ['transparent WebP', () => drawing(60, 40, 3, 4).webp().toBuffer(), ['jpg', 'png'], 'png', ['picture-format']],
  ['an animation where GIF does not go', () => animation(60, 40, 3), ['jpg'], 'jpg', ['picture-still']],
  ['an animation where WebP goes', () => animation(60, 40, 3), ['webp'], 'webp', ['picture-format']],
  ['a photograph where only PNG goes', () => jpeg(60, 40), ['png'], 'png', ['picture-format']],
])('format of %s', async (_, bytes, formats, kind, warned) => {
  const made = await prepare(await bytes(), { formats });
  expect(made.kind).toBe(kind);
  expect(codes(made)).toEqual(warned);
  const seen = await sharp(made.bytes).metadata();
  expect(seen.space).toBe('srgb');
  expect(seen.depth).toBe('uchar');
  expect(carriesOnlyPixels(made.bytes, made.kind)).toBe(true);
});

test('transparent becomes white, not black', async () => {
  const made = await prepare(await clearPng(60, 40), { formats: ['jpg'] });
  for (const value of await pixelAt(made.bytes, 5, 5)) expect(value).toBeGreaterThan(250);
});

test('an animation stays one, narrower if it must be', async () => {
  const bytes = await animation(240, 180, 3);
  const kept = await prepare(bytes, { maxWidth: 160 });
  expect(kept).toMatchObject({ kind: 'gif', width: 160, height: 120, warnings: [] });
  expect((await sharp(kept.bytes).metadata()).pages).toBe(3);
  const smaller = await prepare(bytes, { maxBytes: Math.floor(bytes.length / 2) });
  expect(smaller.kind).toBe('gif');
  expect(smaller.bytes.length).toBeLessThanOrEqual(bytes.length / 2);
  expect(codes(smaller)).toEqual(['picture-smaller']);
  expect(codes(await prepare(bytes, { maxBytes: 10_000 }))).toContain('picture-still');
});

test('too many bytes: first less quality, then less size, each told', async () => {
  const bytes = await jpeg(1000, 700, 90);
  const fine = await prepare(bytes, { maxBytes: bytes.length });
  expect(fine.warnings).toEqual([]);
  const quality = await prepare(bytes, { maxBytes: 180_000 });
  expect(quality.bytes.length).toBeLessThanOrEqual(180_000);
  expect(quality.width).toBe(1000);
  const size = await prepare(bytes, { maxBytes: 10_000 });
  expect(size.bytes.length).toBeLessThanOrEqual(10_000);
  expect(size.width).toBeLessThan(1000);
  expect(codes(size)).toEqual(['picture-quality', 'picture-smaller']);
  expect(size.warnings[1]?.message).toBe(`图片 01：超过 10 KB，缩小到 ${size.width} 像素宽。`);
});

test('a drawing too heavy as PNG becomes JPEG', async () => {
  const bytes = await drawing(600, 400, 90).png().toBuffer();
  expect(await prepare(bytes, { maxBytes: 200_000 })).toMatchObject({ kind: 'jpg' });
});

test('a long strip keeps its length', async () => {
  expect(await prepare(await jpeg(200, 20_000, 1), { maxWidth: 100 })).toMatchObject({ width: 100, height: 10_000 });
});

test('the same picture gives the same bytes', async () => {
  for (const bytes of [await photograph(900, 700), await animation(300, 200, 3), await clearPng(900, 500)]) {
    const [one, other] = await Promise.all([prepare(bytes, { maxWidth: 250 }), prepare(bytes, { maxWidth: 250 })]);
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
  }
});

test('a broken picture is refused by its name', async () => {
  const cut = (await jpeg(300, 200)).subarray(0, 3000);
  for (const maxWidth of [100, 1200]) {
    const failure = failureOf(await prepare(cut, { maxWidth }).catch((error: unknown) => error));
    expect(failure).toMatchObject({ code: 'bad-picture', thing: 'a.jpg', stage: 'picture' });
  }
});

test.each([
  ['a PNG that claims 30,000 × 30,000', () => pngBomb(30_000, 30_000)],
  ['a JPEG that claims 30,000 × 30,000', async () => claiming(await jpeg(60, 40), 30_000, 30_000)],
])('%s is refused by its name, with little memory', async (_, made) => {
  const bytes = await made();
  const before = process.resourceUsage().maxRSS;
  const failure = failureOf(await prepare(bytes).catch((error: unknown) => error));
  expect(failure).toMatchObject({ code: 'bad-picture', thing: 'a.jpg', stage: 'picture' });
  expect(failure?.message).toContain('100000000');
  // 2.7 GB if it were decoded. KB.
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(100_000);
});

/** A JPEG whose frame header says another size. */
function claiming(bytes: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(bytes);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

test('another colour profile becomes sRGB: the same colour, in other numbers', async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 200, g: 60, b: 40 } } })
    .withIccProfile('p3')
    .jpeg({ quality: 95 })
    .toBuffer();
  const [written = 200] = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();
  expect(written).toBeLessThan(193);
  const made = await prepare(bytes);
  expect((await sharp(made.bytes).metadata()).icc).toBeUndefined();
  const [red = 0] = await pixelAt(made.bytes, 20, 15);
  expect(Math.abs(red - 200)).toBeLessThan(5);
});

test('a web page behind the picture stays at home', async () => {
  const made = await prepare(Buffer.concat([await jpeg(60, 40), Buffer.from('<script>alert(1)</script>')]));
  expect(Buffer.from(made.bytes).includes('<script>')).toBe(false);
});
