import type { Article } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { notApproved } from '#domain/checks/notApproved.ts';
import { failureOf } from '#domain/result.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type ReviewRules, type Standing, type State, standingOf, usualReview } from '#domain/workflow.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';

/** How articles stand in the review. What was decided is the truth: the state in article.json is a copy for lists. */

export async function readReviewRules({ library }: Pick<Desk, 'library'>): Promise<ReviewRules> {
  return (await library.settings()).review ?? usualReview;
}

export async function readStanding({ library, sha256 }: Pick<Desk, 'library' | 'sha256'>, article: Article, rules: ReviewRules): Promise<Standing> {
  return standingOf((await library.review(article.id)).decisions, contentHash(article, sha256), rules);
}

/** In a house that exports only what was approved: what stands in the way of an export. */
export async function missingApproval(desk: Pick<Desk, 'library' | 'sha256'>, article: Article, rules: ReviewRules): Promise<readonly Finding[]> {
  return rules.required ? notApproved((await readStanding(desk, article, rules)).state) : [];
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
