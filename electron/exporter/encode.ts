import type { Profile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import type { MediaKind } from '../newsroom/ports.ts';
import { openPixels, type Pixels } from './engine.ts';

/** Decoded pixels into a file that is small enough. */

/** The longest side a format can say, in pixels. */
export const encoderLimits: Record<MediaKind, number> = { jpg: 65_500, png: 65_500, gif: 65_500, webp: 16_383 };

/** Below this a face is no longer one; a smaller picture of better quality serves a reader more. */
const lowestQuality = 50;
const qualityStep = 8;
/** 1 to 10. Above 3 libvips takes eight times as long and, on drawings with soft shades, writes larger files. */
export const gifEffort = 3;

export interface EncodedPicture {
  readonly kind: MediaKind;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  /** How often the quality, and then the size, had to be lowered. */
  readonly qualitySteps: number;
  readonly sizeSteps: number;
}

/**
 * Tries the formats in their order as they stand; where none is small enough, the first that can lose quality loses some, and
 * then size. The slower JPEG encoder is asked only when the fast one's file is too large: it saves a quarter in twice the time.
 * @param candidates best first, at least one
 * @param signal ends it before the next try, with its reason
 */
export async function encodeWithin(
  pixels: Pixels,
  candidates: readonly MediaKind[],
  rules: Profile['images'],
  signal?: AbortSignal,
): Promise<EncodedPicture> {
  const fitting = candidates.filter((kind) => Math.max(pixels.width, pixels.height) <= encoderLimits[kind]);
  let length = rules.maxBytes;
  for (const kind of fitting) {
    const bytes = await encode(pixels, kind, rules.quality, false, signal);
    length = bytes.length;
    if (bytes.length <= rules.maxBytes)
      return { kind, bytes, width: pixels.width, height: pixels.height, quality: rules.quality, qualitySteps: 0, sizeSteps: 0 };
    if (isLossy(kind)) break;
  }
  const kind = fitting.find(isLossy) ?? fitting[0] ?? candidates[0];
  if (!kind) throw refusal('bad-profile', 'images.formats', 'picture', 'it names no format');
  return isLossy(kind)
    ? lowerQuality(pixels, kind, rules, signal)
    : lowerSize(pixels, kind, rules, { quality: rules.quality, qualitySteps: 0, length }, signal);
}

function isLossy(kind: MediaKind): boolean {
  return kind === 'jpg' || kind === 'webp';
}

async function lowerQuality(pixels: Pixels, kind: MediaKind, rules: Profile['images'], signal: AbortSignal | undefined): Promise<EncodedPicture> {
  const floor = Math.min(lowestQuality, rules.quality);
  let quality = rules.quality;
  for (let steps = 0; ; steps++) {
    const bytes = await encode(pixels, kind, quality, true, signal);
    const done = { kind, bytes, width: pixels.width, height: pixels.height, quality, qualitySteps: steps, sizeSteps: 0 };
    if (bytes.length <= rules.maxBytes) return done;
    if (quality === floor) return lowerSize(pixels, kind, rules, { quality, qualitySteps: steps, length: bytes.length }, signal);
    quality = Math.max(floor, quality - qualityStep);
  }
}

async function lowerSize(
  pixels: Pixels,
  kind: MediaKind,
  rules: Profile['images'],
  before: Before,
  signal: AbortSignal | undefined,
): Promise<EncodedPicture> {
  let { width, height } = pixels;
  let factor = Math.min(shrinkFactor(before.length, rules.maxBytes), encoderLimits[kind] / Math.max(width, height));
  for (let steps = 1; width > 1 || height > 1; steps++) {
    width = Math.max(1, Math.floor(width * factor));
    height = Math.max(1, Math.floor(height * factor));
    const data = await (await openPixels(pixels)).resize(width, height, { fit: 'fill' }).raw().toBuffer();
    const bytes = await encode({ data, width, height, channels: pixels.channels }, kind, before.quality, true, signal);
    if (bytes.length <= rules.maxBytes)
      return { kind, bytes, width, height, quality: before.quality, qualitySteps: before.qualitySteps, sizeSteps: steps };
    factor = shrinkFactor(bytes.length, rules.maxBytes);
  }
  throw refusal('bad-picture', 'picture', 'picture', `it cannot be made smaller than ${rules.maxBytes} bytes`);
}

/** How it was when only its size could still be lowered. */
interface Before {
  readonly quality: number;
  readonly qualitySteps: number;
  readonly length: number;
}

/** Bytes grow about with the area: a guess that needs few tries, and always gets somewhere. */
export function shrinkFactor(bytes: number, limit: number): number {
  return Math.min(0.9, Math.max(0.25, Math.sqrt(limit / bytes) * 0.97));
}

async function encode(pixels: Pixels, kind: MediaKind, quality: number, thorough: boolean, signal: AbortSignal | undefined): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const picture = await openPixels(pixels);
  switch (kind) {
    case 'jpg':
      return picture.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: thorough }).toBuffer();
    case 'png':
      return picture.png({ compressionLevel: 9 }).toBuffer();
    case 'gif':
      return picture.gif({ effort: gifEffort }).toBuffer();
    case 'webp':
      return picture.webp({ quality, effort: 4 }).toBuffer();
  }
}
