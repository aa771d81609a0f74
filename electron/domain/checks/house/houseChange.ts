import { z } from 'zod';
import { refusal } from '../../result.ts';
import { type HouseEntry, type HouseList, houseEntry, maxHouseEntries } from './houseList.ts';

/** What happens to a house's list, for the version of it that somebody looked at. */
export const houseChangeSchema = z.strictObject({
  basedOn: z.int().nonnegative(),
  /** New entries, and others for those of the same word, kind and scope. */
  put: z.array(houseEntry).max(maxHouseEntries),
  /** Entries by {@link identityOf}; `all` is everything that was there. */
  remove: z.union([z.literal('all'), z.array(z.string().max(10_000)).max(maxHouseEntries)]),
});
export type HouseChange = Readonly<z.infer<typeof houseChangeSchema>>;

/** The same word twice is right only where each is for places of its own. */
export function identityOf({ word, kind, scope }: Pick<HouseEntry, 'word' | 'kind' | 'scope'>): string {
  return JSON.stringify([word, kind, scope.channels.toSorted(), scope.fields.toSorted()]);
}

/**
 * The list after a change, one version on. What is put in the place of another stands where that stood.
 * @throws stale, when the list is another version than the change was made for; too-large
 */
export function changedHouseList(list: HouseList, { basedOn, put, remove }: HouseChange): HouseList {
  const thing = '本单位用词';
  if (list.version !== basedOn) {
    throw refusal('stale', thing, 'write', `it is version ${list.version} by now, the change was made for version ${basedOn}`, {
      version: list.version,
    });
  }
  const entries = new Map<string, HouseEntry>();
  if (remove !== 'all') {
    const gone = new Set(remove);
    for (const entry of list.entries) if (!gone.has(identityOf(entry))) entries.set(identityOf(entry), entry);
  }
  for (const entry of put) entries.set(identityOf(entry), entry);
  if (entries.size > maxHouseEntries) {
    throw refusal('too-large', thing, 'write', `it would have more than ${maxHouseEntries} words`, { length: entries.size, limit: maxHouseEntries });
  }
  return { version: list.version + 1, entries: [...entries.values()] };
}

/** What a list that came in would change. */
export interface HouseDifference {
  readonly fresh: readonly HouseEntry[];
  readonly changed: readonly HouseEntry[];
  /** Already there, word for word. */
  readonly same: number;
  /** There, and not in what came in. */
  readonly absent: readonly HouseEntry[];
}

export function differenceOf(list: HouseList, coming: readonly HouseEntry[]): HouseDifference {
  const here = new Map(list.entries.map((entry) => [identityOf(entry), entry]));
  const known = new Set(coming.map(identityOf));
  const isSame = (entry: HouseEntry) => contentOf(here.get(identityOf(entry))) === contentOf(entry);
  return {
    fresh: coming.filter((entry) => !here.has(identityOf(entry))),
    changed: coming.filter((entry) => here.has(identityOf(entry)) && !isSame(entry)),
    same: coming.filter(isSame).length,
    absent: list.entries.filter((entry) => !known.has(identityOf(entry))),
  };
}

function contentOf(entry: HouseEntry | undefined): string {
  return entry ? JSON.stringify([entry.replacement, entry.reason, entry.exceptions]) : '';
}
