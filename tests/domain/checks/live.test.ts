import { expect, test } from 'vitest';
import { checkArticle, portalRules } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { placeOf } from '#domain/checks/ignored.ts';
import { type LiveAnswer, type LiveChange, makeLiveChecker } from '#domain/checks/live.ts';
import { parseMarkdown } from '#domain/markdown/parse.ts';
import { randomFrom } from '../../fixtures/articles.ts';
import { plainProfile, soundArticle } from '../portal/desk.ts';

const { body: _, ...shell } = soundArticle;
/** As it is said of an article that goes to these portals alone. */
const placed = (finding: Finding, portals: readonly string[]) => ({
  ...finding,
  portals: [],
  ...(portalRules.has(finding.rule) ? { limits: portals } : {}),
});
const found = (answer: LiveAnswer) => ('lost' in answer ? 'lost' : answer.findings);

test('what is found of changes is what a look at the whole finds, edit after edit', () => {
  const check = makeLiveChecker();
  const random = randomFrom(7);
  const pieces = ['他说,', '水位涨了。\n\n', '## 小标题!\n\n', '`a,b`', '[', '](', 'XX', '**“四干”**', '', '| 甲 | 乙 |\n'];
  let body = soundArticle.body;
  check({ turn: 0, body: { whole: body }, article: shell, profiles: [plainProfile] });
  for (let turn = 1; turn <= 60; turn++) {
    const changes: LiveChange[][] = [];
    for (let step = 0; step < 1 + (turn % 3); step++) {
      const from = Math.floor(random() * body.length);
      const to = Math.min(body.length, from + Math.floor(random() * 6));
      const insert = pieces[Math.floor(random() * pieces.length)] ?? '';
      changes.push([{ from, to, insert }]);
      body = body.slice(0, from) + insert + body.slice(to);
    }
    const answer = check({ turn, body: { changes, length: body.length } });
    const whole = checkArticle({ ...shell, body }, parseMarkdown(body), plainProfile);
    expect(found(answer)).toEqual(whole.map((finding) => placed(finding, ['plain'])));
  }
});

test('several changes of one list are in offsets of the text before them all', () => {
  const check = makeLiveChecker();
  check({ turn: 1, body: { whole: '甲乙丙' }, article: shell });
  const changes = [
    [
      { from: 0, to: 1, insert: '他说' },
      { from: 2, to: 3, insert: ',好' },
    ],
  ];
  expect(found(check({ turn: 2, body: { changes, length: 5 } }))).toContainEqual(
    expect.objectContaining({ rule: 'half-width-mark', start: 3, end: 4 }),
  );
});

test('changes that do not fit are told, and so is a text that never came', () => {
  const check = makeLiveChecker();
  expect(check({ turn: 1, body: { changes: [], length: 0 } })).toEqual({ turn: 1, lost: true });
  check({ turn: 2, body: { whole: '甲乙丙' }, article: shell });
  const short = { changes: [[{ from: 0, to: 1, insert: '' }]], length: 9 };
  expect(check({ turn: 3, body: short })).toEqual({ turn: 3, lost: true });
  expect(found(check({ turn: 4, body: { whole: soundArticle.body } }))).not.toBe('lost');
});

test('what portals say in the same words is said once, and what one says names it', () => {
  const check = makeLiveChecker();
  const strict = { ...plainProfile, key: 'strict', fields: [{ name: 'title', label: '标题', from: 'title' as const, max: 2 }] };
  const findings = found(
    check({ turn: 1, body: { whole: '他说,好。' }, article: { ...shell, title: '夏粮开镰' }, profiles: [plainProfile, strict] }),
  );
  expect(findings).toMatchObject([
    { rule: 'field-too-long', portals: ['strict'] },
    { rule: 'half-width-mark', portals: [] },
  ]);
});

test('what was decided to be left is marked', () => {
  const check = makeLiveChecker();
  const article = { ...soundArticle, body: '他说,好。又说,也好。' };
  const ask = (decisions: Parameters<typeof check>[0]['decisions']) =>
    found(check({ turn: 1, body: { whole: article.body }, article: shell, ...(decisions ? { decisions } : {}) }));
  const [first] = ask(undefined);
  if (!first || typeof first === 'string') throw new Error('nothing was found');
  const decided = { rule: first.rule, place: placeOf(article, first), reason: '原文如此', by: '许文澜', at: '2026-03-05T00:00:00Z' };
  expect(ask({ article: { one: decided }, house: {} })).toMatchObject([{ ignored: { scope: 'finding', by: '许文澜' } }, { rule: first.rule }]);
  expect(ask({ article: {}, house: {} })).toMatchObject([expect.not.objectContaining({ ignored: expect.anything() }), {}]);
});

test('what was left at one portal stands at another that says the same', () => {
  const check = makeLiveChecker();
  const limit = { fields: [{ name: 'title', label: '标题', from: 'title' as const, max: 2 }] };
  const profiles = ['one', 'two'].map((key) => ({ ...plainProfile, ...limit, key }));
  const article = { ...shell, title: '夏粮开镰' };
  const ask = (decisions: NonNullable<Parameters<typeof check>[0]['decisions']>) =>
    found(check({ turn: 1, body: { whole: '夏粮开镰。' }, article, profiles, decisions }));
  const [both] = ask({ article: {}, house: {} });
  if (!both || typeof both === 'string') throw new Error('nothing was found');
  expect(both).toMatchObject({ rule: 'field-too-long', portals: [], limits: ['one', 'two'] });
  const place = placeOf({ ...article, body: '' }, both, ['one']);
  const decided = { rule: both.rule, place, reason: '门户已说好', by: '许文澜', at: '2026-03-05T00:00:00Z' };
  expect(ask({ article: { d1: decided }, house: {} })).toMatchObject([
    { portals: ['one'], ignored: { scope: 'finding' } },
    expect.not.objectContaining({ ignored: expect.anything() }),
  ]);
});

test('of the house it is told only what is new, and keeps the rest', () => {
  const check = makeLiveChecker();
  const words = {
    version: 1,
    entries: [{ word: '夏粮', kind: 'forbidden' as const, replacement: '', reason: '', exceptions: [], scope: { channels: [], fields: [] } }],
  };
  const reprint = { ...shell, source: { name: '样稿晚报', kind: 'reprint' as const, url: 'https://a.example/1', originalTitle: '原题' } };
  const rules = (house: NonNullable<Parameters<typeof check>[0]['house']>) => {
    const answer = found(check({ turn: 1, body: { whole: '夏粮开镰。' }, article: reprint, house }));
    return typeof answer === 'string' ? answer : answer.map(({ rule }) => rule).filter((rule) => /^house-|-not-/.test(rule));
  };
  expect(rules({ words })).toEqual(['house-forbidden']);
  expect(rules({ sources: ['云溪日报'] })).toEqual(['source-not-listed', 'house-forbidden']);
  expect(rules({ staff: [{ name: '方远', roles: ['editor'] }] })).toContain('editor-not-staff');
  expect(rules({ words: { version: 2, entries: [] }, sources: [], staff: [] })).toEqual([]);
});
