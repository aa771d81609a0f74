import { z } from 'zod';
import { maxBodyLength, uuid } from './article.ts';
import { ignoredSchema } from './checks/ignored.ts';
import { quoteAt } from './quoting.ts';
import { decisionSchema } from './workflow.ts';

/**
 * review.json: what people say about a text, beside the text, so that the two never collide (DESIGN.md §6). Everything that
 * several people change is a map by id. Offsets and lengths are UTF-16 code units.
 */

export const reviewSchemaVersion = 1;

/** The longest quote an anchor keeps, and the text it keeps on either side of it. */
export const longestQuote = 1000;
export const contextLength = 32;

const instant = z.iso.datetime({ offset: true });
const person = z.string().max(200);

/** A place in the text. The quote with its context finds it again after edits; `at` is a hint. An empty quote is a point. */
export const anchorSchema = z.strictObject({
  field: z.enum(['body', 'title', 'subtitle', 'kicker', 'summary']),
  quote: z.string().max(longestQuote),
  before: z.string().max(contextLength),
  after: z.string().max(contextLength),
  at: z.int().nonnegative(),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

const commentSchema = z.strictObject({
  anchor: anchorSchema,
  /** The id of the thread's first comment; its own when it begins one. */
  thread: uuid,
  by: person,
  /** Null when it came from a document that does not tell. */
  createdAt: instant.nullable(),
  text: z.string().max(100_000),
  /** Of a thread's first comment; `isResolved` (remarks.ts) says which of the two counts. */
  resolvedAt: instant.optional(),
  reopenedAt: instant.optional(),
  deletedAt: instant.optional(),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

/** A change somebody proposes. The field holds the text without it: what is to come is in `text`, what is to go is the quote. */
export const suggestionSchema = z.strictObject({
  kind: z.enum(['insert', 'delete', 'replace']),
  anchor: anchorSchema,
  /** Length of what is to go, which the quote may show cut. */
  length: z.int().nonnegative(),
  /** Markdown, as it would stand in the field. */
  text: z.string().max(maxBodyLength),
  /** Of several insertions at one point the smaller comes first (0 without one); of the same rank the smaller id. */
  rank: z.number().optional(),
  /** Others' suggestions that this one came out of: their words are in it, changed. */
  replaces: z.array(uuid).max(1000).optional(),
  by: person,
  createdAt: instant.nullable(),
  decidedAt: instant.optional(),
  decidedBy: person.optional(),
  /** `withdrawn`: whoever made it took it back. */
  decision: z.enum(['accepted', 'rejected', 'withdrawn']).optional(),
});
export type Suggestion = Readonly<z.infer<typeof suggestionSchema>>;

/** A finding that stood in the way of a submission or an export, passed over by a person with a reason. */
const overrideSchema = z.strictObject({
  rule: z.string().max(64),
  field: z.string().max(200),
  reason: z.string().min(1).max(1000),
  /** Empty where nobody had been chosen as the person at the desk. */
  by: person,
  at: instant,
  /** Empty when it was passed over at the submission, before it went to any. */
  portal: z.string().max(64),
});
export type NotedOverride = Readonly<z.infer<typeof overrideSchema>>;

export const reviewSchema = z.strictObject({
  schema: z.literal(reviewSchemaVersion),
  comments: z.record(uuid, commentSchema),
  suggestions: z.record(uuid, suggestionSchema),
  /** Of the review by three eyes: never changed, never removed. */
  decisions: z.record(uuid, decisionSchema),
  /** Findings of the checks that somebody decided to leave. */
  ignored: z.record(uuid, ignoredSchema).default({}),
  /** Findings that submissions and exports passed over. */
  overrides: z.record(uuid, overrideSchema).default({}),
});
export type Review = Readonly<z.infer<typeof reviewSchema>>;

export const emptyReview: Review = { schema: reviewSchemaVersion, comments: {}, suggestions: {}, decisions: {}, ignored: {}, overrides: {} };

/** Remarks that came in with a text and have no ids yet. */
export interface Remarks {
  /** `answers`: the place in this list of the comment that begins the thread. */
  readonly comments: readonly (Omit<Comment, 'thread'> & { readonly answers?: number })[];
  readonly suggestions: readonly Suggestion[];
}

export const noRemarks: Remarks = { comments: [], suggestions: [] };

/** Remarks as a review. @param nextId a new UUIDv7 each time */
export function reviewOf(remarks: Remarks, nextId: () => string): Review {
  const ids = remarks.comments.map(nextId);
  const comments = remarks.comments.map(({ answers, ...comment }, place): [string, Comment] => {
    const id = ids[place] ?? '';
    return [id, { ...comment, thread: (answers === undefined ? undefined : ids[answers]) ?? id }];
  });
  const suggestions = remarks.suggestions.map((suggestion): [string, Suggestion] => [nextId(), suggestion]);
  return { ...emptyReview, comments: Object.fromEntries(comments), suggestions: Object.fromEntries(suggestions) };
}

/** Where a piece of a field's text stands. @param end exclusive */
export function anchorOf(field: Anchor['field'], text: string, at: number, end: number): Anchor {
  return { field, ...quoteAt(text, at, end, longestQuote, contextLength), at };
}
