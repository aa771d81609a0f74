import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import { corpusNames, groups, partOf, readCorpus, type Score, scoreOf } from './corpus.ts';

/** Figures reached on the labelled news: none may get worse. `UPDATE_FIGURES=1` states them anew; then the difference is the review. */

type Figures = Readonly<Record<string, number>>;

const file = new URL('../../../fixtures/checks/figures.json', import.meta.url);
const check = makeTextChecker().check;
const scores = new Map(corpusNames.map((name) => [name, scoreOf(readCorpus(name), check)] as const));

function figuresOf(score: Score): Figures {
  const recalls = groups.map((group) => [`recall of ${group}`, partOf(score.byGroup[group])] as const);
  const figures = [
    ['precision', partOf(score.precision)],
    ['precision of errors', partOf(score.byLevel.error)],
    ['recall', partOf(score.recall)],
    ...recalls,
  ];
  // Rounded down: what is stated is reached.
  return Object.fromEntries(figures.map(([name, value]) => [name, Math.floor(Number(value) * 1000) / 1000]));
}

if (process.env.UPDATE_FIGURES) {
  const reached = Object.fromEntries([...scores].map(([name, score]) => [name, figuresOf(score)]));
  writeFileSync(file, `${JSON.stringify(reached, null, 2)}\n`);
}

const stated = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Figures>>;

describe.each([...scores])('of the labelled news “%s”', (name, score) => {
  it.each(Object.entries(stated[name] ?? {}))('%s is %d or better', (figure, least) => {
    const reached = figuresOf(score)[figure];
    const worst = figure.startsWith('precision') ? score.falseFindings : score.missed;
    expect(reached, worst.map(({ words, source }) => `${words}: ${source}`).join('\n')).toBeGreaterThanOrEqual(least);
  });

  it('has figures for every group and enough paragraphs of both kinds', () => {
    expect(Object.keys(stated[name] ?? {}).sort()).toEqual(Object.keys(figuresOf(score)).sort());
    const cases = readCorpus(name);
    expect(cases.filter(({ labels }) => labels.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(cases.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(150);
  });
});

describe('the score', () => {
  const cases = readCorpus('develop').filter(({ labels }) => labels.length > 0);

  it('is full for a checker that knows the labels, and nothing for one that is silent', () => {
    const labels = new Map(cases.map((each) => [each.article, each.labels]));
    const knowing = scoreOf(cases, (article) =>
      (labels.get(article) ?? []).map(({ field, start, end }) => ({ rule: 'sample-rule', level: 'error', message: '。', field, start, end })),
    );
    expect([partOf(knowing.precision), partOf(knowing.recall)]).toEqual([1, 1]);
    expect(partOf(scoreOf(cases, () => []).recall)).toBe(0);
  });

  it('counts a finding beside the labels as false', () => {
    const crying = scoreOf(cases, ({ body }) => [{ rule: 'sample-rule', level: 'error', message: '。', field: 'cover', start: 0, end: body.length }]);
    expect(crying.precision).toEqual({ right: 0, all: cases.length });
    expect(crying.byLevel.error.right).toBe(0);
  });
});

it('no paragraph stands in both files', () => {
  const [develop, measure] = corpusNames.map((name) => new Set(readCorpus(name).map(({ source }) => source)));
  expect([...(develop ?? [])].filter((source) => measure?.has(source))).toEqual([]);
});
