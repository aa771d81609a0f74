import { z } from 'zod';
import { uuid } from '../article.ts';
import { canonicalJson } from '../canonical.ts';
import { failureCodes, failureOf, stages } from '../result.ts';
import { isSafePath } from './safepath.ts';
import { parseStrictJson } from './strictjson.ts';

/** What lies beside the packages of a batch: the list a program reads, `batch.json`, and the files it vouches for. */

const batchFormat = 1;

export const batchFile = 'batch.json';
export const batchIndexFile = 'index.html';

const path = z.string().max(250).refine(isSafePath);

const packageSchema = z.strictObject({
  id: uuid,
  title: z.string().max(500),
  /** A channel's key; empty for none. */
  channel: z.string().max(64),
  publishAt: z.string().max(40).nullable(),
  updatedAt: z.string().max(40),
  revision: z.int().nonnegative(),
  /** Name of the folder, or of the zip with its ending. */
  path,
  files: z.int().nonnegative(),
});
/** A package of a batch, as the list and the index page tell of it. */
export type BatchPackage = Readonly<z.infer<typeof packageSchema>>;

const failure = z.object({ code: z.enum(failureCodes), thing: z.string(), stage: z.enum(stages), message: z.string() });

const batchSchema = z.strictObject({
  format: z.literal(batchFormat),
  portal: z.string().max(64),
  /** `Copydesk 0.1.0` */
  generator: z.string().max(200),
  packages: z.array(packageSchema),
  /** What did not go out the last time, and why. */
  refused: z.array(z.strictObject({ id: z.string().max(100), title: z.string().max(500), failure })),
  /** The index page and the feeds. */
  files: z.array(z.strictObject({ path, bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(20),
});
export type Batch = Readonly<z.infer<typeof batchSchema>>;

/** The text of `batch.json`. It holds no time, so that the same articles give the same bytes. */
export function batchText(batch: Omit<Batch, 'format'>): string {
  return canonicalJson({ format: batchFormat, ...batch });
}

/** What a text says as `batch.json`; undefined for any other text. */
export function parseBatch(text: string): Batch | undefined {
  try {
    return batchSchema.safeParse(parseStrictJson(text, batchFile)).data;
  } catch (error) {
    if (failureOf(error)) return undefined;
    throw error;
  }
}

/** Newest first, then by id: the same packages in whatever order they were written give the same list. */
export function inOrder(packages: readonly BatchPackage[]): readonly BatchPackage[] {
  const time = ({ publishAt, updatedAt }: BatchPackage) => Date.parse(publishAt ?? updatedAt);
  return [...packages].sort((one, other) => time(other) - time(one) || (one.id < other.id ? 1 : -1));
}
