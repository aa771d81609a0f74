import { z } from 'zod';

/**
 * The article: plain JSON, one schema, checked when it is read and when it is written (DESIGN.md §2).
 * Lengths are UTF-16 code units.
 */

/** The newest article format this program writes. A file with a higher number is refused, never mangled. */
export const articleSchemaVersion = 1;

/** The longest body, in UTF-16 code units. */
export const maxBodyLength = 5_000_000;

export const states = ['draft', 'first', 'second', 'final', 'approved', 'exported', 'returned', 'withdrawn'] as const;

export const sourceKinds = ['original', 'reprint', 'contributed'] as const;

const line = (max: number) => z.string().max(max);
/** ISO 8601 with an offset or Z; seconds may carry a fraction. */
const instant = z.iso.datetime({ offset: true });

export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** The first 16 hex digits of the SHA-256 of a picture's bytes; also the base name of its file. */
export const mediaId = z.string().regex(/^[0-9a-f]{16}$/);
/** A bare file name inside `media/`, never a path. */
export const mediaFile = z.string().regex(/^[0-9a-f]{16}\.(jpg|png|gif|webp)$/);
export const channelKey = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]*$/);

export const mediumSchema = z.strictObject({
  file: mediaFile,
  type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
  caption: line(1000),
  credit: line(200),
  alt: line(1000),
  /** The point a person set that every crop must keep, as parts of width and height from the upper left corner; without it the middle. */
  focus: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
  deletedAt: instant.optional(),
});
export type Medium = z.infer<typeof mediumSchema>;

export const authorSchema = z.strictObject({ name: line(100), role: line(40) });
export type Author = z.infer<typeof authorSchema>;

export const sourceSchema = z.strictObject({
  name: line(200),
  kind: z.enum(sourceKinds),
  url: line(2000),
  originalTitle: line(500),
});

/** The portals chosen for an article, by key. Nothing is ever removed from it: a portal no longer wanted is `chosen: false`. */
const outlets = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  z.strictObject({
    chosen: z.boolean(),
    /** What it is called there; empty where it is called as everywhere. */
    title: line(500),
  }),
);
export type Outlets = Readonly<z.infer<typeof outlets>>;

const editableShape = {
  title: line(500),
  shortTitle: line(500),
  subtitle: line(500),
  kicker: line(500),
  summary: line(5000),
  body: z.string().max(maxBodyLength),
  channel: channelKey,
  source: sourceSchema,
  authors: z.array(authorSchema).max(50),
  editor: line(100),
  keywords: z.array(line(100)).max(50),
  /** When the portal says it was published; null until somebody sets it. */
  publishAt: instant.nullable(),
  /** The title picture, a media id; null for none. */
  cover: mediaId.nullable(),
  media: z.record(mediaId, mediumSchema),
  outlets,
};

/** The fields a person edits: what `article.save` may change. */
export const editableFields = z.strictObject(editableShape);
export type EditableFields = z.infer<typeof editableFields>;
export const articleChanges = editableFields.partial();
export type ArticleChanges = z.infer<typeof articleChanges>;

export const articleSchema = z.strictObject({
  schema: z.literal(articleSchemaVersion),
  id: uuid,
  ...editableShape,
  /** Articles written before there were outlets have none. */
  outlets: outlets.default({}),
  state: z.enum(states),
  createdAt: instant,
  updatedAt: instant,
  /** Grows by one with each save. */
  revision: z.int().nonnegative(),
});
export type Article = Readonly<z.infer<typeof articleSchema>>;

/** What a list shows of an article. */
export const summarySchema = z.strictObject({
  id: uuid,
  title: z.string(),
  channel: z.string(),
  state: z.enum(states),
  authors: z.array(z.string()),
  /** 字 of the body. */
  han: z.int().nonnegative(),
  updatedAt: z.string(),
  createdAt: z.string(),
  revision: z.int().nonnegative(),
});
export type ArticleSummary = Readonly<z.infer<typeof summarySchema>>;

/** An empty draft. `id` is a UUIDv7, `now` an ISO 8601 instant. */
export function emptyArticle(id: string, now: string): Article {
  return {
    schema: articleSchemaVersion,
    id,
    title: '',
    shortTitle: '',
    subtitle: '',
    kicker: '',
    summary: '',
    body: '',
    channel: '',
    source: { name: '', kind: 'original', url: '', originalTitle: '' },
    authors: [],
    editor: '',
    keywords: [],
    publishAt: null,
    cover: null,
    media: {},
    outlets: {},
    state: 'draft',
    createdAt: now,
    updatedAt: now,
    revision: 0,
  };
}
