import { failureOf } from '#domain/result.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { illegal, standingOf } from '#domain/workflow.ts';
import type { Desk } from './newsroom.ts';
import { readActor } from './people.ts';
import type { Override } from './ports.ts';
import { act } from './reviewDesk.ts';
import { readReviewRules } from './standings.ts';

interface Export {
  readonly portal: string;
  readonly overrides: readonly Override[];
  readonly client: string;
}

/**
 * Notes that an article left the house: what was approved is exported now, and what was passed over stays on its sheet. The package
 * is out already: what goes wrong here is told to the program's log.
 */
export async function noteExport(desk: Desk, id: string, { portal, overrides, client }: Export): Promise<void> {
  try {
    await noteDeparture(desk, id, client);
    if (overrides.length > 0) await noteOverrides(desk, id, portal, overrides, client);
  } catch (error) {
    if (!failureOf(error)) throw error;
    desk.report(error, `export of article ${id}`);
  }
}

/** An article that is exported once more, unchanged, is exported already. */
async function noteDeparture(desk: Desk, id: string, client: string): Promise<void> {
  const review = await desk.library.review(id);
  if (Object.keys(review.decisions).length === 0) return;
  const [{ article }, rules, person] = await Promise.all([desk.library.read(id, true), readReviewRules(desk), readActor(desk)]);
  const hash = contentHash(article, desk.sha256);
  const standing = standingOf(review.decisions, hash, rules);
  if (standing.state !== 'approved' || illegal(standing, { action: 'export', person, opinion: '', hash })) return;
  await act(desk, { id, action: 'export', opinion: '', person, read: hash, client });
}

async function noteOverrides(desk: Desk, id: string, portal: string, overrides: readonly Override[], client: string): Promise<void> {
  const about = { at: desk.clock.now(), portal };
  const added = overrides.map(({ rule, field, reason, by = '' }) => [
    desk.identities.next(),
    { rule, field: field.slice(0, 200), reason, by, ...about },
  ]);
  await desk.library.changeReview(id, (review) => ({ ...review, overrides: { ...review.overrides, ...Object.fromEntries(added) } }));
  desk.announce({ type: 'review.changed', id, by: client });
}
