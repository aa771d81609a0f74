import type { Article } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { notApproved } from '#domain/checks/notApproved.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type ReviewRules, type Standing, standingOf, usualReview } from '#domain/workflow.ts';
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
