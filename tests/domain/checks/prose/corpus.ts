import { readFileSync } from 'node:fs';
import type { Article } from '#domain/article.ts';
import type { Finding } from '#domain/checks/finding.ts';
import type { TextExample } from '#domain/checks/prose/textRule.ts';
import { complianceRules } from '#domain/checks/rules/compliance/all.ts';
import { consistencyRules } from '#domain/checks/rules/consistency/all.ts';
import { numeralRules } from '#domain/checks/rules/numerals/all.ts';
import { punctuationRules } from '#domain/checks/rules/punctuation/all.ts';
import { slipRules } from '#domain/checks/rules/slips/all.ts';
import { articleOf } from './marked.ts';

/** The labelled news of `tests/fixtures/checks` and what a checker makes of it. */

export const corpusNames = ['develop', 'measure'] as const;
export const groups = ['punctuation', 'numerals', 'slips', 'consistency', 'compliance'] as const;
export type Group = (typeof groups)[number];
/** Whose rules need no judgement: a mark, a figure. */
export const mechanical: readonly Group[] = ['punctuation', 'numerals'];

/** An error in a paragraph; offsets are UTF-16 units of `field`. */
export interface Label {
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly group: Group;
  readonly clause: string;
}

/** A line of the corpus, as an article of its own. */
export interface Case {
  readonly article: Article;
  readonly labels: readonly Label[];
  /** As it is written in the corpus, for reports. */
  readonly source: string;
}

export function readCorpus(name: (typeof corpusNames)[number]): readonly Case[] {
  const file = new URL(`../../../fixtures/checks/${name}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map(readCase);
}

function readCase(line: string): Case {
  const [source = '', comment = ''] = line.split('  # ');
  const example: TextExample = source.startsWith('title| ') ? { place: 'title', text: source.slice('title| '.length) } : source;
  const { article, expected } = articleOf([example]);
  const told = comment === '' ? [] : comment.split('; ');
  if (told.length > 1 ? told.length !== expected.length : (told.length === 0) !== (expected.length === 0)) {
    throw new Error(`marks and labels of a line differ: ${line}`);
  }
  const labels = expected.map(({ field, start, end }, index): Label => {
    const [group = '', ...clause] = (told[told.length > 1 ? index : 0] ?? '').split(' ');
    return { field, start, end, group: groupNamed(group, line), clause: clause.join(' ') };
  });
  return { article, labels, source };
}

function groupNamed(name: string, line: string): Group {
  const group = groups.find((each) => each === name);
  if (!group) throw new Error(`no group of rules “${name}”: ${line}`);
  return group;
}

const rulesOf: Readonly<Record<Group, readonly { readonly id: string }[]>> = {
  punctuation: punctuationRules,
  numerals: numeralRules,
  slips: slipRules,
  consistency: consistencyRules,
  compliance: complianceRules,
};

/** The group of a rule, by its id. */
export function groupOf(rule: string): Group | undefined {
  return groups.find((group) => rulesOf[group].some(({ id }) => id === rule));
}

/** A finding wider than this (UTF-16 units) is about more than the word it happens to cover: then the groups must be the same. */
const wide = 40;

/** Whether a finding is about a label: they overlap. What is missing, or only stands between two characters, is widened by one each side. */
function isAbout(finding: Pick<Finding, 'rule' | 'field' | 'start' | 'end'>, label: Label): boolean {
  if (finding.field !== label.field) return false;
  if (finding.end - finding.start > wide && groupOf(finding.rule) !== label.group) return false;
  const [from, to] = label.start === label.end ? [label.start - 1, label.end + 1] : [label.start, label.end];
  const [start, end] = finding.start === finding.end ? [finding.start - 1, finding.end + 1] : [finding.start, finding.end];
  return start < to && end > from;
}

export interface Count {
  /** Findings about a label, or labels that were found. */
  readonly right: number;
  readonly all: number;
}

export interface Score {
  /** Findings that are right. */
  readonly precision: Count;
  readonly byLevel: Readonly<Record<Finding['level'], Count>>;
  readonly byRule: ReadonlyMap<string, Count>;
  /** Labels that some rule found. */
  readonly recall: Count;
  readonly byGroup: Readonly<Record<Group, Count>>;
  readonly falseFindings: readonly { readonly finding: Finding; readonly source: string; readonly words: string }[];
  readonly missed: readonly { readonly label: Label; readonly source: string; readonly words: string }[];
}

export function scoreOf(cases: readonly Case[], check: (article: Article) => readonly Finding[]): Score {
  const judged = cases.map((each) => ({ ...each, findings: check(each.article) }));
  const findings = judged.flatMap(({ article, findings: all, labels, source }) =>
    all.map((finding) => ({ finding, source, words: wordsOf(article, finding), right: labels.some((label) => isAbout(finding, label)) })),
  );
  const labels = judged.flatMap(({ article, findings: all, labels: own, source }) =>
    own.map((label) => ({ label, source, words: wordsOf(article, label), right: all.some((finding) => isAbout(finding, label)) })),
  );
  const level = (name: Finding['level']) => count(findings.filter(({ finding }) => finding.level === name));
  const rules = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  const group = (name: Group) => count(labels.filter(({ label }) => label.group === name));
  return {
    precision: count(findings),
    byLevel: { error: level('error'), warning: level('warning'), hint: level('hint') },
    byRule: new Map(rules.map((rule) => [rule, count(findings.filter(({ finding }) => finding.rule === rule))])),
    recall: count(labels),
    byGroup: {
      punctuation: group('punctuation'),
      numerals: group('numerals'),
      slips: group('slips'),
      consistency: group('consistency'),
      compliance: group('compliance'),
    },
    falseFindings: findings.filter(({ right }) => !right),
    missed: labels.filter(({ right }) => !right),
  };
}

function count(all: readonly { readonly right: boolean }[]): Count {
  return { right: all.filter(({ right }) => right).length, all: all.length };
}

/** Of a hundred parts of one; 1 of nothing: nothing wrong was said. */
export function partOf({ right, all }: Count): number {
  return all === 0 ? 1 : right / all;
}

function wordsOf(article: Article, { field, start, end }: { readonly field: string; readonly start: number; readonly end: number }): string {
  const text = field === 'body' ? article.body : field === 'title' ? article.title : '';
  return text.slice(start, end);
}
