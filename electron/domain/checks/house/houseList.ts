import { z } from 'zod';
import { channelKey } from '../../article.ts';

/** 禁用, 慎用, 改用. */
export const houseKinds = ['forbidden', 'careful', 'replace'] as const;

/** Where in an article a house's word is looked for; `body` is everything in it but captions. */
export const houseFields = ['title', 'kicker', 'shortTitle', 'subtitle', 'summary', 'body', 'caption'] as const;

/** The longest word, in UTF-16 units; what a text costs to read grows with it, not with how many words there are. */
export const maxHouseWord = 60;
export const maxHouseEntries = 20_000;

const word = z
  .string()
  .max(maxHouseWord)
  .refine((text) => text.trim() === text && text !== '', { message: 'a word begins and ends with a sign' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), { message: 'a word is one line' });

/** A word of the house's own: what it must not, should not or had better be, and where. */
export const houseEntry = z
  .strictObject({
    word,
    kind: z.enum(houseKinds),
    /** What to write instead; empty where the sentence has to be written anew. */
    replacement: z.string().max(200),
    /** For the person who is told: why. */
    reason: z.string().max(500),
    /** Longer words in which it is right; without the marks that part them in a table. */
    exceptions: z.array(word.regex(/^[^；;|]*$/)).max(100),
    /** Empty lists are everywhere. */
    scope: z.strictObject({ channels: z.array(channelKey.min(1)).max(50), fields: z.array(z.enum(houseFields)).max(houseFields.length) }),
  })
  .refine(({ kind, replacement }) => kind !== 'replace' || replacement !== '', {
    message: 'what is replaced needs a replacement',
    path: ['replacement'],
  })
  .refine(({ word: own, exceptions }) => exceptions.every((each) => each !== own && each.includes(own)), {
    message: 'an exception is a longer word that holds the word',
    path: ['exceptions'],
  });
export type HouseEntry = Readonly<z.infer<typeof houseEntry>>;

/** A house's list. Its version grows with each change and goes into packages, so that they say what they were checked against. */
export const houseListSchema = z.strictObject({
  version: z.int().nonnegative(),
  entries: z.array(houseEntry).max(maxHouseEntries),
});
export type HouseList = Readonly<z.infer<typeof houseListSchema>>;

export const emptyHouseList: HouseList = { version: 0, entries: [] };

/** How a list is named where something was held against it. */
export function houseClause(version: number): string {
  return `本单位用词表（第${version}版）`;
}
