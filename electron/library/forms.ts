import { z } from 'zod';
import { articleSchema, articleSchemaVersion } from '#domain/article.ts';
import { profileSchema, profileSchemaVersion } from '#domain/portal/profile.ts';
import { settingsSchema } from '#domain/settings.ts';
import type { RecordForm } from './adapter.ts';

/** What each kind of file in a library holds (DESIGN.md §3). */

/** The newest format of a whole library. */
export const libraryFormat = 1;

const librarySchema = z.strictObject({
  format: z.literal(libraryFormat),
  settings: settingsSchema,
  /** House word lists, by name. */
  words: z.record(z.string().max(64), z.array(z.string().max(500))),
});
export type LibraryRecord = z.infer<typeof librarySchema>;
export const libraryForm: RecordForm<LibraryRecord> = { schema: librarySchema, version: { field: 'format', newest: libraryFormat } };

export const articleForm: RecordForm<z.infer<typeof articleSchema>> = {
  schema: articleSchema,
  version: { field: 'schema', newest: articleSchemaVersion },
};

const anything = z.record(z.string().max(64), z.record(z.string(), z.unknown()));
const reviewSchema = z.strictObject({ schema: z.literal(1), comments: anything, suggestions: anything, decisions: anything });
export const reviewForm: RecordForm<z.infer<typeof reviewSchema>> = { schema: reviewSchema, version: { field: 'schema', newest: 1 } };
export const emptyReview: z.infer<typeof reviewSchema> = { schema: 1, comments: {}, suggestions: {}, decisions: {} };

/** A text that was refused as stale, kept beside the article. */
const rivalSchema = z.strictObject({
  schema: z.literal(1),
  basedOn: z.int().nonnegative(),
  at: z.iso.datetime({ offset: true }),
  article: articleSchema,
});
export const rivalForm: RecordForm<z.infer<typeof rivalSchema>> = { schema: rivalSchema, version: { field: 'schema', newest: 1 } };

export const portalForm: RecordForm<z.infer<typeof profileSchema>> = {
  schema: profileSchema,
  version: { field: 'schema', newest: profileSchemaVersion },
};
