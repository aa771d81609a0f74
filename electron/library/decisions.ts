import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import type { Decided } from '../newsroom/ports.ts';
import { openRecord, readRecord, validated, writeRecord } from './adapter.ts';
import { load } from './articles.ts';
import { articleForm, reviewForm } from './forms.ts';
import { keepNow } from './keep.ts';
import { wrote } from './ledger.ts';
import { articleFile, articleFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import { finishReview } from './review.ts';
import { stateOf } from './reviewed.ts';
import type { Room } from './room.ts';

/** What is decided about an article, and the copy of its state that lists read. */

/**
 * The text that is decided about is kept first, then the decision, then the state: whoever finds the decision finds the text it is
 * about, and a state that is behind is put right with the next save.
 * @param decide refuses what is not allowed
 */
export async function decideArticle(
  room: Room,
  id: string,
  decisionId: string,
  decide: (article: Article, review: Review) => Decided,
): Promise<{ readonly article: Article; readonly review: Review }> {
  const file = `${articleFolder(id, 'write')}/review.json`;
  return room.queue.run(id, async () => {
    await assertPresent(room);
    const { article } = await load(room, id);
    await finishReview(room, id);
    const review = (await readRecord(room.shelf, file, reviewForm))?.value ?? emptyReview;
    const { decision, passed } = decide(article, review);
    const decided = {
      ...review,
      decisions: { ...review.decisions, [decisionId]: decision },
      ...(passed ? { overrides: { ...review.overrides, ...passed } } : {}),
    };
    const next = validated(reviewForm, decided, `review of ${id}`, 'write');
    await keepNow(room, id, { reason: 'workflow', by: decision.by.name });
    await writeRecord(room.shelf, file, reviewForm, next);
    return { article: await settle(room, article, next), review: next };
  });
}

/** Puts the copy of an article's state right. @returns the article as it stands now */
export async function settleState(room: Room, id: string): Promise<Article> {
  const file = `${articleFolder(id, 'write')}/review.json`;
  return room.queue.run(id, async () => {
    await assertPresent(room);
    const { article } = await load(room, id);
    return settle(room, article, (await readRecord(room.shelf, file, reviewForm))?.value);
  });
}

/** Revision and time stay: nobody wrote anything. A decision that is durable is not undone because a copy of it cannot be written. */
async function settle(room: Room, article: Article, review: Review | undefined): Promise<Article> {
  const state = await stateOf(room, article, review);
  if (state === article.state) return article;
  const file = articleFile(article.id);
  const { low, adapter } = openRecord(room.shelf, file, articleForm, { ...article, state });
  try {
    await low.write();
  } catch (error) {
    if (!failureOf(error)) throw error;
    room.shelf.report(error, file);
    return article;
  }
  const seen = adapter.seen();
  if (!seen) throw new Error('a write that resolved was not seen');
  const changedOutside = room.known.get(article.id)?.changedOutside ?? false;
  room.known.set(article.id, { ...wrote(seen), changedOutside });
  room.index.note(seen.value, seen);
  return seen.value;
}
