import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slipRules } from '#domain/checks/rules/slips/all.ts';
import { frequentIdioms } from '#domain/checks/rules/slips/confusions/frequentIdioms.ts';
import { frequentWords } from '#domain/checks/rules/slips/confusions/frequentWords.ts';
import { idiomsByShape } from '#domain/checks/rules/slips/confusions/idiomsByShape.ts';
import { idiomsBySoundAToM } from '#domain/checks/rules/slips/confusions/idiomsBySoundAToM.ts';
import { idiomsBySoundNToZ } from '#domain/checks/rules/slips/confusions/idiomsBySoundNToZ.ts';
import { names } from '#domain/checks/rules/slips/confusions/names.ts';
import { variants } from '#domain/checks/rules/slips/confusions/variants.ts';
import { wordsByShape } from '#domain/checks/rules/slips/confusions/wordsByShape.ts';
import { wordsBySoundAToH } from '#domain/checks/rules/slips/confusions/wordsBySoundAToH.ts';
import { wordsBySoundHToS } from '#domain/checks/rules/slips/confusions/wordsBySoundHToS.ts';
import { wordsBySoundSToZ } from '#domain/checks/rules/slips/confusions/wordsBySoundSToZ.ts';

const all = [
  ...idiomsBySoundAToM,
  ...idiomsBySoundNToZ,
  ...idiomsByShape,
  ...wordsBySoundAToH,
  ...wordsBySoundHToS,
  ...wordsBySoundSToZ,
  ...wordsByShape,
  ...names,
  ...variants,
  ...frequentIdioms,
  ...frequentWords,
];

const commonWords = readFileSync(new URL('../../../../fixtures/checks/common-words.txt', import.meta.url), 'utf8')
  .split(/\s+/)
  .filter(Boolean);

function slipsIn(text: string): string[] {
  return slipRules.flatMap((rule) =>
    rule.check({ place: 'paragraph', text, masked: text }).map(({ start, end }) => `${rule.id} ${text.slice(start, end)}`),
  );
}

describe('the lists of confusions', () => {
  it('are long enough', () => expect(all.length).toBeGreaterThanOrEqual(500));

  it('name each wrong form once', () => {
    const seen = all.map(([wrong]) => wrong);
    expect(seen.filter((wrong, index) => seen.indexOf(wrong) !== index)).toEqual([]);
  });

  it('have a right form that is another, of Chinese signs alone', () => {
    const odd = all.filter(
      ([wrong, right]) => wrong === right || right.includes(wrong) || !/^\p{Script=Han}{2,}$/u.test(wrong) || !/^\p{Script=Han}{2,}$/u.test(right),
    );
    expect(odd).toEqual([]);
  });

  it('spare words that hold the wrong form', () => {
    expect(all.filter(([wrong, , inside = []]) => inside.some((word) => word === wrong || !word.includes(wrong)))).toEqual([]);
  });

  it('find each wrong form and put the right one there', () => {
    const missed = all.filter(([wrong, right]) => {
      const hits = slipRules.flatMap((rule) => rule.check({ place: 'paragraph', text: `，${wrong}，`, masked: `，${wrong}，` }));
      return !hits.some(({ start, end, fix }) => start === 1 && end === 1 + wrong.length && fix === right);
    });
    expect(missed).toEqual([]);
  });

  it('find nothing in a right form, nor in a word that is spared', () => {
    expect(all.flatMap(([, right]) => slipsIn(right))).toEqual([]);
    expect(all.flatMap(([wrong, , inside = []]) => inside.flatMap((word) => slipsIn(word).filter((hit) => hit.endsWith(` ${wrong}`))))).toEqual([]);
  });
});

describe('frequent words and phrases', () => {
  it('are many', () => expect(new Set(commonWords).size).toBeGreaterThanOrEqual(1500));

  it('are no slips', () => expect(commonWords.flatMap((word) => slipsIn(word))).toEqual([]));
});
