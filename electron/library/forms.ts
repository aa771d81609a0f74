import { z } from 'zod';
import { articleSchema, articleSchemaVersion, maxBodyLength } from '#domain/article.ts';
import { houseListSchema } from '#domain/checks/house/houseList.ts';
import { conflictsSchema } from '#domain/handoff/conflicts.ts';
import { originalSchema } from '#domain/originals.ts';
import { type Staff, staffSchema } from '#domain/people.ts';
import { profileSchema, profileSchemaVersion } from '#domain/portal/profile.ts';
import { recoverySchema } from '#domain/problems.ts';
import { type Review, reviewSchema, reviewSchemaVersion } from '#domain/review.ts';
import { snapshotReasons } from '#domain/revisions.ts';
import { settingsSchema } from '#domain/settings.ts';
import type { RecordForm } from './adapter.ts';
import { libraryMigrations } from './migrations/library.ts';

/** What each kind of file in a library holds (DESIGN.md §3). */

/** The newest format of a whole library. */
export const libraryFormat = 2;

const librarySchema = z.strictObject({
  format: z.literal(libraryFormat),
  settings: settingsSchema,
  /** Empty: the house's list lies in words.json. Libraries of this format have it. */
  words: z.record(z.string().max(64), z.array(z.string().max(500))),
});
export type LibraryRecord = z.infer<typeof librarySchema>;
export const libraryForm: RecordForm<LibraryRecord> = {
  schema: librarySchema,
  version: { field: 'format', newest: libraryFormat },
  migrations: libraryMigrations,
};

const wordsSchema = houseListSchema.extend({ schema: z.literal(1) });
export const wordsForm: RecordForm<z.infer<typeof wordsSchema>> = { schema: wordsSchema, version: { field: 'schema', newest: 1 } };

const articleVersion = { field: 'schema', newest: articleSchemaVersion } as const;
export const articleForm: RecordForm<z.infer<typeof articleSchema>> = { schema: articleSchema, version: articleVersion };
/** Records with an article in them. */
const inside = { member: 'article', version: articleVersion } as const;

export const reviewForm: RecordForm<Review> = { schema: reviewSchema, version: { field: 'schema', newest: reviewSchemaVersion } };

/** Conflicts of a merge, beside the article until a person has settled them. */
export const conflictsForm: RecordForm<z.infer<typeof conflictsSchema>> = { schema: conflictsSchema, version: { field: 'schema', newest: 1 } };

/** A text that was refused as stale, kept beside the article. */
const rivalSchema = z.strictObject({
  schema: z.literal(1),
  basedOn: z.int().nonnegative(),
  at: z.iso.datetime({ offset: true }),
  article: articleSchema,
});
export const rivalForm: RecordForm<z.infer<typeof rivalSchema>> = { schema: rivalSchema, version: { field: 'schema', newest: 1 }, inside };

/**
 * A snapshot. Its body lies beside it in `texts/`, named by the first 16 hex digits of the SHA-256 of its UTF-8 bytes, so
 * that snapshots with the same body share it; one that UTF-8 cannot say (a lone surrogate) is in here.
 */
const revisionSchema = z
  .strictObject({
    schema: z.literal(1),
    number: z.int().nonnegative(),
    at: z.iso.datetime({ offset: true }),
    by: z.string().max(200),
    reason: z.enum(snapshotReasons),
    name: z.string().max(100),
    article: articleSchema.omit({ body: true }),
    text: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional(),
    body: z.string().max(maxBodyLength).optional(),
    /** 字 of the body. */
    han: z.int().nonnegative(),
  })
  .refine(({ text, body }) => (text === undefined) !== (body === undefined), { path: ['text'], error: 'either text or body, not both' });
export type RevisionRecord = z.infer<typeof revisionSchema>;
export const revisionForm: RecordForm<RevisionRecord> = { schema: revisionSchema, version: { field: 'schema', newest: 1 }, inside };

/** When and by whom an article was put into the trash. Lies in the article's own folder; outside the trash it means nothing. */
const trashedSchema = z.strictObject({ schema: z.literal(1), at: z.iso.datetime({ offset: true }), by: z.string().max(200) });
export const trashedForm: RecordForm<z.infer<typeof trashedSchema>> = { schema: trashedSchema, version: { field: 'schema', newest: 1 } };

export const portalForm: RecordForm<z.infer<typeof profileSchema>> = {
  schema: profileSchema,
  version: { field: 'schema', newest: profileSchemaVersion },
};

export const personForm: RecordForm<Staff> = { schema: staffSchema, version: { field: 'schema', newest: 1 } };

/** Beside an article that stands again from an older snapshot, until somebody has seen it. */
const recoveredSchema = recoverySchema.extend({ schema: z.literal(1) });
export const recoveredForm: RecordForm<z.infer<typeof recoveredSchema>> = { schema: recoveredSchema, version: { field: 'schema', newest: 1 } };

/** The file an article was imported from, beside that file. */
const originalRecordSchema = originalSchema.extend({ schema: z.literal(1) });
export type OriginalRecord = z.infer<typeof originalRecordSchema>;
export const originalForm: RecordForm<OriginalRecord> = { schema: originalRecordSchema, version: { field: 'schema', newest: 1 } };
