import type { Metadata } from 'sharp';
import type { Medium } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { MediaKind, PictureReader } from '../newsroom/ports.ts';
import type { Darkroom } from './darkroom/open.ts';
import { maxPixels, openPicture } from './engine.ts';
import { gifIsWhole } from './segments.ts';
import { sniffPicture } from './sniff.ts';

export const mediaTypes: Record<MediaKind, Medium['type']> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' };
const formats: Record<MediaKind, string> = { jpg: 'jpeg', png: 'png', gif: 'gif', webp: 'webp' };

/** What a picture says of itself, its size as a reader sees it. */
export interface SeenPicture {
  readonly kind: MediaKind;
  /** Pixels of one frame, after the orientation the camera noted. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly metadata: Metadata;
}

/** Looks at pictures that come in: by their bytes, never by their name. */
export function makePictureReader(darkroom: Darkroom): PictureReader {
  return { inspect: (bytes, name) => darkroom.ask('inspect', { bytes, name }) };
}

/**
 * Reads a picture's head, then decodes every byte of it, but keeps hardly any pixel: a JPEG is shrunk while it is read.
 * @throws empty, unsupported, bad-picture
 */
export async function proveWhole(bytes: Uint8Array, name: string): Promise<SeenPicture> {
  const seen = await lookAtPicture(bytes, name);
  await decodeOnce(bytes, name);
  return seen;
}

/**
 * Reads a picture's head.
 * @throws empty, unsupported, bad-picture
 */
export async function lookAtPicture(bytes: Uint8Array, name: string): Promise<SeenPicture> {
  const kind = sniffPicture(bytes, name);
  const metadata = await orBadPicture(name, async () => (await openPicture(bytes)).metadata());
  if (metadata.format !== formats[kind]) throw refusal('bad-picture', name, 'picture', `it begins like ${kind} but is something else`);
  if (metadata.width * metadata.height > maxPixels) throw tooManyPixels(name, metadata.width, metadata.height);
  if (kind === 'gif' && !gifIsWhole(bytes)) throw refusal('bad-picture', name, 'picture', 'it is cut: its end is missing');
  const { width, height } = metadata.autoOrient;
  return { kind, width, height, frames: metadata.pages ?? 1, metadata };
}

/** @throws bad-picture */
export async function decodeOnce(bytes: Uint8Array, name: string): Promise<void> {
  await orBadPicture(name, async () => (await openPicture(bytes)).resize(16, 16, { fit: 'fill' }).raw().toBuffer());
}

function tooManyPixels(name: string, width: number, height: number): Error {
  return refusal('bad-picture', name, 'picture', `it has ${width} × ${height} pixels; ${maxPixels} are the limit`, {
    width,
    height,
    limit: maxPixels,
  });
}

/** What sharp throws says what is wrong with the picture; it becomes a refusal that names it. */
export async function orBadPicture<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A TypeError or the like is a bug of ours, not the picture's fault: sharp throws plain errors.
    if (failureOf(error) || !(error instanceof Error) || error.name !== 'Error') throw error;
    const reason = error.message.split('\n')[0]?.trim() ?? '';
    if (/pixel limit/i.test(reason))
      throw refusal('bad-picture', name, 'picture', `it has more than ${maxPixels} pixels`, { limit: maxPixels }, error);
    throw refusal('bad-picture', name, 'picture', `it is broken (${reason.slice(0, 200)})`, undefined, error);
  }
}
