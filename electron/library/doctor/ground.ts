import { dirname } from 'node:path/posix';
import { uuid } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { readRecord } from '../adapter.ts';
import { entriesOf, exists, makeFolder, onDisk, removeTree, removeTreeIfEmpty, syncNames, writeRefusal } from '../durable.ts';
import { articleForm } from '../forms.ts';
import { articleFolder, articlesFolder, idOfTrashKey, trashFolder } from '../places.ts';
import type { Room } from '../room.ts';
import type { Done, Finding } from './finding.ts';
import type { Place } from './folder.ts';
import { leftOver, straysOf } from './leftovers.ts';

/** Where the folders of articles lie: at home, in the trash, or astray. */

export interface Ground {
  readonly places: readonly Place[];
  readonly findings: readonly Finding[];
}

/** An article's folder in a year, a month, or right below `articles`. */
export async function walkArticles(room: Room): Promise<Ground> {
  const places: Place[] = [];
  const findings: Finding[] = [];
  const below = async (folder: string, step: RegExp | undefined): Promise<readonly string[]> => {
    const entries = await entriesOf(room.shelf, folder);
    const isFolder = ({ kind }: { readonly kind: string }) => kind === 'folder';
    const ids = entries.filter((entry) => isFolder(entry) && uuid.safeParse(entry.name).success).map(({ name }) => name);
    const steps = entries.filter((entry) => isFolder(entry) && step?.test(entry.name)).map(({ name }) => name);
    findings.push(...straysOf(room, '', folder, entries, ({ name }) => ids.includes(name) || steps.includes(name)));
    for (const id of ids) places.push(placeOf(id, `${folder}/${id}`));
    return steps.map((name) => `${folder}/${name}`);
  };
  for (const year of await below(articlesFolder, /^\d{4}$/)) {
    for (const month of await below(year, /^\d{2}$/)) await below(month, undefined);
  }
  findings.push(...places.filter(({ kind }) => kind === 'misplaced').map((place) => astray(room, place)));
  return { places, findings };
}

function placeOf(id: string, folder: string): Place {
  return { id, folder, key: id, kind: homeOf(id) === folder ? 'living' : 'misplaced' };
}

/** Undefined for an id that has no folder of its own. */
function homeOf(id: string): string | undefined {
  try {
    return articleFolder(id, 'read');
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}

function astray(room: Room, { id, folder }: Place): Finding {
  const home = homeOf(id);
  const found = { article: id, kind: 'misplaced', file: folder } as const;
  if (home === undefined) return { ...found, message: 'its id says no place for it', advice: 'It is left as it is: import its text instead.' };
  return {
    ...found,
    message: `it belongs to ${home}`,
    advice: 'Repair would move it there if that place is free.',
    repair: () => moveHome(room, id, folder, home),
  };
}

async function moveHome(room: Room, id: string, folder: string, home: string): Promise<Done> {
  return room.queue.run(id, async () => {
    if ((await exists(room.shelf, home)) && !(await removeTreeIfEmpty(room.shelf, home))) {
      return { action: `It is left where it is: there is an article of this id in ${home}.`, settled: false };
    }
    await makeFolder(room.shelf, dirname(home));
    try {
      await room.shelf.disk.rename(onDisk(room.shelf, folder), onDisk(room.shelf, home));
    } catch (error) {
      throw writeRefusal(error, folder);
    }
    await syncNames(room.shelf, dirname(home));
    await syncNames(room.shelf, dirname(folder));
    await welcome(room, id, home);
    return { action: `It was moved to ${home}.`, settled: true };
  });
}

/** Tells the index of an article that came home; one that is damaged is told when its folder is looked through. */
async function welcome(room: Room, id: string, home: string): Promise<void> {
  try {
    const seen = await readRecord(room.shelf, `${home}/article.json`, articleForm);
    if (seen) room.index.note(seen.value, seen);
    room.tell({ type: 'changed', ids: [id] });
  } catch (error) {
    if (!failureOf(error)) throw error;
  }
}

/** What is in the trash, half removed entries too. */
export async function walkTrash(room: Room): Promise<Ground> {
  return room.queue.run(trashFolder, async () => {
    const entries = await entriesOf(room.shelf, trashFolder);
    const isRemoving = (name: string) => name.startsWith('.removing-');
    const findings = [...straysOf(room, '', trashFolder, entries, ({ name }) => idOfTrashKey(name) !== undefined)];
    for (const { name } of entries) if (isRemoving(name)) findings.push(halfRemoved(room, `${trashFolder}/${name}`));
    const places = entries.flatMap(({ name, kind }): Place[] => {
      const id = idOfTrashKey(name);
      return id === undefined || kind !== 'folder' ? [] : [{ id, folder: `${trashFolder}/${name}`, key: trashFolder, kind: 'trashed' }];
    });
    return { places, findings };
  });
}

function halfRemoved(room: Room, folder: string): Finding {
  const repair = () =>
    room.queue.run(trashFolder, async () => {
      if (await exists(room.shelf, folder)) await removeTree(room.shelf, folder);
      return { action: 'It was removed.', settled: true };
    });
  return { ...leftOver(room, '', folder, 'it was being removed from the trash for good'), repair };
}
