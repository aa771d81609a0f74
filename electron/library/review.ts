import { canonicalJson } from '#domain/canonical.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { readRecord, validated, writeRecord } from './adapter.ts';
import { exists, takeBack } from './durable.ts';
import { reviewForm } from './forms.ts';
import { articleFile, articleFolder, comingReview } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';
import { refuseMissing } from './trash.ts';

/** An article's review.json. Everything here but {@link readReview} runs only inside the queue of the article. */

/** @throws not-found; trashed, when it lies in the trash; damaged, newer-format, invalid */
export async function readReview(room: Room, id: string): Promise<Review> {
  const folder = articleFolder(id, 'read');
  return room.queue.run(id, async () => {
    if (!(await exists(room.shelf, articleFile(id)))) throw await refuseMissing(room, id, 'read');
    const own = await readRecord(room.shelf, `${folder}/review.json`, reviewForm);
    return own?.value ?? (await readComing(room, folder)) ?? emptyReview;
  });
}

/**
 * Changes what people say about a text. Durable when it resolves.
 * @throws not-found; trashed; damaged, newer-format, invalid
 */
export async function changeReview(room: Room, id: string, change: (review: Review) => Review): Promise<Review> {
  const folder = articleFolder(id, 'write');
  return room.queue.run(id, async () => {
    await assertPresent(room);
    if (!(await exists(room.shelf, articleFile(id)))) throw await refuseMissing(room, id, 'write');
    await finishReview(room, id);
    const before = (await readRecord(room.shelf, `${folder}/review.json`, reviewForm))?.value ?? emptyReview;
    const next = validated(reviewForm, change(before), `review of ${id}`, 'write');
    await writeRecord(room.shelf, `${folder}/review.json`, reviewForm, next);
    return next;
  });
}

/** The staged remarks of an article, before there is an article.json. Nothing is staged for one without remarks. */
export async function stageReview(room: Room, id: string, review: Review): Promise<void> {
  if (isWorthStaging(review)) await writeRecord(room.shelf, `${articleFolder(id, 'write')}/${comingReview}`, reviewForm, review);
}

/** The end of a creation: review.json with what was staged. */
export async function beginReview(room: Room, id: string, review: Review): Promise<void> {
  const folder = articleFolder(id, 'write');
  await writeRecord(room.shelf, `${folder}/review.json`, reviewForm, review);
  if (isWorthStaging(review)) await takeBack(room.shelf, `${folder}/${comingReview}`);
}

/** Whoever made the article may have died before its review.json was there: what was staged, or nothing, is put in its place. */
export async function finishReview(room: Room, id: string): Promise<void> {
  const folder = articleFolder(id, 'write');
  if (await exists(room.shelf, `${folder}/review.json`)) return;
  await beginReview(room, id, (await readComing(room, folder)) ?? emptyReview);
}

function isWorthStaging(review: Review): boolean {
  return canonicalJson(review) !== canonicalJson(emptyReview);
}

async function readComing(room: Room, folder: string): Promise<Review | undefined> {
  return (await readRecord(room.shelf, `${folder}/${comingReview}`, reviewForm))?.value;
}
