import { articleRules, textRules } from '../prose/rules.ts';
import type { RuleSet } from '../prose/textChecker.ts';
import { emptyHouseList, type HouseList } from './houseList.ts';
import { houseRules } from './houseRules.ts';

/** By the list as it was read: thousands of words are spelt out once, not once an article. */
const known = new WeakMap<HouseList, RuleSet>();

/** All rules about words, a house's own among them. The same list gives the same rules. */
export function ruleSetOf(words: HouseList = emptyHouseList): RuleSet {
  const before = known.get(words);
  if (before) return before;
  const rules = { texts: [...textRules, ...houseRules(words)], articles: articleRules };
  known.set(words, rules);
  return rules;
}
