import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import { openRemarks } from '#domain/remarks.ts';
import { failureOf } from '#domain/result.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type Place, placeInQueue, waitingStates, waitsSince } from '#domain/reviewQueue.ts';
import { type Decision, type Person, type ReviewRules, standingOf } from '#domain/workflow.ts';
import { queryOf } from './lists.ts';
import type { Desk } from './newsroom.ts';
import { readPerson } from './people.ts';
import { readReviewRules } from './standings.ts';

type Queue = CallOutput<'review.queue'>;
type Queued = Queue['mine'][number];

/** Articles read at a time. */
const atOnce = 16;

/** What the queue needs of an article, whoever asks. */
interface Seen {
  readonly about: Pick<Queued, 'id' | 'title' | 'channel' | 'publishAt' | 'remarks' | 'hash'>;
  readonly updatedAt: string;
  readonly decisions: Readonly<Record<string, Decision>>;
}

export interface ReviewQueue {
  readonly handlers: Pick<Handlers, 'review.queue'>;
  /** Has to hear of what changed before whoever may ask again. */
  hear(event: DeskEvent): void;
}

/**
 * What waits: the lists say which articles are in the review, their files for whom. What was read of an article stays in memory until
 * something of it changes; a review.json that another program changed is read again when the article is opened.
 */
export function makeReviewQueue(desk: Desk): ReviewQueue {
  const known = new Map<string, Promise<Seen | undefined>>();
  return {
    hear: (event) => forget(known, event),
    handlers: {
      'review.queue': async ({ as }) => {
        const [person, rules, ids] = await Promise.all([as ?? readPerson(desk), readReviewRules(desk), waitingIds(desk)]);
        const seen = await lookAtAll(desk, ids, known);
        return queueOf(seen, person, rules);
      },
    },
  };
}

function forget(known: Map<string, unknown>, event: DeskEvent): void {
  switch (event.type) {
    case 'article.changed':
    case 'article.trashed':
    case 'article.restored':
    case 'article.held':
    case 'review.changed':
      known.delete(event.id);
      return;
    case 'library.changed':
      // Of very much at once only some ids are told.
      if (event.ids.length === 0 || event.ids.length >= 100) known.clear();
      else for (const id of event.ids) known.delete(id);
      return;
    case 'work.progress':
      if (event.work === 'doctor' || event.work === 'restore') known.clear();
      return;
    default:
      return;
  }
}

async function waitingIds(desk: Desk): Promise<readonly string[]> {
  const ids = await Promise.all(waitingStates.map(async (state) => desk.library.ids(await queryOf(desk, { filter: { state } }, 100_000))));
  return ids.flat();
}

/** Reads those of which nothing is known, and forgets those that wait no longer. */
async function lookAtAll(desk: Desk, ids: readonly string[], known: Map<string, Promise<Seen | undefined>>): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce).map((id) => {
      const looking = known.get(id) ?? look(desk, id);
      known.set(id, looking);
      // One that cannot be read is tried again.
      const retry = () => void (known.get(id) === looking && known.delete(id));
      looking.then((found) => found ?? retry(), retry);
      return looking;
    });
    for (const each of await Promise.all(some)) if (each) seen.push(each);
  }
  const waiting = new Set(ids);
  for (const id of known.keys()) if (!waiting.has(id)) known.delete(id);
  return seen;
}

/** One that cannot be read is told where its problems are told, and hides no other. */
async function look(desk: Desk, id: string): Promise<Seen | undefined> {
  try {
    const [{ article }, review] = await Promise.all([desk.library.read(id, true), desk.library.review(id)]);
    const { title, channel, publishAt, updatedAt } = article;
    const about = { id, title, channel, publishAt, remarks: openRemarks(review), hash: contentHash(article, desk.sha256) };
    return { about, updatedAt, decisions: review.decisions };
  } catch (error) {
    if (!failureOf(error)) throw error;
    desk.report(error, `review.queue: article ${id}`);
    return undefined;
  }
}

/** The longest waiting first. */
function queueOf(seen: readonly Seen[], person: Person, rules: ReviewRules): Queue {
  const parts: Record<Place, Queued[]> = { mine: [], sent: [] };
  for (const each of seen) {
    const standing = standingOf(each.decisions, each.about.hash, rules);
    const place = placeInQueue(standing, person, rules, each.about.hash);
    if (!place) continue;
    const since = waitsSince(standing) ?? each.updatedAt;
    const submittedBy = standing.submission?.by.name ?? '';
    parts[place].push({ ...each.about, submittedBy, since, state: standing.state, awaits: standing.awaits ?? null });
  }
  for (const part of Object.values(parts)) part.sort(longestFirst);
  return parts;
}

function longestFirst(one: Queued, other: Queued): number {
  if (one.since !== other.since) return one.since < other.since ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
