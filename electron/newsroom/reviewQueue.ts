import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { openRemarks } from '#domain/remarks.ts';
import { failureOf } from '#domain/result.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type Place, placeInQueue, waitingStates, waitsSince } from '#domain/reviewQueue.ts';
import { type Person, type ReviewRules, standingOf } from '#domain/workflow.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';
import { readPerson } from './people.ts';
import { readReviewRules } from './standings.ts';

type Queue = CallOutput<'review.queue'>;
type Queued = Queue['mine'][number];

/** Articles read at a time. */
const atOnce = 16;

/** What waits: the lists say which articles are in the review, their files for whom. */
export function reviewQueueHandlers(desk: Desk): Pick<Handlers, 'review.queue'> {
  return {
    'review.queue': async ({ as }) => {
      const [person, rules] = await Promise.all([as ?? readPerson(desk), readReviewRules(desk)]);
      const queue: Queue = { mine: [], sent: [] };
      const ids = await waitingIds(desk);
      for (let from = 0; from < ids.length; from += atOnce) {
        const found = await Promise.all(ids.slice(from, from + atOnce).map((id) => look(desk, id, person, rules)));
        for (const each of found) if (each) queue[each.place].push(each.queued);
      }
      for (const part of [queue.mine, queue.sent]) part.sort((one, other) => (`${one.since} ${one.id}` < `${other.since} ${other.id}` ? -1 : 1));
      return queue;
    },
  };
}

async function waitingIds(desk: Desk): Promise<readonly string[]> {
  const ids = await Promise.all(waitingStates.map(async (state) => desk.library.ids(await queryOf(desk, { filter: { state } }, 100_000))));
  return ids.flat();
}

/** One that cannot be read is told where its problems are told, and hides no other. */
async function look(
  desk: Desk,
  id: string,
  person: Person,
  rules: ReviewRules,
): Promise<{ readonly place: Place; readonly queued: Queued } | undefined> {
  try {
    const [{ article }, review] = await Promise.all([desk.library.read(id, true), desk.library.review(id)]);
    const hash = contentHash(article, desk.sha256);
    const standing = standingOf(review.decisions, hash, rules);
    const place = placeInQueue(standing, person, rules, hash);
    if (!place) return undefined;
    const { title, channel, publishAt } = article;
    const submittedBy = standing.submission?.by.name ?? '';
    const since = waitsSince(standing) ?? article.updatedAt;
    const about = { id, title, channel, publishAt, submittedBy, since, remarks: openRemarks(review) };
    return { place, queued: { ...about, state: standing.state, awaits: standing.awaits ?? null } };
  } catch (error) {
    if (!failureOf(error)) throw error;
    desk.report(error, `review.queue: article ${id}`);
    return undefined;
  }
}
