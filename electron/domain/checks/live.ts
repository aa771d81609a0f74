import type { Article } from '../article.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Profile } from '../portal/profile.ts';
import { checkAtPortals, type PlacedFinding } from './atPortals.ts';
import { type HouseFacts, untoldFacts } from './house/houseFacts.ts';
import { ruleSetOf } from './house/houseRuleSet.ts';
import { type Decisions, noDecisions } from './ignored.ts';
import { makeTextChecker } from './prose/textChecker.ts';

/** The checks of an article that is being written. Whoever asks tells what changed since the last time, and nothing else. */

/** Offsets are UTF-16 code units of the text before all changes of one list, ascending and apart from each other. */
export interface LiveChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface LiveQuestion {
  /** Comes back with the answer: one to an earlier text is dropped. */
  readonly turn: number;
  /** The whole body, or what was done to it since the last question; `length`: of the body after that. */
  readonly body: { readonly whole: string } | { readonly changes: readonly (readonly LiveChange[])[]; readonly length: number };
  /** What is not there is as it was. */
  readonly article?: Omit<Article, 'body'>;
  readonly profiles?: readonly Profile[];
  readonly decisions?: Decisions;
  /** Of the house, too, only what has changed: its words may be thousands. */
  readonly house?: Partial<HouseFacts>;
}

export type LiveAnswer =
  | { readonly turn: number; readonly findings: readonly PlacedFinding[] }
  /** The changes do not fit the text that is known here: it has to be told as a whole. */
  | { readonly turn: number; readonly lost: true };

/** Keeps an article between two questions. Its answers are those that a look at the whole article would give. */
export function makeLiveChecker(): (question: LiveQuestion) => LiveAnswer {
  let house = untoldFacts;
  let words = makeTextChecker(ruleSetOf(house.words));
  let body: string | undefined;
  let shell: Omit<Article, 'body'> | undefined;
  let profiles: readonly Profile[] = [];
  let decisions = noDecisions;
  return (question) => {
    const { turn } = question;
    body = bodyAfter(body, question.body);
    shell = question.article ?? shell;
    profiles = question.profiles ?? profiles;
    decisions = question.decisions ?? decisions;
    if (question.house?.words) words = makeTextChecker(ruleSetOf(question.house.words));
    house = { ...house, ...question.house };
    if (body === undefined || !shell) return { turn, lost: true };
    const article: Article = { ...shell, body };
    return { turn, findings: checkAtPortals(article, parseMarkdown(body), profiles, { house, words, decisions }) };
  };
}

function bodyAfter(before: string | undefined, asked: LiveQuestion['body']): string | undefined {
  if ('whole' in asked) return asked.whole;
  if (before === undefined) return undefined;
  let text = before;
  for (const changes of asked.changes) {
    for (const { from, to, insert } of changes.toReversed()) text = text.slice(0, from) + insert + text.slice(to);
  }
  return text.length === asked.length ? text : undefined;
}
