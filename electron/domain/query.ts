import { z } from 'zod';
import { channelKey, states } from './article.ts';

/** What a person asks a library for: which articles, in which order, grouped how. */

/** All given conditions hold together. */
export const listFilterSchema = z.strictObject({
  /** Words to find; blanks part them, all must be there. One sign alone is looked for in titles only. */
  text: z.string().max(200).optional(),
  channel: channelKey.optional(),
  state: z.enum(states).optional(),
  /** A whole name. */
  author: z.string().max(100).optional(),
  /** First and last day of the last change, `2026-03-05`, in the newsroom's time zone, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type ListFilter = Readonly<z.infer<typeof listFilterSchema>>;

/** `best`: articles with the words in their title first, then in names and keywords, then in the text; newest first within each. */
export const listOrders = ['changed', 'title', 'channel', 'author', 'state', 'han', 'best'] as const;
export type ListOrder = (typeof listOrders)[number];

export const listGroups = ['none', 'day', 'channel'] as const;
export type ListGroup = (typeof listGroups)[number];

/** A piece of an article around what was found. Offsets are UTF-16 code units of `text`. */
export const snippetSchema = z.strictObject({
  text: z.string(),
  marks: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});
export type Snippet = Readonly<z.infer<typeof snippetSchema>>;
