import { type Article, mediaFile } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { sha256 } from '../adapter.ts';
import type { DiskEntry } from '../disk.ts';
import { entriesOf, exists, makeFolder, writeDurably } from '../durable.ts';
import { readBytes } from '../media.ts';
import { kindOf } from '../problems.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { straysOf } from './leftovers.ts';
import { moveAside } from './record.ts';

/** Pictures are what they are named after, and those an article names are there. */

/** Where a picture of this name lies, anywhere in the library: folders called `media`. */
export type FindMedia = (name: string) => Promise<readonly string[]>;

/** @param article undefined when it cannot be read: then nothing is missed */
export async function examineMedia(
  room: Room,
  id: string,
  folder: string,
  entries: readonly DiskEntry[],
  article: Article | undefined,
  find: FindMedia,
): Promise<readonly Finding[]> {
  const names = entries.map(({ name }) => name).filter((name) => mediaFile.safeParse(name).success);
  const findings: Finding[] = [...straysOf(room, id, folder, entries, ({ name }) => names.includes(name))];
  const needed = neededBy(article);
  for (const name of names) {
    const fault = await faultOf(room, `${folder}/${name}`, name);
    if (fault) findings.push(finding(room, id, `${folder}/${name}`, name, fault, needed.has(name), find));
  }
  for (const name of needed) {
    if (names.includes(name)) continue;
    findings.push(finding(room, id, `${folder}/${name}`, name, { kind: 'missing', message: 'it is missing, and the article names it' }, true, find));
  }
  return findings;
}

function neededBy(article: Article | undefined): ReadonlySet<string> {
  const media = Object.values(article?.media ?? {});
  return new Set(media.filter(({ deletedAt }) => deletedAt === undefined).map(({ file }) => file));
}

type MediaFault = Pick<Finding, 'kind' | 'message'>;

/** Undefined for a picture that is what it is named after. */
async function faultOf(room: Room, file: string, name: string): Promise<MediaFault | undefined> {
  try {
    const bytes = await readBytes(room, file);
    if (!bytes) return { kind: 'missing', message: 'it is missing, and the article names it' };
    if (isNamedAfter(name, bytes)) return undefined;
    return { kind: 'damaged', message: 'its bytes are not those it is named after' };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: kindOf(failure), message: failure.message };
  }
}

function isNamedAfter(name: string, bytes: Uint8Array): boolean {
  return bytes.length > 0 && name.startsWith(`${sha256(bytes).slice(0, 16)}.`);
}

function finding(room: Room, article: string, file: string, name: string, fault: MediaFault, needed: boolean, find: FindMedia): Finding {
  const found = { ...fault, article, file };
  if (fault.kind === 'unreadable') return { ...found, advice: 'The disk does not give it out: check the disk, or restore a backup.' };
  const advice = `Repair would ${fault.kind === 'damaged' ? 'set it aside and ' : ''}take the picture from another article that has the same one.`;
  return { ...found, advice, repair: () => restore(room, article, file, name, needed, find) };
}

async function restore(room: Room, article: string, file: string, name: string, needed: boolean, find: FindMedia): Promise<Done> {
  const twin = await twinOf(room, file, name, find);
  return room.queue.run(file, async () => {
    if (!(await faultOf(room, file, name))) return soundAgain;
    const aside = (await exists(room.shelf, file)) ? `${await moveAside(room, article, file)} ` : '';
    if (!twin) {
      if (!needed) return { action: `${aside}The article does not name it.`, settled: true };
      return { action: `${aside}No other copy of the picture was found: put it into the article again.`, settled: false };
    }
    await makeFolder(room.shelf, file.slice(0, file.lastIndexOf('/')));
    await writeDurably(room.shelf, file, twin.bytes);
    return { action: `${aside}The same picture was taken from ${twin.file}.`, settled: true };
  });
}

async function twinOf(room: Room, file: string, name: string, find: FindMedia) {
  for (const folder of await find(name)) {
    const other = `${folder}/${name}`;
    if (other === file || (await faultOf(room, other, name))) continue;
    const bytes = await readBytes(room, other);
    if (bytes && isNamedAfter(name, bytes)) return { file: other, bytes };
  }
  return undefined;
}

/** Looks through all folders of pictures once, when the first one is wanted. */
export function mediaFinder({ shelf }: Room, folders: readonly string[]): FindMedia {
  let known: Promise<ReadonlyMap<string, string[]>> | undefined;
  const lookThrough = async () => {
    const places = new Map<string, string[]>();
    for (const folder of folders) {
      for (const { name } of await entriesOf(shelf, `${folder}/media`)) places.set(name, [...(places.get(name) ?? []), `${folder}/media`]);
    }
    return places;
  };
  return async (name) => {
    known ??= lookThrough();
    return (await known).get(name) ?? [];
  };
}
