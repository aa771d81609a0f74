import { z } from 'zod';
import { type Article, states, uuid } from './article.ts';
import { ignoredSchema } from './checks/ignored.ts';
import { type Review, reviewSchema } from './review.ts';
import { type Decision, decisionSchema, inOrder, type Reading, type Standing, steps } from './workflow.ts';

/** 审稿单: how an article stands in the review, who did what when, and what was passed over and why. */

/** `valid`: it is about the content as it is now. */
const readSchema = decisionSchema.extend({ valid: z.boolean() });

export const reviewSheetSchema = z.strictObject({
  id: uuid,
  title: z.string(),
  state: z.enum(states),
  /** The review whose turn it is, or a proofreading; null outside a review. */
  awaits: z.enum([...steps, 'proofreading']).nullable(),
  /** SHA-256 of the content as it is now. */
  hash: decisionSchema.shape.hash,
  /** The house's reviews in their order; null for one that nobody has done since the last submission. */
  reviews: z.array(z.strictObject({ step: z.enum(steps), decision: readSchema.nullable() })),
  proofreadings: z.array(readSchema),
  /** All that was ever decided, in order. */
  history: z.array(readSchema),
  overrides: z.array(reviewSchema.shape.overrides.unwrap().valueType),
  /** Findings that are left as they are. */
  ignored: z.array(ignoredSchema),
});
export type ReviewSheet = Readonly<z.infer<typeof reviewSheetSchema>>;

/** @param hash of the content as it is now, which `standing` is about */
export function reviewSheet(article: Article, review: Review, standing: Standing, hash: string): ReviewSheet {
  const read = (decision: Decision) => ({ ...decision, valid: decision.hash === hash });
  const reading = (given: Reading | undefined) => (given ? { ...given.decision, valid: given.valid } : null);
  return {
    id: article.id,
    title: article.title,
    state: standing.state,
    awaits: standing.awaits ?? null,
    hash,
    reviews: standing.reviews.map(({ step, reading: given }) => ({ step, decision: reading(given) })),
    proofreadings: standing.proofreadings.map(({ decision }) => read(decision)),
    history: inOrder(review.decisions).map(read),
    overrides: byTime(review.overrides),
    ignored: byTime(review.ignored).filter(({ deletedAt }) => deletedAt === undefined),
  };
}

function byTime<T extends { readonly at: string }>(entries: Readonly<Record<string, T>>): T[] {
  return Object.entries(entries)
    .sort(([oneId, one], [otherId, other]) => (`${one.at} ${oneId}` < `${other.at} ${otherId}` ? -1 : 1))
    .map(([, entry]) => entry);
}
