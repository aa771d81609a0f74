import { failureOf } from '#domain/result.ts';
import { sha256 } from '../adapter.ts';
import { entriesOf, exists, removeDurably, writeDurably } from '../durable.ts';
import { articleForm, type RevisionRecord, revisionForm } from '../forms.ts';
import { readBytes } from '../media.ts';
import { nameOfTextFile, numberOfRevisionFile } from '../places.ts';
import { kindOf } from '../problems.ts';
import type { Room } from '../room.ts';
import { forgetSnapshots } from '../session.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { leftOver, straysOf } from './leftovers.ts';
import { copyAside, examineRecord, lookAt, moveAside, type Spot } from './record.ts';

/** Snapshots and the texts they share. */

/** One article's snapshots: `folder` is its `revisions`, `key` the queue in which they change. */
export interface Shelved {
  readonly room: Room;
  readonly id: string;
  readonly folder: string;
  readonly key: string;
}

export async function examineRevisions(shelved: Shelved): Promise<readonly Finding[]> {
  const { room, id, folder } = shelved;
  const entries = await entriesOf(room.shelf, folder);
  const isOurs = ({ name }: { readonly name: string }) => name === 'texts' || numberOfRevisionFile(name) !== undefined;
  const findings: Finding[] = [...straysOf(room, id, folder, entries, isOurs)];
  const users = new Map<string, number[]>();
  let allRead = true;
  for (const { name } of entries) {
    const number = numberOfRevisionFile(name);
    if (number === undefined) continue;
    const remedy = { advice: 'Repair would set it aside in damaged/.', repair: () => putSnapshotAway(shelved, number) };
    const look = await examineRecord(room, spotOf(shelved, number), { damaged: remedy, changed: remedy });
    findings.push(...look.findings);
    allRead &&= look.seen !== undefined;
    const text = look.seen?.value.text;
    if (text !== undefined) users.set(text, [...(users.get(text) ?? []), number]);
  }
  findings.push(...(await examineTexts(shelved, users, allRead)));
  return findings;
}

function spotOf({ id, folder, key }: Shelved, number: number): Spot<RevisionRecord> {
  return {
    article: id,
    file: `${folder}/${number}.json`,
    form: revisionForm,
    key,
    misfit: (record) => {
      if (record.article.id !== id) return `id: it is a snapshot of article ${record.article.id}`;
      return record.number === number ? undefined : `number: it is snapshot ${record.number}`;
    },
  };
}

async function examineTexts(shelved: Shelved, users: ReadonlyMap<string, readonly number[]>, allRead: boolean): Promise<readonly Finding[]> {
  const { room, id } = shelved;
  const folder = `${shelved.folder}/texts`;
  const entries = await entriesOf(room.shelf, folder);
  const names = entries.flatMap(({ name }) => nameOfTextFile(name) ?? []);
  const findings: Finding[] = [...straysOf(room, id, folder, entries, ({ name }) => nameOfTextFile(name) !== undefined)];
  for (const name of new Set([...names, ...users.keys()])) {
    const file = `${folder}/${name}.md`;
    const fault = await faultOf(room, file, name);
    const numbers = users.get(name) ?? [];
    if (fault) {
      const message = numbers.length > 0 ? `${fault.message}; it is the text of snapshot ${numbers.join(', ')}` : fault.message;
      const advice = 'Repair would write it anew if the article still has this text, or else set it aside with its snapshots.';
      findings.push({ article: id, file, kind: fault.kind, message, advice, repair: () => restoreText(shelved, name) });
    }
    // Of a snapshot that cannot be read nobody knows which text it needs.
    else if (numbers.length === 0 && allRead) findings.push(orphan(shelved, name, file));
  }
  return findings;
}

async function faultOf(room: Room, file: string, name: string): Promise<Pick<Finding, 'kind' | 'message'> | undefined> {
  try {
    const bytes = await readBytes(room, file);
    if (!bytes) return { kind: 'missing', message: 'it is missing' };
    return sha256(bytes).slice(0, 16) === name ? undefined : { kind: 'damaged', message: 'its bytes are not those it is named after' };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: kindOf(failure), message: failure.message };
  }
}

