import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { checkArticle } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import type { HouseFacts } from '#domain/checks/house/houseFacts.ts';
import { emptyHouseList } from '#domain/checks/house/houseList.ts';
import { type HouseIgnored, withDecisions } from '#domain/checks/ignored.ts';
import { notApproved } from '#domain/checks/notApproved.ts';
import { openSuggestions } from '#domain/checks/openSuggestions.ts';
import { unsettledMerge } from '#domain/checks/unsettledMerge.ts';
import type { Conflicts } from '#domain/handoff/conflicts.ts';
import type { Block } from '#domain/markdown/tokens.ts';
import type { Profile } from '#domain/portal/profile.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type ReviewRules, standingOf, usualReview } from '#domain/workflow.ts';
import type { Desk } from './newsroom.ts';

/** What is wrong with an article as it stands on disk, and what people decided to leave. */

/** How a house checks and reviews. */
export interface House {
  readonly rules: ReviewRules;
  readonly ignored: HouseIgnored;
  readonly facts: HouseFacts;
}

export async function readHouse({ library }: Pick<Desk, 'library'>): Promise<House> {
  const [{ review, checks }, people, words] = await Promise.all([library.settings(), library.people(), readWords(library)]);
  const staff = [...people.values()].filter(({ deletedAt }) => deletedAt === undefined);
  return { rules: review ?? usualReview, ignored: checks?.ignored ?? {}, facts: { ...words, staff, sources: checks?.sources ?? [] } };
}

/** What nobody can read stops no check, but is found by one. */
async function readWords(library: Desk['library']): Promise<Pick<HouseFacts, 'words' | 'wordsUnread'>> {
  try {
    return { words: await library.words(), wordsUnread: false };
  } catch (error) {
    if (!failureOf(error)) throw error;
    return { words: emptyHouseList, wordsUnread: true };
  }
}

/** What is looked at: an article, its body parsed, what was said about it, what merges left open, and the portal it is for, where that is known. */
export interface Checked {
  readonly article: Article;
  readonly blocks: readonly Block[];
  readonly review: Review;
  readonly conflicts: Conflicts;
  readonly profile: Profile | undefined;
}

/** The checks' findings, those that were left marked as such; with suggestions and conflicts that wait; in a house that exports only what was approved, a missing approval too. */
export function findingsOf(
  { sha256 }: Pick<Desk, 'sha256'>,
  { article, blocks, review, conflicts, profile }: Checked,
  house: House,
): readonly Finding[] {
  const decisions = { article: review.ignored, house: house.ignored };
  const checked = withDecisions(article, checkArticle(article, blocks, profile, house.facts), decisions, profile?.key);
  const found = [...checked, ...openSuggestions(article, review), ...unsettledMerge(article, conflicts)];
  if (!house.rules.required) return found;
  const { state } = standingOf(review.decisions, contentHash(article, sha256), house.rules);
  return [...found, ...notApproved(state)];
}

/** Leaving a finding as it is, and taking that back. */
export function findingHandlers(desk: Desk): Pick<Handlers, 'finding.ignore' | 'finding.heed'> {
  const { library, clock, identities, announce } = desk;
  return {
    'finding.ignore': async ({ id, ...decision }, { client }) => {
      const ignored = identities.next();
      const added = { ...decision, at: clock.now() };
      await library.changeReview(id, (review) => ({ ...review, ignored: { ...review.ignored, [ignored]: added } }));
      announce({ type: 'review.changed', id, by: client });
      return { ignored };
    },
    'finding.heed': async ({ id, ignored }, { client }) => {
      await library.changeReview(id, (review) => {
        const decision = review.ignored[ignored];
        if (!decision) throw refusal('not-found', `ignored finding ${ignored}`, 'write', 'this article has no such decision');
        return { ...review, ignored: { ...review.ignored, [ignored]: { ...decision, deletedAt: decision.deletedAt ?? clock.now() } } };
      });
      announce({ type: 'review.changed', id, by: client });
      return {};
    },
  };
}
