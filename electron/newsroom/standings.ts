import { failureOf } from '#domain/result.ts';
import { type ReviewRules, type State, usualReview } from '#domain/workflow.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';

/** How articles stand in the review. What was decided is the truth: the state in article.json is a copy for lists. */

export async function readReviewRules({ library }: Pick<Desk, 'library'>): Promise<ReviewRules> {
  return (await library.settings()).review ?? usualReview;
}

/** States that follow from how many reviews there are. */
const hanging: readonly State[] = ['first', 'second', 'final', 'approved'];

/** After the house changed how it reviews. One that cannot be read or written does not stop the others: its next save puts it right. */
export async function settleStates(desk: Desk): Promise<void> {
  for (const state of hanging) {
    for (const id of await desk.library.ids(await queryOf(desk, { filter: { state } }, 100_000))) {
      try {
        await desk.library.settleState(id);
      } catch (error) {
        if (!failureOf(error)) throw error;
        desk.report(error, `state of article ${id}`);
      }
    }
  }
}
