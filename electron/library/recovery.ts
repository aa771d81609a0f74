import { setTimeout as pause } from 'node:timers/promises';
import type { Article } from '#domain/article.ts';
import type { Recovery } from '#domain/problems.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { readRecord, sha256, writeRecord } from './adapter.ts';
import { bytesOf, setAside } from './aside.ts';
import { entriesOf, exists, isMissing, onDisk, removeDurably, type Shelf, stampOf } from './durable.ts';
import { articleForm, type RevisionRecord, recoveredForm, revisionForm } from './forms.ts';
import { wrote } from './ledger.ts';
import { articleFile, articleFolder, numberOfRevisionFile, revisionsFolder, textFile } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem, problemOf } from './problems.ts';
import type { Room } from './room.ts';

/** ms that a file has to stay damaged. */
const settling = 250;
/** ms that it must not have been written to, when nobody asks for the repair: a slow copy, or a program that syncs, may be in the middle of it. */
const patience = 3000;

/** A damaged article stands again from its newest good snapshot; its bytes are kept, and it says so until somebody has seen it. */

/** Undefined unless the article stands again from an older snapshot and nobody has seen it yet. */
export async function readRecovery(room: Room, id: string): Promise<Recovery | undefined> {
  const file = recoveredFile(id);
  try {
    const seen = await readRecord(room.shelf, file, recoveredForm);
    room.problems.delete(file);
    if (!seen) return undefined;
    const { schema: _schema, ...recovery } = seen.value;
    return recovery;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    // The article itself is sound: a note that cannot be read must not keep anybody from it.
    if (failure.code === 'disk') room.shelf.report(error, file);
    else noteProblem(room, id, file, failure);
    return undefined;
  }
}

/** Also when it was settled before: two windows may show the same article. @throws disk, read-only */
export async function settleRecovery(room: Room, id: string): Promise<void> {
  const file = recoveredFile(id);
  await room.queue.run(id, async () => {
    await assertPresent(room);
    if (!(await exists(room.shelf, file))) return;
    await removeDurably(room.shelf, file);
    room.mended.delete(articleFile(id));
  });
}

/**
 * Sets the damaged article.json aside with its bytes intact and puts the newest good snapshot in its place, as a draft that
 * says so. False when it is not damaged (any more), when a newer program wrote it, when it cannot be read at all, or when
 * there is no good snapshot: then nothing changes.
 * @throws disk, when a snapshot cannot be read; disk-full, read-only
 */
export async function recoverArticle(room: Room, id: string): Promise<boolean> {
  return (await recover(room, id, 0)) === 'recovered';
}

/** The same, unasked: as soon as nobody has written to the file for a while. Ends with the library. */
export async function recoverWhenStill(room: Room, id: string): Promise<void> {
  while ((await recover(room, id, patience)) === 'later' && !room.ending.aborted) {
    await pause(patience, undefined, { ref: false, signal: room.ending }).catch(() => undefined);
  }
}

type Outcome = 'recovered' | 'later' | 'left';

async function recover(room: Room, id: string, stillness: number): Promise<Outcome> {
  const file = articleFile(id);
  return room.queue.run(id, async () => {
    if (room.ending.aborted) return 'left';
    await assertPresent(room);
    if (!(await damageOf(room, id))) return 'left';
    const stamp = await stampOf(room.shelf, file);
    if (isFresh(stamp, stillness)) return 'later';
    // Another program may be in the middle of writing it: what it puts there must not be lost.
    await pause(settling);
    const failure = await damageOf(room, id);
    if (!failure) return 'left';
    if ((await stampOf(room.shelf, file)) !== stamp) return 'later';
    const snapshot = await newestSnapshot(room.shelf, id);
    if (!snapshot) {
      room.problems.set(file, problemOf(id, file, failure, 'It is left as it is: there is no good snapshot of it.'));
      return 'left';
    }
    await putBack(room, id, failure, snapshot, stamp);
    return 'recovered';
  });
}

/** True when it was written to less than so many ms ago, by the machine's own time: file times are of it. */
function isFresh(stamp: string | undefined, stillness: number): boolean {
  const nanoseconds = stamp?.split('-')[1];
  if (nanoseconds === undefined || stillness === 0) return false;
  const age = Date.now() - Number(BigInt(nanoseconds) / 1_000_000n);
  return age >= 0 && age < stillness;
}

/**
 * Killed at any point it leaves a file that is still damaged, to be recovered again, or one that is whole: the copy is
 * durable first, then the note, then the article. Nothing reads the note while the article is damaged.
 */
