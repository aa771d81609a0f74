import type { Prose } from '../prose/prose.ts';
import type { Hit, TextRule } from '../prose/textRule.ts';
import { makeWordList } from '../prose/wordList.ts';
import { type HouseEntry, type HouseList, houseClause } from './houseList.ts';

/** What is said of each kind, in the form of every rule about words. */
export const houseWordings = {
  forbidden: {
    id: 'house-forbidden',
    level: 'error',
    message: '“{{text}}”是本单位禁用的词{{instead}}{{why}}。',
    english: '“{{text}}” is a word the house forbids.',
  },
  careful: {
    id: 'house-careful',
    level: 'hint',
    message: '“{{text}}”是本单位慎用的词{{instead}}{{why}}。',
    english: '“{{text}}” is a word the house uses with care.',
  },
  replace: {
    id: 'house-replace',
    level: 'warning',
    message: '“{{text}}”在本单位改用“{{fix}}”{{why}}。',
    english: 'The house writes “{{fix}}” for “{{text}}”.',
  },
} as const;

/** A house's list as rules, one for each kind that has words; none for an empty list. Thousands of words cost no more than one. */
export function houseRules({ version, entries }: HouseList): readonly TextRule[] {
  return (['forbidden', 'careful', 'replace'] as const).flatMap((kind): readonly TextRule[] => {
    const own = entries.filter((entry) => entry.kind === kind).map((entry) => ({ word: entry.word, inside: entry.exceptions, entry }));
    if (own.length === 0) return [];
    const find = makeWordList(own);
    const check = (prose: Prose): readonly Hit[] =>
      withoutInner(find(prose.masked).filter(({ entry: { entry } }) => isAbout(entry, prose))).map(({ entry: { entry }, start, end }) =>
        hitOf(entry, start, end),
      );
    return [{ ...houseWordings[kind], clause: houseClause(version), check, examples: { bad: [], good: [] } }];
  });
}

function isAbout({ scope: { fields } }: HouseEntry, { place }: Prose): boolean {
  if (fields.length === 0) return true;
  switch (place) {
    case 'title':
    case 'kicker':
    case 'shortTitle':
    case 'subtitle':
    case 'summary':
    case 'caption':
      return fields.includes(place);
    default:
      return fields.includes('body');
  }
}

function hitOf({ replacement, reason, scope: { channels } }: HouseEntry, start: number, end: number): Hit {
  return {
    start,
    end,
    ...(replacement === '' ? {} : { fix: replacement }),
    ...(channels.length === 0 ? {} : { channels }),
    detail: { instead: replacement === '' ? '' : `，可写作“${replacement}”`, why: reason === '' ? '' : `：${reason.replace(/。$/, '')}` },
  };
}

/** Of words inside each other only the longest speaks, but one for some channels does not silence one for all. */
function withoutInner<T extends { readonly end: number; readonly entry: { readonly entry: HouseEntry } }>(found: readonly T[]): readonly T[] {
  let end = 0;
  return found.filter((each) => {
    if (each.end <= end) return false;
    if (each.entry.entry.scope.channels.length === 0) end = each.end;
    return true;
  });
}
