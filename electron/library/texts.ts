import { failureOf, refusal } from '#domain/result.ts';
import { checksumOf, sha256 } from './adapter.ts';
import { entriesOf, makeFolder, onDisk, removeAll, syncNames, writeDurably } from './durable.ts';
import { readBytes } from './media.ts';
import { nameOfTextFile, textFile, textsFolder } from './places.ts';
import type { Room } from './room.ts';
import { sessionOf } from './session.ts';

/** The bodies of an article's snapshots: named by what they hold, written once, shared by snapshots with the same body. */

/** Where a snapshot's body is: in a file of this name, or in the record itself. */
export type Held = { readonly text: string } | { readonly body: string };

/** What a body is told apart by: the name of its file, or for one that has none a checksum. */
export function bodyMark(body: string): string {
  return textName(body) ?? `body ${checksumOf(body)}`;
}

const loneSurrogate = /\p{Surrogate}/u;

/** Undefined for a body with a lone surrogate, which UTF-8 cannot say. */
function textName(body: string): string | undefined {
  return loneSurrogate.test(body) ? undefined : sha256(body).slice(0, 16);
}

/**
 * Keeps a body, durably; `isNew` when its file was not there. Only inside the article's queue. A file of its name with
 * another content is left as it is: then the body goes into the record.
 */
export async function keepText(room: Room, id: string, body: string): Promise<{ readonly held: Held; readonly isNew: boolean }> {
  const name = textName(body);
  if (name === undefined) return { held: { body }, isNew: false };
  const file = textFile(id, name);
  await makeFolder(room.shelf, textsFolder(id));
  const there = await readOrDamaged(room, file);
  if (there === undefined) {
    await writeDurably(room.shelf, file, Buffer.from(body, 'utf8'));
    room.stored.add(file);
    return { held: { text: name }, isNew: true };
  }
  if (there === 'damaged' || !Buffer.from(there).equals(Buffer.from(body, 'utf8'))) return { held: { body }, isNew: false };
  // Its bytes were durable before its name was; whoever wrote it may have died in between.
  if (!room.stored.has(file)) await syncNames(room.shelf, textsFolder(id));
  room.stored.add(file);
  return { held: { text: name }, isNew: false };
}

async function readOrDamaged(room: Room, file: string): Promise<Uint8Array | 'damaged' | undefined> {
  try {
    return await readBytes(room, file);
  } catch (error) {
    if (failureOf(error)?.code === 'damaged') return 'damaged';
    throw error;
  }
}

/** @throws damaged when it is missing, or no longer what it is named after; disk */
export async function readText(room: Room, id: string, held: Held): Promise<string> {
  if ('body' in held) return held.body;
  const file = textFile(id, held.text);
  const bytes = await readBytes(room, file);
  if (!bytes) throw refusal('damaged', file, 'read', 'it is missing, and a snapshot needs it');
  if (sha256(bytes).slice(0, 16) !== held.text) {
    throw refusal('damaged', file, 'read', 'its bytes are no longer those it is named after', { bytes: bytes.length });
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Reads a text only if it is another file than the one that was found good before. @throws as {@link readText} */
export async function verifyText(room: Room, id: string, held: Held): Promise<void> {
  if ('body' in held) return;
  const { verified } = sessionOf(room);
  const file = textFile(id, held.text);
  const stamp = await stampOf(room, file);
  if (stamp !== undefined && verified.get(file) === stamp) return;
  await readText(room, id, held);
  if (stamp !== undefined) verified.set(file, stamp);
}

async function stampOf({ shelf }: Room, file: string): Promise<string | undefined> {
  try {
    return (await shelf.disk.stat(onDisk(shelf, file))).stamp;
  } catch {
    // Whatever is wrong, reading it says it better.
    return undefined;
  }
}

/** Removes the texts that no snapshot refers to, durably. Only inside the article's queue. */
export async function removeTexts(room: Room, id: string, needed: ReadonlySet<string>): Promise<void> {
  const folder = textsFolder(id);
  const names = (await entriesOf(room.shelf, folder)).map(({ name }) => name);
  const orphans = names.filter((name) => !needed.has(nameOfTextFile(name) ?? name)).filter((name) => nameOfTextFile(name) !== undefined);
  for (const name of orphans) {
    room.stored.delete(`${folder}/${name}`);
    sessionOf(room).verified.delete(`${folder}/${name}`);
  }
  await removeAll(room.shelf, folder, orphans);
}
