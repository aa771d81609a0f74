import { uuid } from '#domain/article.ts';
import { entriesOf } from './durable.ts';
import { articlesFolder } from './places.ts';
import type { Room } from './room.ts';

/** The folders of the articles, as they lie on disk. */

/** An article's folder as it was found. */
export interface Found {
  readonly id: string;
  readonly folder: string;
}

/** What stands in one folder and is named like ours. */
interface Standing {
  readonly folders: readonly Found[];
  readonly links: readonly Found[];
}

const isYear = (name: string) => /^\d{4}$/.test(name);
const isMonth = (name: string) => /^\d{2}$/.test(name);
const isId = (name: string) => uuid.safeParse(name).success;

/** True when there is at least one folder of an article, whatever is in it. Stops at the first. */
export async function hasArticles({ shelf }: Pick<Room, 'shelf'>): Promise<boolean> {
  for (const year of (await standing(shelf, articlesFolder, isYear)).folders) {
    for (const month of (await standing(shelf, year.folder, isMonth)).folders) {
      if ((await standing(shelf, month.folder, isId)).folders.length > 0) return true;
    }
  }
  return false;
}

/** `links`: what stands where a folder belongs and leads elsewhere. It is not followed, for no save may leave the library; but it is told. */
export async function findArticles({ shelf }: Pick<Room, 'shelf'>): Promise<{ readonly found: Found[]; readonly links: Found[] }> {
  const links: Found[] = [];
  const below = async (folder: string, isOurs: (name: string) => boolean): Promise<readonly Found[]> => {
    const there = await standing(shelf, folder, isOurs);
    links.push(...there.links);
    return there.folders;
  };
  const found: Found[] = [];
  for (const year of await below(articlesFolder, isYear)) {
    for (const month of await below(year.folder, isMonth)) found.push(...(await below(month.folder, isId)));
  }
  return { found, links };
}

async function standing(shelf: Room['shelf'], folder: string, isOurs: (name: string) => boolean): Promise<Standing> {
  const entries = (await entriesOf(shelf, folder)).filter(({ name }) => isOurs(name));
  const named = (wanted: 'folder' | 'other') =>
    entries.filter(({ kind }) => kind === wanted).map(({ name }) => ({ id: name, folder: `${folder}/${name}` }));
  return { folders: named('folder'), links: named('other') };
}
