import { z } from 'zod';

/** What is wrong in a library on disk, as `doctor` and the window tell it. */

export const problemKinds = [
  /** A file of ours that is empty, NUL-filled, cut, no JSON, or not of its schema. */
  'damaged',
  /** Valid content that is not what its checksum says: another program wrote it, or a bit flipped. */
  'changed',
  /** Something that belongs there is not. */
  'missing',
  /** Written by a newer program: left whole and untouched. */
  'newer',
  /** It stands where it does not belong, or is a link. */
  'misplaced',
  /** A temp file of a dead process, a text that nothing refers to. */
  'left-over',
  /** It could not be read at all. */
  'unreadable',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export const problemSchema = z.strictObject({
  /** An article's id, a portal's key, or empty. */
  article: z.string(),
  kind: z.enum(problemKinds),
  /** Path relative to the library, with `/`. */
  file: z.string(),
  message: z.string(),
  /** What was done, or what `--repair` would do. */
  action: z.string(),
});
export type Problem = Readonly<z.infer<typeof problemSchema>>;

/** An article whose file was damaged and which now stands again from an older snapshot. */
export const recoverySchema = z.strictObject({
  at: z.string(),
  /** The snapshot's revision number. */
  from: z.int().nonnegative(),
  /** Where the damaged bytes are, relative to the library. */
  aside: z.string(),
  /** What was wrong with them. */
  message: z.string(),
});
export type Recovery = Readonly<z.infer<typeof recoverySchema>>;
