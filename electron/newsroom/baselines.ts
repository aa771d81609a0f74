import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { isSamePerson } from '#domain/personNames.ts';
import { failureOf } from '#domain/result.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { nearestTo, type Snapshot } from '#domain/revisions.ts';
import { inOrder } from '#domain/workflow.ts';
import type { Desk } from './newsroom.ts';
import { readName } from './people.ts';

/** Texts to compare with: what was submitted, what somebody saw, what they approved. */
export function baselineHandlers(desk: Desk): Pick<Handlers, 'review.baseline'> {
  return {
    'review.baseline': async ({ id, since }) => {
      const moment = await momentOf(desk, id, since);
      const found = moment && (await findText(desk, id, moment));
      if (!moment || !found) return { baseline: null };
      const { snapshot, article, exact } = found;
      const { by, at } = moment;
      const baseline = { by, at, exact, snapshot: { number: snapshot.number, at: snapshot.at }, article: structuredClone(article) };
      return { baseline: baseline as NonNullable<CallOutput<'review.baseline'>['baseline']> };
    },
  };
}

/** When somebody read a text, and which. */
interface Moment {
  readonly by: string;
  readonly at: string;
  readonly hash: string;
  /** The snapshot that holds it, where that is known. */
  readonly number?: number;
}

async function momentOf(desk: Desk, id: string, since: CallInput<'review.baseline'>['since']): Promise<Moment | undefined> {
  const name = await readName(desk);
  if (since === 'look') {
    const look = (await desk.library.looks())[id]?.[name];
    return look && { ...look, by: name };
  }
  const decisions = inOrder((await desk.library.review(id)).decisions);
  const decision =
    since === 'submission'
      ? decisions.findLast(({ action }) => action === 'submit')
      : decisions.findLast(({ action, by }) => (action === 'approve' || action === 'proofread') && isSamePerson(by, { name }));
  return decision && { by: decision.by.name, at: decision.at, hash: decision.hash };
}

/** Snapshots that are looked into for the very text. */
const mostLooked = 300;

/** The very text, or the nearest; undefined when no snapshot can be read. */
async function findText(desk: Desk, id: string, { at, hash, number }: Moment) {
  const { candidates, nearest } = nearestTo(await desk.library.snapshots(id), at, number);
  for (const snapshot of candidates.slice(0, mostLooked)) {
    const article = await readOr(desk, id, snapshot);
    if (article && contentHash(article, desk.sha256) === hash) return { snapshot, article, exact: true };
  }
  const article = nearest && (await readOr(desk, id, nearest));
  return article && { snapshot: nearest, article, exact: false };
}

/** Undefined when it was thinned out since the list was read, or is damaged: the next list tells. */
async function readOr(desk: Desk, id: string, { number }: Snapshot) {
  try {
    return await desk.library.readSnapshot(id, number);
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}
