import { emptyArticle } from '#domain/article.ts';
import { type HouseEntry, type HouseList, houseKinds, maxHouseEntries } from '#domain/checks/house/houseList.ts';
import { ruleSetOf } from '#domain/checks/house/houseRuleSet.ts';
import { makeTextChecker } from '#domain/checks/prose/textChecker.ts';
import { type Count, corpusNames, groups, mechanical, partOf, readCorpus, type Score, scoreOf } from '../domain/checks/prose/corpus.ts';
import { generateArticle } from '../fixtures/articles.ts';
import { type Proofreader, proofreaders } from './checks/others.ts';
import { type Row, spread } from './table.ts';

/** How often the rules are right, how much they find, and what a check costs; zhlint and autocorrect on the same news beside them. */

const sizes = [20_000, 100_000, 500_000];
const wholes = 7;
const edits = 100;
const goals = { error: 0.95, all: 0.85, mechanical: 0.8 };

/** Takes about half a minute. */
export async function run(say: (line: string) => void): Promise<readonly Row[]> {
  say('the labelled news');
  const others = await proofreaders();
  const proof = corpusNames.flatMap((name) => proofOf(name, others, say));
  const speed = sizes.flatMap((han) => {
    say(`checks of ${han} 字`);
    return han === sizes[0] ? [...speedOf(han), ...speedOf(han, fullList())] : speedOf(han);
  });
  return [...proof, ...speed];
}

function proofOf(name: (typeof corpusNames)[number], others: readonly Proofreader[], say: (line: string) => void): readonly Row[] {
  const cases = readCorpus(name);
  const score = scoreOf(cases, makeTextChecker().check);
  if (name === 'develop') tellMisses(score, say);
  return [...ownRows(name, score), ...others.flatMap((other) => otherRows(name, other, scoreOf(cases, other.check)))];
}

/** Of the half that is worked with. The other would be worked towards as soon as somebody reads what is missed in it. */
function tellMisses({ falseFindings, missed }: Score, say: (line: string) => void): void {
  for (const { finding, words, source } of falseFindings) say(`false ${finding.rule}: ${words}: ${source}`);
  for (const { label, words, source } of missed) say(`missed ${label.group} (${label.clause}): ${words}: ${source}`);
}

function ownRows(name: string, score: Score): readonly Row[] {
  const { byLevel, byGroup, byRule } = score;
  const byHand = mechanical.map((group) => byGroup[group]);
  const sum = (key: keyof Count) => byHand.reduce((all, each) => all + each[key], 0);
  return [
    row('precision of errors', name, byLevel.error, goals.error),
    row('precision of warnings', name, byLevel.warning),
    row('precision of hints', name, byLevel.hint),
    row('precision of all', name, score.precision, goals.all),
    row('recall of mechanical rules', name, { right: sum('right'), all: sum('all') }, goals.mechanical),
    row('recall of all', name, score.recall),
    ...groups.map((group) => row(`recall of ${group}`, name, byGroup[group])),
    ...[...byRule].map(([rule, count]) => row(`precision of ${rule}`, name, count)),
  ];
}

function otherRows(name: string, { title, failures }: Proofreader, score: Score): readonly Row[] {
  return [
    row(`${title}: precision`, name, score.precision),
    row(`${title}: recall of punctuation`, name, score.byGroup.punctuation),
    row(`${title}: recall of all`, name, score.recall),
    { measure: `${title}: texts it failed on`, size: name, value: failures(), unit: 'texts' },
  ];
}

function row(measure: string, size: string, count: Count, goal?: number): Row {
  return { measure, size, value: partOf(count), unit: `${count.right} of ${count.all}`, ...(goal === undefined ? {} : { goal }) };
}

/** A full list of words, none of which the text has. */
function fullList(): HouseList {
  const entries = Array.from({ length: maxHouseEntries }, (_, index): HouseEntry => {
    const word = `${'甲乙丙丁戊己庚辛'[index % 8]}字第${index}号文`;
    return {
      word,
      kind: houseKinds[index % 3] ?? 'careful',
      replacement: '另文',
      reason: '',
      exceptions: [`旧${word}`],
      scope: { channels: [], fields: [] },
    };
  });
  return { version: 1, entries };
}

function speedOf(han: number, house?: HouseList): readonly Row[] {
  const size = `${han / 1000}k 字${house ? `, ${house.entries.length / 1000}k house words` : ''}`;
  const rules = ruleSetOf(house);
  const empty = emptyArticle('0197a1c0-0000-7000-8000-000000000001', '2026-06-01T08:00:00.000Z');
  // Spelt out once for a list, not once an article.
  const spelling = timed(() => makeTextChecker(rules).check({ ...empty, title: '题' }));
  const article = { ...empty, ...bodyOf(han) };
  const whole = Array.from({ length: wholes }, () => timed(() => makeTextChecker(rules).check(article)));
  const checker = makeTextChecker(rules);
  checker.check(article);
  let at = article.body.indexOf('。', article.body.length / 2);
  let body = article.body;
  const block = Array.from({ length: edits }, () => {
    body = `${body.slice(0, at)}水${body.slice(at)}`;
    at += 1;
    return timed(() => checker.check({ ...article, body }));
  });
  return [
    ...(house ? [{ measure: 'spelling out the words, once', size, value: spelling, unit: 'ms' }] : []),
    { measure: 'all rules, the whole article', size, ...spread(whole), unit: 'ms', ...(han === sizes[0] ? { goal: 150 } : {}) },
    { measure: 'all rules, one changed block', size, ...spread(block), unit: 'ms', ...(han === sizes[0] ? { goal: 10 } : {}) },
  ];
}

function bodyOf(han: number): { readonly title: string; readonly body: string } {
  const { title, body } = generateArticle({ seed: han, han });
  return { title, body };
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
