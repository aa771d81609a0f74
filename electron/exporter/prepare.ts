import type { Sharp } from 'sharp';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { type CropShape, type FocalPoint, planCrop } from '#domain/portal/crop.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { MediaKind } from '../newsroom/ports.ts';
import { type EncodedPicture, encoderLimits, encodeWithin, gifEffort, shrinkFactor } from './encode.ts';
import { maxPixels, openPicture, type Pixels } from './engine.ts';
import { decodeOnce, lookAtPicture, orBadPicture, type SeenPicture } from './pictures.ts';
import { carriesOnlyPixels } from './segments.ts';

type Rules = Profile['images'];

/** What a picture is made for. */
export interface PictureWish {
  /** What to call it in a refusal. */
  readonly name: string;
  /** What to call it in a warning, in Chinese. */
  readonly label: string;
  readonly rules: Rules;
  /** Ends the work between two steps, with its reason. */
  readonly signal?: AbortSignal;
}

/** A picture as a portal takes it. */
export interface PreparedPicture {
  readonly kind: MediaKind;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What was done to it beyond fitting it to the profile's width. */
  readonly warnings: readonly IntakeWarning[];
}

/**
 * Makes a picture for a portal: upright, sRGB, without any metadata, no wider than the profile allows, in a format and under a
 * size it takes. One that is all that already is passed on byte by byte. The same picture and rules give the same bytes.
 * @throws bad-picture, unsupported, empty
 */
export async function preparePicture(bytes: Uint8Array, wish: PictureWish): Promise<PreparedPicture> {
  const seen = await lookAtPicture(bytes, wish.name);
  if (await mayPass(bytes, wish, seen)) return { kind: seen.kind, bytes, width: seen.width, height: seen.height, warnings: [] };
  return orBadPicture(wish.name, async () => {
    const moving = seen.frames > 1 ? await prepareMoving(bytes, wish, seen) : undefined;
    return moving ?? prepareStill(bytes, wish, seen);
  });
}

/**
 * Cuts a picture to a shape around its focal point; else like {@link preparePicture}, and never moving. Its warnings tell only of lost
 * quality: the rest is true of the whole picture and told with that.
 */
export async function cropPicture(bytes: Uint8Array, wish: PictureWish, shape: CropShape, focus: FocalPoint): Promise<PreparedPicture> {
  const { name, label, rules, signal } = wish;
  const seen = await lookAtPicture(bytes, name);
  const { scaled, box } = planCrop(seen, shape, focus, rules.maxWidth);
  return orBadPicture(name, async () => {
    signal?.throwIfAborted();
    const pixels = await decode(bytes, seen, (picture) => picture.resize({ ...scaled, fit: 'fill' }).extract(box));
    const made = await encodeWithin(pixels, candidates(seen.kind, pixels.channels === 4, rules.formats), rules, signal);
    return { kind: made.kind, bytes: made.bytes, width: made.width, height: made.height, warnings: lossWarnings(label, rules, made) };
  });
}

async function mayPass(bytes: Uint8Array, { name, rules }: PictureWish, seen: SeenPicture): Promise<boolean> {
  const { space, depth, hasProfile, orientation } = seen.metadata;
  const fits = rules.formats.includes(seen.kind) && bytes.length <= rules.maxBytes && seen.width <= rules.maxWidth;
  const isPlain = (space === 'srgb' || space === 'b-w') && depth === 'uchar' && !hasProfile && (orientation ?? 1) === 1;
  if (!fits || !isPlain || !carriesOnlyPixels(bytes, seen.kind)) return false;
  // Nothing will decode it on its way out, so that is done here: a broken picture never leaves the house.
  await decodeOnce(bytes, name);
  return true;
}

/** Pixels; a narrower animation shows less than its first frame in full size. */
const narrowestMoving = 120;

