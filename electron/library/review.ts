import { canonicalJson } from '#domain/canonical.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import { readRecord, writeRecord } from './adapter.ts';
import { exists, removeDurably, takeBack } from './durable.ts';
import { reviewForm } from './forms.ts';
import { articleFile, articleFolder } from './places.ts';
import type { Room } from './room.ts';
import { refuseMissing } from './trash.ts';

/** An article's review.json. Everything here but {@link readReview} runs only inside the queue of the article. */

/** Where the remarks of an article under creation wait for it: without an article.json beside it, it means nothing. */
export const comingReview = 'review.coming.json';

/** @throws not-found; trashed, when it lies in the trash; damaged, newer-format, invalid */
export async function readReview(room: Room, id: string): Promise<Review> {
  const folder = articleFolder(id, 'read');
  return room.queue.run(id, async () => {
    if (!(await exists(room.shelf, articleFile(id)))) throw await refuseMissing(room, id, 'read');
    const own = await readRecord(room.shelf, `${folder}/review.json`, reviewForm);
    return own?.value ?? (await readComing(room, folder)) ?? emptyReview;
  });
}

/** Nothing is staged for an article without remarks; what a dead session staged for this id goes. */
export async function stageReview(room: Room, id: string, review: Review): Promise<void> {
  const file = `${articleFolder(id, 'write')}/${comingReview}`;
  if (canonicalJson(review) !== canonicalJson(emptyReview)) await writeRecord(room.shelf, file, reviewForm, review);
  else if (await exists(room.shelf, file)) await removeDurably(room.shelf, file);
}

/** Puts the staged remarks, or none, in their place, if there is no review.json yet. */
export async function finishReview(room: Room, id: string): Promise<void> {
  const folder = articleFolder(id, 'write');
  const review = `${folder}/review.json`;
  if (!(await exists(room.shelf, review))) await writeRecord(room.shelf, review, reviewForm, (await readComing(room, folder)) ?? emptyReview);
  await takeBack(room.shelf, `${folder}/${comingReview}`);
}

async function readComing(room: Room, folder: string): Promise<Review | undefined> {
  return (await readRecord(room.shelf, `${folder}/${comingReview}`, reviewForm))?.value;
}
