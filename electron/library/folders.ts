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

/** True when there is at least one folder of an article, whatever is in it. */
export async function hasArticles(room: Pick<Room, 'shelf'>): Promise<boolean> {
  return (await findArticles(room)).found.length > 0;
}

/** `links`: what stands where a folder belongs and leads elsewhere. It is not followed, for no save may leave the library; but it is told. */
export async function findArticles({ shelf }: Pick<Room, 'shelf'>): Promise<{ readonly found: Found[]; readonly links: Found[] }> {
  const links: Found[] = [];
  const below = async (folder: string, isOurs: (name: string) => boolean): Promise<Found[]> => {
    const entries = (await entriesOf(shelf, folder)).filter(({ name }) => isOurs(name));
    const named = (wanted: 'folder' | 'other') =>
      entries.filter(({ kind }) => kind === wanted).map(({ name }) => ({ id: name, folder: `${folder}/${name}` }));
    links.push(...named('other'));
    return named('folder');
  };
  const found: Found[] = [];
  for (const year of await below(articlesFolder, (name) => /^\d{4}$/.test(name))) {
    for (const month of await below(year.folder, (name) => /^\d{2}$/.test(name))) {
      found.push(...(await below(month.folder, (name) => uuid.safeParse(name).success)));
    }
  }
  return { found, links };
}
