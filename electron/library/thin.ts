import { failureOf } from '#domain/result.ts';
import { thinned } from '#domain/revisions.ts';
import { removeAll } from './durable.ts';
import type { RevisionRecord } from './forms.ts';
import { lookedAtSnapshots } from './looks.ts';
import { revisionFile, revisionsFolder } from './places.ts';
import { noteProblem } from './problems.ts';
import { mapBounded } from './queue.ts';
import { numbersOf, readRevision } from './revisionFiles.ts';
import type { Room } from './room.ts';
import { sessionOf } from './session.ts';
import { removeTexts } from './texts.ts';

/** The rule reckons with hours at the least: more often than that, in ms, nobody needs to look. */
const thinPause = 60 * 60 * 1000;

/**
 * Removes the snapshots that the rule no longer keeps (`thinned`), then the texts nothing refers to. Only inside the
 * article's queue. A crash in between leaves a text that the next thinning removes. While one snapshot cannot be read,
 * damaged or of a newer program, no text is removed: it may be the one that needs it.
 */
export async function thinSnapshots(room: Room, id: string): Promise<void> {
  const now = room.clock.now();
  const last = sessionOf(room).thinned.get(id);
  if (last !== undefined && Math.abs(Date.parse(now) - Date.parse(last)) < thinPause) return;
  const { records, isComplete } = await readRevisions(room, id);
  sessionOf(room).thinned.set(id, now);
  const gone = new Set(thinned(records, now, await lookedAtSnapshots(room, id)));
  if (gone.size === 0) return;
  await removeAll(
    room.shelf,
    revisionsFolder(id, 'write'),
    [...gone].map((number) => `${number}.json`),
  );
  if (!isComplete) return;
  const needed = records.filter(({ number }) => !gone.has(number)).map(({ text }) => text);
  await removeTexts(room, id, new Set(needed.filter((text) => text !== undefined)));
}

/** All that can be read, newest first; the others are told as problems. Only inside the article's queue. */
export async function readRevisions(room: Room, id: string): Promise<{ readonly records: readonly RevisionRecord[]; readonly isComplete: boolean }> {
  const found = await mapBounded(await numbersOf(room, id), 8, (number) => readOrTell(room, id, number));
  const records = found.filter((record) => record !== undefined);
  return { records, isComplete: records.length === found.length };
}

/** Undefined for one that cannot be read: it is told as a problem. */
export async function readOrTell(room: Room, id: string, number: number): Promise<RevisionRecord | undefined> {
  try {
    return await readRevision(room, id, number);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    noteProblem(room, id, revisionFile(id, number), failure);
    return undefined;
  }
}
