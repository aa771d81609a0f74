import { writeFolder, writeFolderAtOnce } from './disk.ts';

/** In ms. A local disk takes a package of texts in a few; for a longer one nothing else should have to wait. */
const patience = 25;

/** Bytes from which on a package is long, or has pictures in it. */
const heavy = 1024 * 1024;

/**
 * Writes many small packages with as little fuss as the disk allows. Asking the system in one go costs a third of the CPU of
 * asking it file by file through other threads, but holds up everything meanwhile: so a package goes in one go only after one
 * that was written quickly, and a slow disk holds up the program once at most.
 */
export function makePace(now: () => number = () => performance.now()): { readonly writeFolder: typeof writeFolder } {
  let quick = false;
  return {
    writeFolder: async (target, files, replaces, signal) => {
      const isHeavy = files.reduce((sum, { bytes }) => sum + bytes.length, 0) > heavy;
      if (isHeavy || replaces) return writeFolder(target, files, replaces, signal);
      const begun = now();
      await (quick ? writeFolderAtOnce : writeFolder)(target, files, replaces, signal);
      quick = now() - begun < patience;
    },
  };
}
