import type { Article } from '#domain/article.ts';
import { followArticle, hasRemarks } from '#domain/remarks.ts';
import { failureOf } from '#domain/result.ts';
import type { Review } from '#domain/review.ts';
import { contentHash } from '#domain/reviewedContent.ts';
import { type State, standingOf, usualReview } from '#domain/workflow.ts';
import type { Settle } from '../newsroom/ports.ts';
import { readRecord, sha256, writeRecord } from './adapter.ts';
import { stampOf } from './durable.ts';
import { reviewForm } from './forms.ts';
import { articleFolder } from './places.ts';
import type { Room } from './room.ts';
import { sessionOf } from './session.ts';
import { readSettings } from './settings.ts';

/**
 * What a new text means for what was said and decided about it. Everything here runs inside the article's queue, and nothing here
 * keeps a text from being saved: the text comes first.
 */

/** review.json, read only when it changed since this session saw it; undefined when there is none or it is none of ours any more. @throws disk */
export async function lookAtReview(room: Room, id: string): Promise<Review | undefined> {
  const file = `${articleFolder(id, 'read')}/review.json`;
  const { reviews } = sessionOf(room);
  try {
    const stamp = await stampOf(room.shelf, file);
    const known = reviews.get(id);
    if (known && known.stamp === stamp) return known.review;
    const seen = stamp === undefined ? undefined : await readRecord(room.shelf, file, reviewForm);
    if (!seen) return undefined;
    reviews.set(id, { stamp: seen.stamp, review: seen.value });
    return seen.value;
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code !== 'damaged' && code !== 'invalid' && code !== 'newer-format') throw error;
    room.shelf.report(error, file);
    return undefined;
  }
}

/** The state that follows from what was decided; an article about which nothing was decided keeps its own. */
export async function stateOf(room: Room, article: Article, review: Review | undefined): Promise<State> {
  if (!review || Object.keys(review.decisions).length === 0) return article.state;
  const house = (await readSettings(room.shelf)).review ?? usualReview;
  return standingOf(review.decisions, contentHash(article, sha256), house).state;
}

/** Whether remarks have to be taken along when this article is saved. */
export function mustFollow(review: Review | undefined): review is Review {
  return review !== undefined && hasRemarks(review);
}

/**
 * Takes the remarks along with a text that was saved. Should it fail, or somebody pull the plug before it, they are found again by
 * what they quote.
 * @param settle notes with it what the text settles, in the remarks as they followed it (`before`: as they were); that it was noted, a caller has to know
 */
export async function followSave(room: Room, before: Article, after: Article, review: Review, settle?: Settle): Promise<void> {
  const file = `${articleFolder(after.id, 'write')}/review.json`;
  const followed = followArticle(review, before, after);
  const next = settle ? settle(followed, review) : followed;
  if (next === review) return;
  try {
    const seen = await writeRecord(room.shelf, file, reviewForm, next);
    sessionOf(room).reviews.set(after.id, { stamp: seen.stamp, review: seen.value });
  } catch (error) {
    if (settle || !failureOf(error)) throw error;
    room.shelf.report(error, file);
  }
}
