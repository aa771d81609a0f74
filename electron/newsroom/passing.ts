import type { Article } from '#domain/article.ts';
import { isBlocking } from '#domain/checks/finding.ts';
import { notApprovedRule } from '#domain/checks/notApproved.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import type { NotedOverride, Review } from '#domain/review.ts';
import { type Checked, findingsOf, type House, readHouse } from './findings.ts';
import type { Desk } from './newsroom.ts';
import { findPortal } from './portals.ts';

/** Findings that a submission passes over, with the name of who sends it and their reason. */

/** What is passed over of an article as it stands now, by new ids. */
export type Pass = (article: Article, review: Review) => Review['overrides'];

/** What blocks an article by itself and at portals, passed over by somebody with a reason. @throws not-found, of a portal */
export async function passer(
  desk: Desk,
  id: string,
  by: string,
  { reason, portals = [] }: { readonly reason: string; readonly portals?: readonly string[] },
): Promise<Pass> {
  const [house, conflicts, profiles] = await Promise.all([
    readHouse(desk),
    desk.library.conflicts(id),
    Promise.all(portals.map((portal) => findPortal(desk, portal))),
  ]);
  return (article, review) => {
    const at = desk.clock.now();
    const blocking = [undefined, ...profiles].flatMap((profile) =>
      blockingFor(desk, { article, blocks: parseMarkdown(article.body), review, conflicts, profile }, house),
    );
    const byPlace = new Map(
      blocking.map(({ rule, field }) => [`${rule} ${field}`, { rule, field: field.slice(0, 200), reason, by, at, portal: '' }]),
    );
    return Object.fromEntries([...byPlace.values()].map((override): [string, NotedOverride] => [desk.identities.next(), override]));
  };
}

/** That it is not approved yet is why it is submitted. */
function blockingFor(desk: Desk, checked: Checked, house: House) {
  return findingsOf(desk, checked, house).filter((finding) => isBlocking(finding) && finding.rule !== notApprovedRule);
}
