/** How much of what comes from outside is taken in. A package of ours is far below each of them. */

/** Bytes of a text file. The 50 MB of one line is refused by its size, before anything is read. */
export const maxTextBytes = 20 * 1024 * 1024;

export const packageLimits = {
  /** Files and folders in a package. */
  entries: 10_000,
  /** Folders inside folders. */
  depth: 12,
  /** Bytes of one file, unpacked. */
  fileBytes: 200 * 1024 * 1024,
  /** Bytes of all files, unpacked. */
  totalBytes: 1024 * 1024 * 1024,
  /**
   * A packed file of more than `ratioFrom` bytes unpacked, or files of more than `ratioFromAll` together, may have shrunk this
   * many times at most: beyond, it is a bomb. The longest body, one sign repeated, makes files of 50 MB that shrink a thousand times.
   */
  ratio: 200,
  ratioFrom: 64 * 1024 * 1024,
  ratioFromAll: 256 * 1024 * 1024,
} as const;
export type PackageLimits = { readonly [K in keyof typeof packageLimits]: number };
