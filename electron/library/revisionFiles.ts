import type { Article } from '#domain/article.ts';
import { sourceHan } from '#domain/markdown/sourceHan.ts';
import { refusal } from '#domain/result.ts';
import type { SnapshotReason } from '#domain/revisions.ts';
import { checksumOf, readRecord, writeRecord } from './adapter.ts';
import { entriesOf, exists, makeFolder, takeBack } from './durable.ts';
import { type RevisionRecord, revisionForm } from './forms.ts';
import { numberOfRevisionFile, revisionFile, revisionsFolder, textFile } from './places.ts';
import type { Room } from './room.ts';
import { forgetSnapshots, sessionOf } from './session.ts';
import { bodyMark, type Held, keepText } from './texts.ts';

/** The files of an article's snapshots. */

/** Numbers of all there are, highest first, whatever is in them. */
export async function numbersOf(room: Room, id: string): Promise<readonly number[]> {
  const entries = await entriesOf(room.shelf, revisionsFolder(id, 'read'));
  const numbers = entries.map(({ name }) => numberOfRevisionFile(name));
  return numbers.filter((number) => number !== undefined).sort((a, b) => b - a);
}

/** @returns undefined when there is none of this number @throws damaged, newer-format, invalid, disk */
export async function readRevision(room: Room, id: string, number: number): Promise<RevisionRecord | undefined> {
  const file = revisionFile(id, number);
  const record = (await readRecord(room.shelf, file, revisionForm))?.value;
  if (!record) return undefined;
  if (record.number !== number) throw refusal('invalid', file, 'read', `number: it is snapshot ${record.number}`, { field: 'number' });
  if (record.article.id !== id) throw refusal('invalid', file, 'read', `article.id: it is of article ${record.article.id}`, { field: 'article.id' });
  return record;
}

export function heldOf({ text, body }: RevisionRecord): Held {
  return text === undefined ? { body: body ?? '' } : { text };
}

/** What the text of a snapshot is told apart by, from any other text of its article. */
export function markOf({ body, ...rest }: Article): string {
  return markWith(rest, bodyMark(body));
}

export function markOfRecord({ article, text, body }: RevisionRecord): string {
  return markWith(article, text ?? bodyMark(body ?? ''));
}

/** The same for two saves of one text. */
function markWith(article: Omit<Article, 'body'>, body: string): string {
  return checksumOf({ ...article, revision: 0, updatedAt: '', body });
}

export interface Wish {
  readonly reason: SnapshotReason;
  readonly name?: string;
  readonly by: string;
  /** When the milestone was, ISO 8601; now when it is not given. */
  readonly at?: string;
}

/** No article is ever saved so often: a file of a higher number is none of ours, and the next one does not follow it. */
const absurd = 1_000_000_000;

/**
 * Writes a snapshot, durably: its text first, then what refers to it. Only inside the article's queue. When it fails nothing
 * of it stays. Its number is the article's revision, or the next one above all there are, damaged ones included: another
 * program may have put an older article back, and no snapshot is ever written over.
 */
export async function writeRevision(room: Room, article: Article, { reason, name = '', by, at = room.clock.now() }: Wish): Promise<RevisionRecord> {
  const { body, ...rest } = article;
  const { id } = rest;
  const numbers = await numbersOf(room, id);
  const highest = numbers.find((other) => other < absurd) ?? -1;
  let number = Math.max(article.revision, highest + 1);
  while (numbers.includes(number)) number++;
  forgetSnapshots(room, id);
  await makeFolder(room.shelf, revisionsFolder(id, 'write'));
  const { held, isNew } = await keepText(room, id, body);
  const about = { schema: 1 as const, number, at, by: by.slice(0, 200), reason, name, han: sourceHan(body) };
  const record: RevisionRecord = { ...about, article: rest, ...held };
  const file = revisionFile(id, number);
  try {
    await writeRecord(room.shelf, file, revisionForm, record);
  } catch (error) {
    await takeBack(room.shelf, file);
    if (isNew && 'text' in held) await takeTextBack(room, id, file, held.text);
    throw error;
  }
  sessionOf(room).newest.set(id, { number, at, mark: markOfRecord(record) });
  return record;
}

/** Only when nothing refers to it. */
async function takeTextBack(room: Room, id: string, record: string, name: string): Promise<void> {
  const text = textFile(id, name);
  try {
    if (await exists(room.shelf, record)) return;
  } catch (error) {
    room.shelf.report(error, record);
    return;
  }
  room.stored.delete(text);
  await takeBack(room.shelf, text);
}
