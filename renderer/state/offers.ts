import type { Review } from '#domain/review.ts';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { type Action, type Illegal, illegal, moves, type Person, type ReviewRules, type Role, type Standing, standingOf } from '#domain/workflow.ts';

/** What the workflow's table offers somebody to do with an article. */

/** Leaving the house is no decision: that is the export's. */
export type Deed = Exclude<Action, 'export'>;

export interface Offer {
  readonly deed: Deed;
  /** It takes an opinion. */
  readonly opinion: boolean;
  /** Why this person may not do it now; undefined when they may. */
  readonly why: Exclude<Illegal, 'opinion-missing' | 'wrong-state' | 'wrong-role'> | undefined;
}

/** How the open article stands, by what its sheet is about. */
export function standingOn(review: Review, { hash }: Pick<ReviewSheet, 'hash'>, rules: ReviewRules): Standing {
  return standingOf(review.decisions, hash, rules);
}

/**
 * In the order of the table. What is another office's is left out; what is refused for who they are, or for what is still missing, is
 * there with its reason.
 * @param hash of the content as it is now
 */
export function offersTo(person: Person | null, standing: Standing, hash: string): readonly Offer[] {
  if (!person) return [];
  return moves.flatMap(({ action, from, opinion }): Offer[] => {
    if (from !== standing.state || action === 'export') return [];
    const why = illegal(standing, { action, person, opinion: '…', hash });
    if (why === 'wrong-role' || why === 'wrong-state' || why === 'opinion-missing') return [];
    return [{ deed: action, opinion, why }];
  });
}

/** Whose turn it is: the offices that may take the next step. Empty where an article waits for nobody. */
export function awaitedRoles({ awaits }: Pick<Standing, 'awaits'>): readonly Role[] {
  if (awaits === undefined) return [];
  if (awaits === 'proofreading') return moves.find(({ action }) => action === 'proofread')?.roles ?? [];
  return moves.find(({ action, step }) => action === 'approve' && step === awaits)?.roles ?? [];
}
