import type { Article } from '#domain/article.ts';
import type { Snapshot } from '#domain/revisions.ts';
import { writeRecord } from './adapter.ts';
import { load } from './articles.ts';
import { syncNames } from './durable.ts';
import { type RevisionRecord, revisionForm } from './forms.ts';
import { articleFolder, revisionFile, revisionsFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import { markOf, markOfRecord, numbersOf, type Wish } from './revisionFiles.ts';
import type { Room } from './room.ts';
import { newestSnapshot, snapshotOf, takeSnapshot } from './snapshots.ts';
import { readOrTell } from './thin.ts';

/**
 * Keeps the article as it stands on disk; durable when it resolves. When its text is the newest snapshot's, that one is the
 * answer; a person's wish (`manual`) gives it the new name.
 * @throws as reading and writing an article do
 */
export async function keepSnapshot(room: Room, id: string, wish: Wish): Promise<Snapshot> {
  articleFolder(id, 'write');
  return room.queue.run(id, async () => {
    await assertPresent(room);
    const record = await keepNow(room, id, wish);
    return snapshotOf(room, record, await recordBefore(room, record));
  });
}

/** Keeps a version of the article that never stood here. @throws as reading and writing an article do */
export async function keepVersion(room: Room, id: string, version: Article, wish: Wish): Promise<void> {
  articleFolder(id, 'write');
  await room.queue.run(id, async () => {
    await assertPresent(room);
    const { article } = await load(room, id);
    await takeSnapshot(room, { ...version, id, state: article.state, revision: 0 }, wish);
  });
}

/** As {@link keepSnapshot}, only inside the article's queue. */
export async function keepNow(room: Room, id: string, wish: Wish): Promise<RevisionRecord> {
  const { article } = await load(room, id);
  const newest = await newestSnapshot(room, id);
  const isKept = newest !== undefined && markOfRecord(newest) === markOf(article);
  return isKept ? keepAgain(room, newest, wish) : takeSnapshot(room, article, wish);
}

/** What was taken by itself would be thinned out one day; a text that somebody decided about stays. */
const byItself: readonly RevisionRecord['reason'][] = ['open', 'typing'];

async function keepAgain(room: Room, record: RevisionRecord, { reason, name = '' }: Wish): Promise<RevisionRecord> {
  const { id } = record.article;
  if (reason === 'manual' && (record.name !== name || record.reason !== reason)) {
    const named: RevisionRecord = { ...record, reason, name };
    await writeRecord(room.shelf, revisionFile(id, record.number), revisionForm, named);
    return named;
  }
  if (reason === 'workflow' && byItself.includes(record.reason)) {
    const kept: RevisionRecord = { ...record, reason };
    await writeRecord(room.shelf, revisionFile(id, record.number), revisionForm, kept);
    return kept;
  }
  // Its bytes were durable before its name was; whoever wrote it may have died in between.
  await syncNames(room.shelf, revisionsFolder(id, 'write'));
  return record;
}

async function recordBefore(room: Room, { article, number }: RevisionRecord): Promise<RevisionRecord | undefined> {
  for (const other of await numbersOf(room, article.id)) {
    const record = other < number ? await readOrTell(room, article.id, other) : undefined;
    if (record) return record;
  }
  return undefined;
}
