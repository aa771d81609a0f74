import type { Article } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { Rival } from '../newsroom/ports.ts';
import { readRecord, writeRecord } from './adapter.ts';
import { entriesOf, makeFolder, removeDurably, syncNames } from './durable.ts';
import { rivalForm } from './forms.ts';
import { textChecksum } from './ledger.ts';
import { isRivalName, rivalsFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem } from './problems.ts';
import type { Room } from './room.ts';

/** Texts that were refused as stale: kept beside the article until a person has settled them. */

/**
 * Keeps a refused text, durably. The same text refused again is kept once.
 * @returns its bare file name
 */
export async function keepRival(room: Room, article: Article, basedOn: number): Promise<string> {
  const folder = rivalsFolder(article.id, 'write');
  const name = `${basedOn}-${textChecksum(article).slice(0, 12)}.json`;
  const file = `${folder}/${name}`;
  await makeFolder(room.shelf, folder);
  // The bytes of a file of ours are durable before its name is; whoever wrote it may have died in between.
  if (await readRecord(room.shelf, file, rivalForm)) await syncNames(room.shelf, folder);
  else await writeRecord(room.shelf, file, rivalForm, { schema: 1, basedOn, at: room.clock.now(), article });
  return name;
}

/** Oldest first. One that cannot be read does not hide the others: it is told with the next list. */
export async function readRivals(room: Room, id: string): Promise<readonly Rival[]> {
  const folder = rivalsFolder(id, 'read');
  const rivals: Rival[] = [];
  for (const { name } of await entriesOf(room.shelf, folder)) {
    if (!isRivalName(name)) continue;
    const rival = await readRival(room, id, `${folder}/${name}`);
    if (rival) rivals.push({ name, ...rival });
  }
  return rivals.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.basedOn - b.basedOn || (a.name < b.name ? -1 : 1));
}

async function readRival(room: Room, id: string, file: string): Promise<Omit<Rival, 'name'> | undefined> {
  try {
    const seen = await readRecord(room.shelf, file, rivalForm);
    room.problems.delete(file);
    return seen && { basedOn: seen.value.basedOn, at: seen.value.at, article: seen.value.article };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    noteProblem(room, id, file, failure);
    return undefined;
  }
}

/** @throws not-found */
export async function settleRival(room: Room, id: string, name: string): Promise<void> {
  const folder = rivalsFolder(id, 'write');
  if (!isRivalName(name)) throw refusal('not-found', name.slice(0, 120), 'write', 'there is no such refused text');
  await room.queue.run(id, async () => {
    await assertPresent(room);
    await removeDurably(room.shelf, `${folder}/${name}`);
  });
  room.problems.delete(`${folder}/${name}`);
}