/** An animation stays one if the portal takes the format and it can be made small enough. */
async function prepareMoving(bytes: Uint8Array, wish: PictureWish, seen: SeenPicture): Promise<PreparedPicture | undefined> {
  const { label, rules, signal } = wish;
  const kind = seen.kind === 'webp' && rules.formats.includes('webp') ? 'webp' : rules.formats.includes('gif') ? 'gif' : 'webp';
  if (!rules.formats.includes(kind) || seen.width * seen.height * seen.frames > maxPixels) return undefined;
  let width = Math.min(seen.width, rules.maxWidth);
  for (let steps = 0; steps <= 3 && width >= Math.min(seen.width, narrowestMoving); steps++) {
    signal?.throwIfAborted();
    const picture = (await openPicture(bytes, { animated: true })).resize({ width, withoutEnlargement: true });
    const encoded = kind === 'gif' ? picture.gif({ effort: gifEffort }) : picture.webp({ quality: rules.quality, effort: 4 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    if (data.length > rules.maxBytes) {
      width = Math.floor(width * shrinkFactor(data.length, rules.maxBytes));
      continue;
    }
    const warnings = [
      ...(kind === seen.kind ? [] : [formatWarning(label, seen.kind, kind)]),
      ...(steps > 0 ? [smallerWarning(label, rules, info.width, steps)] : []),
    ];
    return { kind, bytes: data, width: info.width, height: info.pageHeight ?? info.height, warnings };
  }
  return undefined;
}

async function prepareStill(bytes: Uint8Array, { label, rules, signal }: PictureWish, seen: SeenPicture): Promise<PreparedPicture> {
  const height = rules.formats.some((format) => format !== 'webp') ? encoderLimits.jpg : encoderLimits.webp;
  signal?.throwIfAborted();
  const pixels = await decode(bytes, seen, (picture) => picture.resize({ width: rules.maxWidth, height, fit: 'inside', withoutEnlargement: true }));
  const made = await encodeWithin(pixels, candidates(seen.kind, pixels.channels === 4, rules.formats), rules, signal);
  const warnings: IntakeWarning[] = [];
  if (seen.frames > 1) warnings.push({ code: 'picture-still', message: `${label}：动图只保留第一帧。`, count: 1 });
  else if (made.kind !== seen.kind) warnings.push(formatWarning(label, seen.kind, made.kind));
  if (made.kind === 'jpg' && pixels.channels === 4) warnings.push({ code: 'picture-flattened', message: `${label}：透明背景改为白色。`, count: 1 });
  warnings.push(...lossWarnings(label, rules, made));
  return { kind: made.kind, bytes: made.bytes, width: made.width, height: made.height, warnings };
}

/** @param frame scales and cuts the upright picture */
async function decode(bytes: Uint8Array, seen: SeenPicture, frame: (picture: Sharp) => Sharp): Promise<Pixels> {
  const picture = frame((await openPicture(bytes)).autoOrient()).toColourspace('srgb');
  // A fourth channel that hides nothing would only forbid JPEG.
  const isOpaque = !seen.metadata.hasAlpha || (await (await openPicture(bytes)).stats()).isOpaque;
  const { data, info } = await (isOpaque ? picture.removeAlpha() : picture.ensureAlpha())
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: isOpaque ? 3 : 4 };
}

/** The formats to try, best first: photographs stay JPEG, drawings and what is transparent stay lossless while they are small. */
function candidates(kind: MediaKind, transparent: boolean, allowed: Rules['formats']): readonly MediaKind[] {
  const order: Record<MediaKind, readonly MediaKind[]> = {
    jpg: ['jpg', 'webp', 'png', 'gif'],
    png: transparent ? ['png', 'webp', 'jpg', 'gif'] : ['png', 'jpg', 'webp', 'gif'],
    gif: transparent ? ['gif', 'png', 'webp', 'jpg'] : ['gif', 'png', 'jpg', 'webp'],
    webp: transparent ? ['webp', 'png', 'jpg', 'gif'] : ['webp', 'jpg', 'png', 'gif'],
  };
  return order[kind].filter((format) => allowed.includes(format));
}

function lossWarnings(label: string, rules: Rules, made: EncodedPicture): readonly IntakeWarning[] {
  const message = `${label}：超过 ${size(rules.maxBytes)}，压缩质量由 ${rules.quality} 降到 ${made.quality}。`;
  return [
    ...(made.qualitySteps > 0 ? [{ code: 'picture-quality', message, count: made.qualitySteps }] : []),
    ...(made.sizeSteps > 0 ? [smallerWarning(label, rules, made.width, made.sizeSteps)] : []),
  ];
}

function formatWarning(label: string, from: MediaKind, to: MediaKind): IntakeWarning {
  return { code: 'picture-format', message: `${label}：由 ${from} 转为 ${to}。`, count: 1 };
}

function smallerWarning(label: string, rules: Rules, width: number, steps: number): IntakeWarning {
  return { code: 'picture-smaller', message: `${label}：超过 ${size(rules.maxBytes)}，缩小到 ${width} 像素宽。`, count: steps };
}

/** Bytes, for a person. */
function size(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.round(bytes / 1000)} KB`;
}