async function putBack(room: Room, id: string, failure: Failure, { article, number, highest }: Good, stamp: string | undefined): Promise<void> {
  const { shelf, clock } = room;
  const file = articleFile(id);
  const isThere = await exists(shelf, file);
  const aside = isThere ? await setAside(shelf, clock, file, `${id}-article.json`) : '';
  const stated = isThere ? await statedRevision(shelf, file) : 0;
  const now = clock.now();
  await writeRecord(shelf, recoveredFile(id), recoveredForm, { schema: 1, at: now, from: number, aside, message: failure.message });
  const revision = Math.max(room.known.get(id)?.revision ?? 0, highest, stated) + 1;
  const again: Article = { ...article, revision, state: 'draft', updatedAt: now };
  const lastLook = async () => {
    if ((await stampOf(room.shelf, file)) !== stamp) throw refusal('stale', `article ${id}`, 'repair', 'it was changed meanwhile');
  };
  const seen = await writeRecord(shelf, file, articleForm, again, lastLook);
  room.known.set(id, wrote(seen));
  room.index.note(again, seen);
  room.problems.delete(file);
  room.mended.set(file, problemOf(id, file, failure, `It stands again as a draft, from its snapshot ${number}.${saying(aside)}`));
  room.tell({ type: 'changed', ids: [id] });
}

function saying(aside: string): string {
  return aside === '' ? '' : ` The damaged bytes are in ${aside}.`;
}

/** Why the article has to be recovered, or undefined when it has not. What is not its own damage is told as a problem. */
async function damageOf(room: Room, id: string): Promise<Failure | undefined> {
  const file = articleFile(id);
  try {
    const seen = await readRecord(room.shelf, file, articleForm);
    if (!seen)
      return (await wasAcknowledged(room.shelf, id)) ? { code: 'not-found', thing: file, stage: 'read', message: 'it is missing' } : undefined;
    if (seen.value.id === id) return undefined;
    return { code: 'invalid', thing: file, stage: 'read', message: `id: it is the text of article ${seen.value.id}` };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    if (['damaged', 'invalid'].includes(failure.code) && (await isFile(room.shelf, file))) return failure;
    noteProblem(room, id, file, failure);
    return undefined;
  }
}

async function isFile(shelf: Shelf, file: string): Promise<boolean> {
  try {
    return (await shelf.disk.stat(onDisk(shelf, file))).kind === 'file';
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** article.json is written before review.json, and snapshots come later: with one of them there, it was there too. */
async function wasAcknowledged(shelf: Shelf, id: string): Promise<boolean> {
  const folder = articleFolder(id, 'read');
  return (await exists(shelf, `${folder}/review.json`)) || (await entriesOf(shelf, revisionsFolder(id, 'read'))).length > 0;
}

/** A hint only, out of bytes that are damaged: the new revision should be higher than any that somebody has seen. */
async function statedRevision(shelf: Shelf, file: string): Promise<number> {
  const text = Buffer.from(await bytesOf(shelf, file)).toString('latin1');
  return Number(/^ {2}"revision": (\d{1,12}),?$/m.exec(text)?.[1] ?? 0);
}

interface Good {
  readonly article: Article;
  readonly number: number;
  /** Of all snapshots there are, readable or not. */
  readonly highest: number;
}

async function newestSnapshot(shelf: Shelf, id: string): Promise<Good | undefined> {
  const names = (await entriesOf(shelf, revisionsFolder(id, 'read'))).map(({ name }) => numberOfRevisionFile(name));
  const numbers = names.filter((number) => number !== undefined).sort((a, b) => b - a);
  for (const number of numbers) {
    const article = await soundArticle(shelf, id, number);
    if (article) return { article, number, highest: numbers[0] ?? number };
  }
  return undefined;
}

async function soundArticle(shelf: Shelf, id: string, number: number): Promise<Article | undefined> {
  const file = `${revisionsFolder(id, 'read')}/${number}.json`;
  try {
    const seen = await readRecord(shelf, file, revisionForm);
    if (!seen || seen.changedOutside || seen.value.article.id !== id || seen.value.number !== number) return undefined;
    const body = await bodyOf(shelf, id, seen.value);
    return body === undefined ? undefined : { ...seen.value.article, body };
  } catch (error) {
    // One that is only out of reach now may be the newest: nothing is put back from an older one then.
    if (!failureOf(error) || failureOf(error)?.code === 'disk') throw error;
    shelf.report(error, file);
    return undefined;
  }
}

/** Undefined when its text is missing, or not what it is named after. @throws disk */
async function bodyOf(shelf: Shelf, id: string, { body, text = '' }: RevisionRecord): Promise<string | undefined> {
  if (body !== undefined) return body;
  const file = textFile(id, text);
  if (!(await exists(shelf, file))) return undefined;
  const bytes = await bytesOf(shelf, file);
  return sha256(bytes).slice(0, 16) === text ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : undefined;
}

function recoveredFile(id: string): string {
  return `${articleFolder(id, 'read')}/recovered.json`;
}
