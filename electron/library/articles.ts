import type { Article } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { emptyReview, type Review } from '#domain/review.ts';
import type { ReadArticle, Settle } from '../newsroom/ports.ts';
import { checksumOf, openRecord, readRecord, validated } from './adapter.ts';
import { exists, makeFolder, stampOf, takeBack } from './durable.ts';
import { articleForm, reviewForm } from './forms.ts';
import { isCurrent, type Known, learn, textChecksum, wrote } from './ledger.ts';
import { articleFile, articleFolder, comingReview } from './places.ts';
import { assertPresent } from './presence.ts';
import { readRecovery } from './recovery.ts';
import { beginReview, finishReview, stageReview } from './review.ts';
import { followSave, lookAtReview, mustFollow, stateOf } from './reviewed.ts';
import { keepRival } from './rivals.ts';
import type { Room } from './room.ts';
import { noteOpen, noteSave } from './snapshots.ts';
import { refuseMissing } from './trash.ts';

/** One article: reading, creating and saving it. Everything on one article runs in its queue. */

export async function readArticle(room: Room, id: string, quietly = false): Promise<ReadArticle> {
  articleFolder(id, 'read');
  return room.queue.run(id, async () => {
    const { article, known } = await load(room, id);
    if (!quietly) noteOpen(room, article);
    return { article, changedOutside: known.changedOutside, recovery: (await readRecovery(room, id)) ?? null };
  });
}

/**
 * article.json first and review.json last: a folder with a review.json is one whose article was acknowledged. Remarks that
 * come with the article are staged before both, so that whoever finds the article finds them too. A creation that fails on
 * the way takes its article.json back.
 */
export async function createArticle(room: Room, given: Article, remarks: Review = emptyReview): Promise<Article> {
  const folder = articleFolder(given.id, 'write');
  const review = `${folder}/review.json`;
  const article = validated(articleForm, given, `article ${given.id}`, 'write');
  const staged = validated(reviewForm, remarks, `article ${given.id}`, 'write');
  return room.queue.run(article.id, async () => {
    await assertPresent(room);
    if (await exists(room.shelf, articleFile(article.id))) {
      throw refusal('target-exists', `article ${article.id}`, 'write', 'there is an article of this id already');
    }
    await makeFolder(room.shelf, folder);
    try {
      await stageReview(room, article.id, staged);
      const created = await write(room, { ...article, revision: 1, updatedAt: room.clock.now() }, 0);
      await beginReview(room, article.id, staged);
      return created;
    } catch (error) {
      room.known.delete(article.id);
      room.index.forget(article.id);
      await takeBack(room.shelf, review);
      await takeBack(room.shelf, articleFile(article.id));
      await takeBack(room.shelf, `${folder}/${comingReview}`);
      throw error;
    }
  });
}

/**
 * @param settle what the new text settles of its remarks
 * @throws stale, after the refused text has been kept
 */
export async function saveArticle(room: Room, given: Article, basedOn: number, settle?: Settle): Promise<Article> {
  const folder = articleFolder(given.id, 'write');
  const valid = validated(articleForm, given, `article ${given.id}`, 'write');
  return room.queue.run(valid.id, async () => {
    await assertPresent(room);
    const review = await lookAtReview(room, valid.id);
    const article = { ...valid, state: await stateOf(room, valid, review) };
    let known = await look(room, article.id);
    if (!isCurrent(known, basedOn)) {
      const current = await load(room, article.id);
      known = current.known;
      if (textChecksum(current.article) !== textChecksum(article)) throw await refuseStale(room, article, basedOn, known);
      // The same text once more. It is acknowledged at once only if it is known to be durable.
      if (known.durable) {
        if (settle) await followSave(room, current.article, current.article, review ?? emptyReview, settle);
        return current.article;
      }
    }
    await makeFolder(room.shelf, folder);
    // Whoever made the article may have died before its review.json was there.
    if (known.revision <= 1) await finishReview(room, article.id);
    const revision = Math.max(known.revision, article.revision) + 1;
    const before = settle || mustFollow(review) ? (await load(room, article.id)).article : undefined;
    try {
      const saved = await write(room, { ...article, revision, updatedAt: room.clock.now() }, basedOn);
      if (before) await followSave(room, before, saved, review ?? emptyReview, settle);
      return saved;
    } catch (error) {
      if (failureOf(error)?.code !== 'stale') throw error;
      throw await refuseStale(room, article, basedOn, (await load(room, article.id)).known);
    }
  });
}

/** What is known of an article: from memory, if its file is still the same one. Only inside its queue. */
export async function look(room: Room, id: string): Promise<Known> {
  const known = room.known.get(id);
  return known && (await stampOf(room.shelf, articleFile(id))) === known.stamp ? known : (await load(room, id)).known;
}

/** Only inside its queue. @throws not-found; trashed, when it lies in the trash; damaged, newer-format, invalid */
export async function load(room: Room, id: string): Promise<{ article: Article; known: Known }> {
  const file = articleFile(id);
  const seen = await readRecord(room.shelf, file, articleForm);
  if (!seen) throw await refuseMissing(room, id, 'read');
  if (seen.value.id !== id) throw refusal('invalid', file, 'read', `id: it is the text of article ${seen.value.id}`, { field: 'id' });
  const known = learn(room.known.get(id), seen);
  room.known.set(id, known);
  return { article: { ...seen.value, revision: known.revision }, known };
}

async function write(room: Room, article: Article, basedOn: number): Promise<Article> {
  const file = articleFile(article.id);
  const known = room.known.get(article.id);
  // While the new text was written out, for seconds on a slow disk, another program may have changed the old one.
  const lastLook = async () => {
    if (known && (await stampOf(room.shelf, file)) !== known.stamp)
      throw refusal('stale', `article ${article.id}`, 'write', 'it was changed meanwhile');
  };
  const { low, adapter } = openRecord(room.shelf, file, articleForm, article, lastLook);
  // Noted first: should the disk fail after the rename, the text that stands there then is known as the caller's own.
  if (known) room.known.set(article.id, { ...known, attempt: { checksum: checksumOf(article), basedOn } });
  await low.write();
  const seen = adapter.seen();
  if (!seen) throw new Error('a write that resolved was not seen');
  room.known.set(article.id, wrote(seen));
  room.index.note(seen.value, seen);
  noteSave(room, seen.value);
  return seen.value;
}

async function refuseStale(room: Room, article: Article, basedOn: number, { revision }: Known): Promise<Error> {
  const kept = await keepRival(room, article, basedOn);
  const message = `it was based on revision ${basedOn}, but revision ${revision} stands there; the refused text is kept as ${kept}`;
  return refusal('stale', `article ${article.id}`, 'write', message, { kept, revision });
}