function orphan(shelved: Shelved, name: string, file: string): Finding {
  const { room, id, key } = shelved;
  const found = leftOver(room, id, file, 'no snapshot needs this text');
  const repair = () =>
    room.queue.run(key, async () => {
      const { needed, allRead } = await neededTexts(shelved);
      return needed.has(name) || !allRead ? soundAgain : ((await found.repair?.()) ?? soundAgain);
    });
  return { ...found, repair };
}

/** The texts that snapshots need which are sound in themselves. Only inside the queue. */
async function neededTexts(shelved: Shelved): Promise<{ readonly needed: ReadonlySet<string>; readonly allRead: boolean }> {
  const needed = new Set<string>();
  let allRead = true;
  for (const { name } of await entriesOf(shelved.room.shelf, shelved.folder)) {
    const number = numberOfRevisionFile(name);
    if (number === undefined) continue;
    const { seen, fault } = await lookAt(shelved.room, spotOf(shelved, number));
    if (!seen || fault) allRead = false;
    else if (seen.value.text !== undefined) needed.add(seen.value.text);
  }
  return { needed, allRead };
}

/** With a copy of each text that no other snapshot needs: one of them is its own. */
async function putSnapshotAway(shelved: Shelved, number: number): Promise<Done> {
  const { room, id, folder, key } = shelved;
  const spot = spotOf(shelved, number);
  return room.queue.run(key, async () => {
    const { fault } = await lookAt(room, spot);
    if (fault?.kind !== 'damaged' && fault?.kind !== 'changed') return soundAgain;
    const { needed } = await neededTexts(shelved);
    for (const { name } of await entriesOf(room.shelf, `${folder}/texts`)) {
      const text = nameOfTextFile(name);
      if (text !== undefined && !needed.has(text)) await copyAside(room, id, `${folder}/texts/${name}`);
    }
    forgetSnapshots(room, id);
    return { action: await moveAside(room, id, spot.file), settled: true };
  });
}

async function restoreText(shelved: Shelved, name: string): Promise<Done> {
  const { room, id, folder, key } = shelved;
  const file = `${folder}/texts/${name}.md`;
  return room.queue.run(key, async () => {
    const fault = await faultOf(room, file, name);
    if (!fault) return soundAgain;
    if (fault.kind === 'unreadable') return { action: 'It cannot be read, and is left as it is.', settled: false };
    const body = await presentBody(shelved);
    room.stored.delete(file);
    forgetSnapshots(room, id);
    const done = (await exists(room.shelf, file)) ? [await moveAside(room, id, file)] : [];
    if (body !== undefined && sha256(body).slice(0, 16) === name) {
      await writeDurably(room.shelf, file, Buffer.from(body, 'utf8'));
      return { action: [...done, 'It was written anew: the article still has this text.'].join(' '), settled: true };
    }
    return { action: [...done, ...(await putUsersAway(shelved, name))].join(' '), settled: true };
  });
}

async function presentBody({ room, id, folder, key }: Shelved): Promise<string | undefined> {
  const file = `${folder.slice(0, folder.lastIndexOf('/'))}/article.json`;
  return (await lookAt(room, { article: id, file, form: articleForm, key })).seen?.value.body;
}

/** A snapshot without its text is none. */
async function putUsersAway(shelved: Shelved, name: string): Promise<readonly string[]> {
  const { room, id, folder } = shelved;
  const said: string[] = [];
  for (const entry of await entriesOf(room.shelf, folder)) {
    const number = numberOfRevisionFile(entry.name);
    if (number === undefined) continue;
    const spot = spotOf(shelved, number);
    if ((await lookAt(room, spot)).seen?.value.text !== name) continue;
    const aside = await copyAside(room, id, spot.file);
    await removeDurably(room.shelf, spot.file);
    room.problems.delete(spot.file);
    said.push(`Snapshot ${number} has lost its text and was set aside: ${aside}.`);
  }
  return said;
}
