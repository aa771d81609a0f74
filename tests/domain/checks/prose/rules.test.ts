import { describe, expect, it } from 'vitest';
import { findingSchema } from '#domain/checks/finding.ts';
import { articleRules, textRules } from '#domain/checks/prose/rules.ts';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import type { ArticleRule, TextExample, TextRule } from '#domain/checks/prose/textRule.ts';
import { articleOf } from './marked.ts';

/** Examples that a rule has at least of each kind. */
const enough = 10;

const all = [...textRules, ...articleRules];

function examplesOf(rule: TextRule | ArticleRule, kind: 'bad' | 'good'): readonly (readonly TextExample[])[] {
  return rule.examples[kind].map((example): readonly TextExample[] => (Array.isArray(example) ? example : [example as TextExample]));
}

function alone(rule: TextRule | ArticleRule) {
  return makeTextChecker('gather' in rule ? { texts: [], articles: [rule] } : { texts: [rule], articles: [] });
}

describe('the rules about words', () => {
  it('have ids of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  describe.each(all.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it('says whose rule it is, in two languages, and has examples', () => {
      expect(rule.clause).not.toBe('');
      expect(rule.message).toMatch(/\p{Script=Han}.*。$/u);
      expect(rule.english).toMatch(/^[A-Z{“].*\.$/);
      expect(rule.examples.bad.length).toBeGreaterThanOrEqual(enough);
      expect(rule.examples.good.length).toBeGreaterThanOrEqual(enough);
    });

    it.each(examplesOf(rule, 'bad').map((texts) => [JSON.stringify(texts).slice(0, 120), texts] as const))('finds it: %s', (_name, texts) => {
      const { article, expected } = articleOf(texts);
      expect(expected.length).toBeGreaterThan(0);
      const found = alone(rule).check(article);
      for (const finding of found) findingSchema.parse(finding);
      expect(found.every(({ rule: by }) => by === id)).toBe(true);
      const places = found.map(({ field, start, end, fix }) => ({ field, start, end, ...(fix === undefined ? {} : { fix }) }));
      expect([...places].sort((a, b) => a.start - b.start)).toEqual(
        // A fix that an example does not name is not looked at.
        [...expected]
          .sort((a, b) => a.start - b.start)
          .map((each) => {
            const same = places.find(({ start, end, field }) => start === each.start && end === each.end && field === each.field);
            return each.fix === undefined && same?.fix !== undefined ? { ...each, fix: same.fix } : each;
          }),
      );
    });

    it.each(examplesOf(rule, 'good').map((texts) => [JSON.stringify(texts).slice(0, 120), texts] as const))('stays silent: %s', (_name, texts) => {
      expect(alone(rule).check(articleOf(texts).article)).toEqual([]);
    });
  });
});
