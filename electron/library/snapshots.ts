import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '#domain/article.ts';
import { changedHan } from '#domain/diff.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { Snapshot } from '#domain/revisions.ts';
import type { RevisionRecord } from './forms.ts';
import { revisionsFolder, textFile } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem } from './problems.ts';
import { heldOf, markOf, markOfRecord, numbersOf, readRevision, type Wish, writeRevision } from './revisionFiles.ts';
import type { Room } from './room.ts';
import { type Newest, sessionOf } from './session.ts';
import { bodyMark, readText, verifyText } from './texts.ts';
import { readOrTell, readRevisions, thinSnapshots } from './thin.ts';

/** Snapshots of an article: taken by themselves at its milestones, listed, read. Keeping one is in `keep.ts`. */

/** While somebody types, one in so many ms at most. */
const typingPause = 5 * 60 * 1000;
/** An article that nobody touched for so many ms is kept as it was when somebody opens it again. */
const openPause = 30 * 60 * 1000;
/** Bodies longer than this, in UTF-16 code units, are compared by their length in 字 alone. */
const longBody = 200_000;

/** Newest first. One that cannot be read, or whose text cannot, is left out and told as a problem. */
export async function listSnapshots(room: Room, id: string): Promise<readonly Snapshot[]> {
  revisionsFolder(id, 'read');
  const records = await room.queue.run(id, () => readGood(room, id));
  const snapshots: Snapshot[] = [];
  for (const [index, record] of records.entries()) snapshots.push(await snapshotOf(room, record, records[index + 1]));
  return snapshots;
}

async function readGood(room: Room, id: string): Promise<readonly RevisionRecord[]> {
  const folder = `${revisionsFolder(id, 'read')}/`;
  for (const file of room.problems.keys()) if (file.startsWith(folder)) room.problems.delete(file);
  const good: RevisionRecord[] = [];
  for (const record of (await readRevisions(room, id)).records) if (await hasText(room, id, record)) good.push(record);
  return good;
}

async function hasText(room: Room, id: string, record: RevisionRecord): Promise<boolean> {
  try {
    await verifyText(room, id, heldOf(record));
    return true;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    noteProblem(room, id, textFile(id, record.text ?? ''), failure);
    return false;
  }
}

/** With what came and went since the snapshot before it. */
export async function snapshotOf(room: Room, record: RevisionRecord, before: RevisionRecord | undefined): Promise<Snapshot> {
  const { number, at, by, reason, name, han, article } = record;
  return { number, at, by, reason, name, title: article.title, han, ...(await changesOf(room, record, before)) };
}

async function changesOf(room: Room, record: RevisionRecord, before: RevisionRecord | undefined): Promise<{ added: number; removed: number }> {
  if (!before) return { added: record.han, removed: 0 };
  const marks = [before, record].map(({ text, body }) => text ?? bodyMark(body ?? ''));
  if (marks[0] === marks[1]) return { added: 0, removed: 0 };
  const { changes } = sessionOf(room);
  const key = `${record.article.id} ${marks.join(' ')}`;
  const known = changes.get(key);
  if (known) return known;
  const found = await compare(room, before, record);
  changes.set(key, found);
  // A long list must not keep the window's calls waiting.
  await turn();
  return found;
}

async function compare(room: Room, before: RevisionRecord, after: RevisionRecord): Promise<{ added: number; removed: number }> {
  const { id } = after.article;
  const lengths = { added: Math.max(0, after.han - before.han), removed: Math.max(0, before.han - after.han) };
  try {
    const [from, to] = await Promise.all([readText(room, id, heldOf(before)), readText(room, id, heldOf(after))]);
    if (from.length > longBody || to.length > longBody) return lengths;
    const { added, removed } = changedHan(from, to);
    return { added, removed };
  } catch (error) {
    // It was thinned out, or damaged, since the list was read: the next list tells.
    if (!failureOf(error)) throw error;
    return lengths;
  }
}

