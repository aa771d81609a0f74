import { z } from 'zod';
import { mayAct, type Staff } from '../people.ts';
import type { Review } from '../review.ts';
import { type Decision, decisionSchema, inOrder } from '../workflow.ts';

/** What a hand-off brought, as a person is told. */

export const broughtSchema = z.strictObject({
  comments: z.int().nonnegative(),
  suggestions: z.int().nonnegative(),
  /** In their order. `valid`: about the text as it stands now; `foreign`: by somebody who does not work here. */
  decisions: z.array(
    z.strictObject({ ...decisionSchema.pick({ action: true, step: true, by: true, at: true }).shape, valid: z.boolean(), foreign: z.boolean() }),
  ),
});
export type Brought = Readonly<z.infer<typeof broughtSchema>>;

/**
 * What is in a review that was not known here.
 * @param known before it came; nothing of a new article
 * @param hash of the text as it stands now
 */
export function broughtBy(
  theirs: Review,
  known: Pick<Review, 'comments' | 'suggestions' | 'decisions'>,
  hash: string,
  staff: readonly Staff[],
): Brought {
  const fresh = <T>(entries: Readonly<Record<string, T>>, before: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => !Object.hasOwn(before, id)));
  return {
    comments: Object.values(fresh(theirs.comments, known.comments)).filter(({ deletedAt }) => deletedAt === undefined).length,
    suggestions: Object.keys(fresh(theirs.suggestions, known.suggestions)).length,
    decisions: inOrder(fresh<Decision>(theirs.decisions, known.decisions)).map(({ action, step, by, at, hash: read }) => ({
      action,
      ...(step ? { step } : {}),
      by: { ...by },
      at,
      valid: read === hash,
      foreign: !mayAct(staff, by),
    })),
  };
}
