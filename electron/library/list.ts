import { type ArticleSummary, uuid } from '#domain/article.ts';
import { failureOf, refusal } from '#domain/result.ts';
import type { DamagedArticle } from '../newsroom/ports.ts';
import { look } from './articles.ts';
import { entriesOf, exists, isTemporary } from './durable.ts';
import { articleFile, articleFolder, articlesFolder } from './places.ts';
import { mapBounded } from './queue.ts';
import type { Room } from './room.ts';

/** How many files are looked at at a time: enough to keep the disk at work, far from a process's limit of open files. */
const atOnce = 32;

/** An article's folder as it was found. */
interface Found {
  readonly id: string;
  readonly folder: string;
}

type Outcome = { readonly summary: ArticleSummary } | { readonly damaged: DamagedArticle } | undefined;

/** Every article that can be read, newest change first, and every one that cannot. */
export async function listArticles(room: Room): Promise<{ articles: readonly ArticleSummary[]; damaged: readonly DamagedArticle[] }> {
  const { found, links } = await findArticles(room);
  forgetVanished(room, found);
  const articles: ArticleSummary[] = [];
  const damaged: DamagedArticle[] = links.map(({ id, folder }) => ({
    id,
    file: folder,
    message: 'it is a link or no folder: nothing in it is read',
  }));
  for (const outcome of await mapBounded(found, atOnce, (one) => inspect(room, one))) {
    if (outcome && 'summary' in outcome) articles.push(outcome.summary);
    else if (outcome) damaged.push(outcome.damaged);
  }
  for (const [file, { id, message }] of room.damagedBeside) damaged.push({ id, file, message });
  return { articles: newestFirst(articles), damaged };
}

/** True when there is at least one folder of an article, whatever is in it. */
export async function hasArticles(room: Room): Promise<boolean> {
  return (await findArticles(room)).found.length > 0;
}

/** `links`: what stands where a folder belongs and leads elsewhere. It is not followed, for no save may leave the library; but it is told. */
async function findArticles(room: Room): Promise<{ readonly found: Found[]; readonly links: Found[] }> {
  const links: Found[] = [];
  const below = async (folder: string, isOurs: (name: string) => boolean): Promise<Found[]> => {
    const entries = (await entriesOf(room.shelf, folder)).filter(({ name }) => isOurs(name));
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

async function inspect(room: Room, { id, folder }: Found): Promise<Outcome> {
  const file = `${folder}/article.json`;
  try {
    if (articleFolder(id, 'read') !== folder) throw refusal('invalid', folder, 'read', `it belongs under ${articleFolder(id, 'read')}`);
    if (await isUnborn(room, id, folder)) return undefined;
    return { summary: await summaryOf(room, id) };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { damaged: { id, file, message: failure.code === 'not-found' ? 'article.json is missing' : failure.message } };
  }
}

async function summaryOf(room: Room, id: string): Promise<ArticleSummary> {
  const known = room.known.get(id);
  // An article that is being saved just now is shown as it was before, rather than waited for.
  if (known && room.queue.isBusy(id)) return known.summary;
  return (await room.queue.run(id, () => look(room, id))).summary;
}

/** A folder whose article was never acknowledged: review.json comes last, so there is none; pictures may have come first. */
async function isUnborn(room: Room, id: string, folder: string): Promise<boolean> {
  if (room.known.has(id) || (await exists(room.shelf, articleFile(id)))) return false;
  const entries = await entriesOf(room.shelf, folder);
  return entries.every(({ name }) => name === 'media' || isTemporary(name));
}

function forgetVanished(room: Room, found: readonly Found[]): void {
  const ids = new Set(found.map(({ id }) => id));
  for (const id of room.known.keys()) if (!ids.has(id) && !room.queue.isBusy(id)) room.known.delete(id);
}

function newestFirst(articles: readonly ArticleSummary[]): ArticleSummary[] {
  return articles
    .map((article) => ({ article, time: Date.parse(article.updatedAt) }))
    .sort((a, b) => b.time - a.time || (a.article.id < b.article.id ? 1 : -1))
    .map(({ article }) => article);
}
