import { setImmediate as othersFirst } from 'node:timers/promises';

/**
 * Whether a look at the disk may be taken in one go, the program waiting for it. That costs a tenth of asking through another
 * thread, which for thousands of small files is most of the work; but a slow disk would hold up the window. So it is done only in
 * the midst of many looks that were all answered quickly, and a disk that turns slow holds up the program once.
 */
export interface Series {
  /** Looks `atOnce` in a quick series, else `later`; also `later` when the former answers undefined. */
  ask<T>(later: () => Promise<T>, atOnce: () => T | undefined): Promise<T>;
}

/** ms for one answer, and between two looks of one series. */
const patience = 25;
const pause = 100;

/** A person who opens an article takes a few looks; an export of many, or the doctor, goes on after these. */
const long = 30;

/** ms after which others have a turn: a series without waiting would let nobody else speak, not even to end it. */
const breath = 4;

/** @param now ms */
export function makeSeries(now: () => number = () => performance.now(), rest: () => Promise<unknown> = () => othersFirst()): Series {
  let quick = 0;
  let last = Number.NEGATIVE_INFINITY;
  let rested = now();
  return {
    ask: async (later, atOnce) => {
      if (quick >= long && now() - rested > breath) {
        await rest();
        rested = now();
      }
      const begun = now();
      if (begun - last > pause) quick = 0;
      try {
        const found = quick >= long ? atOnce() : undefined;
        return found === undefined ? await later() : found;
      } finally {
        last = now();
        quick = last - begun < patience ? quick + 1 : 0;
      }
    },
  };
}