/** @throws not-found; damaged, newer-format, invalid, naming the file */
export async function readSnapshot(room: Room, id: string, number: number): Promise<Article> {
  revisionsFolder(id, 'read');
  const record = await readRevision(room, id, number);
  if (!record) throw refuseMissingSnapshot(id, number);
  try {
    return { ...record.article, body: await readText(room, id, heldOf(record)) };
  } catch (error) {
    // It may have been thinned out between the two readings.
    if (!(await readRevision(room, id, number))) throw refuseMissingSnapshot(id, number);
    throw error;
  }
}

function refuseMissingSnapshot(id: string, number: number): Error {
  return refusal('not-found', `article ${id}`, 'read', `there is no snapshot ${number}`, { number });
}

/**
 * The newest snapshot that can be read with its text; the others are told as problems. Does not wait for the article's queue:
 * to be called inside it.
 */
export async function newestSnapshot(room: Room, id: string): Promise<RevisionRecord | undefined> {
  for (const number of await numbersOf(room, id)) {
    const record = await readOrTell(room, id, number);
    if (record && (await hasText(room, id, record))) return record;
  }
  return undefined;
}

/** The newest good snapshot, from memory if it was looked at before. Only inside the article's queue. */
export async function newestOf(room: Room, id: string): Promise<Newest | null> {
  const { newest } = sessionOf(room);
  const known = newest.get(id);
  if (known !== undefined) return known;
  const record = await newestSnapshot(room, id);
  const found = record ? { number: record.number, at: record.at, mark: markOfRecord(record) } : null;
  newest.set(id, found);
  return found;
}

/** Takes a snapshot of a text that stands on disk, durably; the older ones are thinned after it. Only inside the article's queue. */
export async function takeSnapshot(room: Room, article: Article, wish: Wish): Promise<RevisionRecord> {
  const record = await writeRevision(room, article, wish);
  later(room, article.id, 'thinning of snapshots', () => thinSnapshots(room, article.id));
  return record;
}

/** After a save was acknowledged: takes a snapshot when enough minutes of typing have passed. Never throws, never waits. */
export function noteSave(room: Room, article: Article): void {
  const at = room.clock.now();
  const isTooSoon = (newest: Newest | null | undefined) => newest != null && !hasPassed(at, newest.at, typingPause);
  if (isTooSoon(sessionOf(room).newest.get(article.id))) return;
  const reason = article.revision === 1 ? 'created' : 'typing';
  later(room, article.id, 'snapshot after a save', async () => {
    if (!isTooSoon(await newestOf(room, article.id))) await takeIfNew(room, article, reason, at);
  });
}

/** An article is being opened: takes a snapshot when it was left alone for a while. Never throws, never waits. */
export function noteOpen(room: Room, article: Article): void {
  const at = room.clock.now();
  if (!hasPassed(at, article.updatedAt, openPause)) return;
  const { opened } = sessionOf(room);
  const seen = `${article.revision} ${article.updatedAt}`;
  if (opened.get(article.id) === seen) return;
  opened.set(article.id, seen);
  later(room, article.id, 'snapshot at opening', async () => {
    await takeIfNew(room, article, 'open', at);
    opened.set(article.id, seen);
  });
}

async function takeIfNew(room: Room, article: Article, reason: 'created' | 'open' | 'typing', at: string): Promise<void> {
  // It was taken back, or went into the trash, while this waited.
  if (!room.known.has(article.id)) return;
  const newest = await newestOf(room, article.id);
  if (newest ? newest.mark === markOf(article) : article.body === '') return;
  await writeRevision(room, article, { reason, by: room.person, at });
  room.tell({ type: 'snapshot', id: article.id });
  await thinSnapshots(room, article.id);
}

/** True also when the clock was set back by more than that. */
function hasPassed(now: string, since: string, pause: number): boolean {
  return !(Math.abs(Date.parse(now) - Date.parse(since)) < pause);
}

/** Does something when the article's queue comes to it; a failure is told to the program's log alone. */
function later(room: Room, id: string, what: string, task: () => Promise<void>): void {
  const unlessReplaced = async () => {
    await assertPresent(room);
    await task();
  };
  room.queue.run(id, unlessReplaced).catch((error: unknown) => room.shelf.report(error, `${what}, article ${id}`));
}
