import type { Staff } from '../../people.ts';
import { emptyHouseList, type HouseList } from './houseList.ts';

/** What a house has told of itself, for articles to be held against it. What it has not told is empty, and nothing is said of it. */
export interface HouseFacts {
  readonly words: HouseList;
  /** Its words are there, but nobody can read them: what they forbid was not looked for. */
  readonly wordsUnread: boolean;
  /** Who works here. */
  readonly staff: readonly Pick<Staff, 'name' | 'roles'>[];
  /** Names of the media it may reprint from. */
  readonly sources: readonly string[];
}

export const untoldFacts: HouseFacts = { words: emptyHouseList, wordsUnread: false, staff: [], sources: [] };
