import type sharpModule from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';

/** The one door to sharp: loaded with the first picture (an export without pictures never pays for it), limits set once. */

/** Width × height × frames; more is a decompression bomb or of no use on a page. */
export const maxPixels = 100_000_000;

/** Pictures worked on at once, and threads each may use. */
export const atOnce = 2;

/** Seconds after which one picture is given up. */
const patience = 60;

/**
 * Damage is an error, but not every oddity that cameras write; pixels are read from top to bottom, so that memory stays
 * small.
 */
const inputOptions: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true };

let loaded: Promise<typeof sharpModule> | undefined;

function loadEngine(): Promise<typeof sharpModule> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(atOnce);
    // Pictures come once; a cache would only keep them in memory.
    sharp.cache(false);
    // Whatever its bytes pretend, a file is never read as SVG, PDF or anything else a portal does not take.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadNsgif', 'VipsForeignLoadWebp'] });
    return sharp;
  });
  return loaded;
}

/** An encoded picture, ready to be worked on. */
export async function openPicture(bytes: Uint8Array, options?: SharpOptions): Promise<Sharp> {
  const sharp = await loadEngine();
  return sharp(bytes, { ...inputOptions, ...options }).timeout({ seconds: patience });
}

/** Decoded pixels, 8 bits a channel, sRGB. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

export async function openPixels({ data, width, height, channels }: Pixels): Promise<Sharp> {
  const sharp = await loadEngine();
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: maxPixels }).timeout({ seconds: patience });
}

/** Lets `limit` tasks run at a time; the others wait in the order they came. */
export function makeTurns(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The turn passes on without being given back, so that nobody overtakes.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
