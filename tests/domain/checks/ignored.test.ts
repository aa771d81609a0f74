import { describe, expect, it } from 'vitest';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { fieldText, type Ignored, noDecisions, placeOf, withDecisions } from '#domain/checks/ignored.ts';
import { soundArticle } from '../portal/desk.ts';

const article = { ...soundArticle, title: '渠水到田头', body: '他说,今年雨水匀。又说,明年更好。' };
const finding = (start: number, rule = 'half-width-mark'): Finding => ({
  rule,
  level: 'error',
  message: '半角。',
  field: 'body',
  start,
  end: start + 1,
});
const decision = (change: Partial<Ignored> = {}): Ignored => ({
  rule: 'half-width-mark',
  reason: '原文如此',
  by: '许文澜',
  at: '2026-06-01T08:00:00.000Z',
  ...change,
});
const scopes = (findings: readonly Finding[]) => findings.map(({ ignored }) => ignored?.scope);
const first = finding(article.body.indexOf(','));
const second = finding(article.body.lastIndexOf(','));

describe('an ignored finding', () => {
  it('is that one alone, says who and why, and blocks no longer', () => {
    const found = withDecisions(article, [first, second], { ...noDecisions, article: { d1: decision({ place: placeOf(article, first) }) } });
    expect(found).toEqual([
      { ...first, ignored: { scope: 'finding', id: 'd1', reason: '原文如此', by: '许文澜', at: '2026-06-01T08:00:00.000Z' } },
      second,
    ]);
    expect(found.map(isBlocking)).toEqual([false, true]);
  });

  it('stays ignored when the text changes elsewhere, and comes back when it changes beside it', () => {
    const decisions = { ...noDecisions, article: { d1: decision({ place: placeOf(article, second) }) } };
    const moved = { ...article, body: `先说一段前情，再说。\n\n${article.body}` };
    expect(scopes(withDecisions(moved, [finding(moved.body.lastIndexOf(','))], decisions))).toEqual(['finding']);
    const edited = { ...article, body: article.body.replace('明年', '后年') };
    expect(scopes(withDecisions(edited, [finding(edited.body.lastIndexOf(','))], decisions))).toEqual([undefined]);
  });

  it('may be a rule for an article, or for the house', () => {
    expect(scopes(withDecisions(article, [first, second, finding(0, 'other-rule')], { ...noDecisions, article: { d1: decision() } }))).toEqual([
      'article',
      'article',
      undefined,
    ]);
    const { rule: _rule, place: _place, ...everywhere } = decision();
    expect(scopes(withDecisions(article, [first], { article: {}, house: { 'half-width-mark': everywhere } }))).toEqual(['house']);
  });

  it('is found among thousands of decisions for thousands of findings', () => {
    const many = { ...article, body: '甲,'.repeat(10_000) };
    const places = Array.from({ length: 10_000 }, (_, at) => ({ ...placeOf(many, finding(1)), quote: `不在文中的第${at}处` }));
    const ids = Object.fromEntries(places.map((place, at) => [`d${at}`, decision({ place })]));
    const found = Array.from({ length: 10_000 }, (_, at) => finding(at * 2 + 1));
    const decisions = { ...noDecisions, article: { ...ids, last: decision({ place: placeOf(many, finding(1)) }) } };
    expect(scopes(withDecisions(many, found, decisions)).indexOf('finding')).toBe(0);
  });

  it('is heeded again once the decision was taken back', () => {
    const decisions = { ...noDecisions, article: { d1: decision({ deletedAt: '2026-06-02T08:00:00.000Z' }) } };
    expect(scopes(withDecisions(article, [first], decisions))).toEqual([undefined]);
  });

  it('is, of two of one rule at one place, the one that said it', () => {
    const other = { ...first, message: '另一句。' };
    const decisions = { ...noDecisions, article: { d1: decision({ place: placeOf(article, first) }) } };
    expect(scopes(withDecisions(article, [first, other], decisions))).toEqual(['finding', undefined]);
  });

  it('is left at the portal it was about, and stands at another; one that is older is left at each', () => {
    const at = (portals?: readonly string[]) => ({ ...noDecisions, article: { d1: decision({ place: placeOf(article, first, portals) }) } });
    expect(scopes(withDecisions(article, [first], at(['plain']), 'plain'))).toEqual(['finding']);
    expect(scopes(withDecisions(article, [first], at(['plain']), 'wechat'))).toEqual([undefined]);
    expect(scopes(withDecisions(article, [first], at(), 'wechat'))).toEqual(['finding']);
    const { says: _, ...older } = placeOf(article, first);
    expect(scopes(withDecisions(article, [first], { ...noDecisions, article: { d1: decision({ place: older }) } }, 'wechat'))).toEqual(['finding']);
  });

  it('of a rule the house does without says nothing but who, when and why', () => {
    const house = { 'half-width-mark': { reason: '古籍', by: '许文澜', at: '2026-06-01T08:00:00.000Z', says: '半角。' } };
    expect(withDecisions(article, [first], { article: {}, house })).toEqual([
      { ...first, ignored: { scope: 'house', reason: '古籍', by: '许文澜', at: '2026-06-01T08:00:00.000Z' } },
    ]);
  });
});

it('the text of a field is found by its name, and of nothing else', () => {
  expect(fieldText(article, 'title')).toBe('渠水到田头');
  expect(fieldText(article, 'source.name')).toBe(article.source.name);
  for (const field of ['nowhere', 'source', '__proto__.toString', 'title.length', 'authors.0']) expect(fieldText(article, field)).toBe('');
});
