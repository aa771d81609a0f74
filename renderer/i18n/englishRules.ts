import { houseWordings } from '#domain/checks/house/houseRules.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';

/** The English words of the rules about words, by id. With them come the rules and their lists: loaded for an English window alone. */
export const englishRules: Readonly<Record<string, string>> = Object.fromEntries(
  [...textRules, ...articleRules, ...Object.values(houseWordings)].map(({ id, english }) => [id, english]),
);
