import { z } from 'zod';
import type { Article } from './article.ts';
import { isSamePerson, nameKey } from './personNames.ts';

/**
 * The review of an article as a table (DESIGN.md §6, 三审三校). Decisions are never changed or removed; what state an article is in
 * follows from them and from the hash of its content, so an approval means exactly the text that was read.
 */

export const roles = ['reporter', 'editor', 'senior', 'chief', 'proofreader'] as const;
export type Role = (typeof roles)[number];

/** The reviews: 初审, 复审, 终审. */
export const steps = ['first', 'second', 'final'] as const;
export type Step = (typeof steps)[number];

export const actions = ['submit', 'approve', 'return', 'proofread', 'withdraw', 'reopen', 'export', 'correct'] as const;
export type Action = (typeof actions)[number];

export type State = Article['state'];

/** How a house reviews. */
export const reviewHouseSchema = z.strictObject({
  reviews: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  proofreadings: z.int().min(0).max(3),
});
export type ReviewHouse = Readonly<z.infer<typeof reviewHouseSchema>>;

/** What a library's settings say of the review. `required`: only what is approved leaves the house. */
export const reviewRulesSchema = reviewHouseSchema.extend({ required: z.boolean() });
export type ReviewRules = Readonly<z.infer<typeof reviewRulesSchema>>;

/** Of a library that says nothing of it. */
export const usualReview: ReviewRules = { reviews: 3, proofreadings: 0, required: false };

export interface Person {
  readonly name: string;
  readonly role: Role;
}

export const decisionSchema = z.strictObject({
  action: z.enum(actions),
  /** Of an approval and a return: at which review. */
  step: z.enum(steps).optional(),
  by: z.strictObject({ name: z.string().min(1).max(100), role: z.enum(roles) }),
  at: z.iso.datetime({ offset: true }),
  /** SHA-256 of the content that was read, 64 hex digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  opinion: z.string().max(5000),
  /** One more than the largest known when it was made: the order of decisions never hangs on a clock alone. */
  turn: z.int().positive(),
});
export type Decision = Readonly<z.infer<typeof decisionSchema>>;

/** One row: who may do what in which state. */
export interface Move {
  readonly action: Action;
  readonly from: State;
  readonly roles: readonly Role[];
  /** A reason has to be given. */
  readonly opinion: boolean;
  readonly step?: Step;
}

const writers: readonly Role[] = ['reporter', 'editor', 'senior', 'chief'];
const desk: readonly Role[] = ['editor', 'senior', 'chief'];
const readers: readonly Role[] = ['proofreader', 'editor', 'senior', 'chief'];
/** A higher office may do a lower review; nobody does two. */
const reviewers: Readonly<Record<Step, readonly Role[]>> = { first: desk, second: ['senior', 'chief'], final: ['chief'] };

function each(action: Action, from: readonly State[], who: readonly Role[], opinion: boolean): readonly Move[] {
  return from.map((state) => ({ action, from: state, roles: who, opinion }));
}

/** Every legal move; what is not in it is illegal. The buttons, the diagram in the docs and the tests are made from it. */
export const moves: readonly Move[] = [
  ...each('submit', ['draft', 'returned'], writers, false),
  ...steps.map((step): Move => ({ action: 'approve', from: step, roles: reviewers[step], opinion: true, step })),
  ...steps.map((step): Move => ({ action: 'return', from: step, roles: reviewers[step], opinion: true, step })),
  ...each('proofread', steps, readers, true),
  ...each('withdraw', [...steps, 'returned'], writers, true),
  ...each('withdraw', ['approved'], desk, true),
  ...each('return', ['approved'], ['chief'], true),
  ...each('reopen', ['withdrawn'], writers, false),
  ...each('export', ['approved', 'exported'], writers, false),
  ...each('correct', ['exported'], desk, true),
];

/** The reviews of a house: with one it is the first, with two the first and the final one. */
export function stepsOf({ reviews }: ReviewHouse): readonly Step[] {
  if (reviews === 3) return steps;
  return reviews === 2 ? ['first', 'final'] : ['first'];
}

/** How one review or proofreading stands. */
export interface Reading {
  readonly decision: Decision;
  /** It is about the text as it is now. */
  readonly valid: boolean;
}

export interface Standing {
  readonly state: State;
  /** What is missing for the approval: the review whose turn it is, or a proofreading. Undefined outside a review. */
  readonly awaits: Step | 'proofreading' | undefined;
  /** The house's reviews since the last submission, in their order; `reading` is the latest approval of each. */
  readonly reviews: readonly { readonly step: Step; readonly reading: Reading | undefined }[];
  readonly proofreadings: readonly Reading[];
  /** The submission that is under way or was the last. */
  readonly submission: Decision | undefined;
  /** All decisions in their order. */
  readonly decisions: readonly Decision[];
}

/** Decisions in the order in which they were made, wherever they come from. */
export function inOrder(decisions: Readonly<Record<string, Decision>>): readonly Decision[] {
  return Object.entries(decisions)
    .sort(([oneId, one], [otherId, other]) => one.turn - other.turn || compare(one.at, other.at) || compare(oneId, otherId))
    .map(([, decision]) => decision);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * What the decisions make of an article.
 * @param hash of the content as it is now
 */
export function standingOf(given: Readonly<Record<string, Decision>>, hash: string, house: ReviewHouse): Standing {
  const decisions = inOrder(given);
  let round: Decision[] = [];
  let submission: Decision | undefined;
  let course: 'draft' | 'review' | 'returned' | 'withdrawn' | 'exported' = 'draft';
  let exported = '';
  for (const decision of decisions) {
    if (decision.action === 'submit') {
      round = [];
      submission = decision;
      course = 'review';
    } else if (decision.action === 'return') course = 'returned';
    else if (decision.action === 'withdraw') course = 'withdrawn';
    else if (decision.action === 'reopen' || decision.action === 'correct') course = 'draft';
    else if (decision.action === 'export') {
      course = 'exported';
      exported = decision.hash;
    } else round.push(decision);
  }
  const reading = (decision: Decision): Reading => ({ decision, valid: decision.hash === hash });
  const reviews = readReviews(round, hash, house);
  const proofreadings = round.filter(({ action }) => action === 'proofread').map(reading);
  const awaits = awaited(submission, reviews, proofreadings, house);
  const whole = { reviews, proofreadings, submission, decisions };
  // What was exported and then changed is a text that nobody approved.
  const underReview = course === 'review' || (course === 'exported' && exported !== hash && awaits !== undefined);
  if (underReview) return { ...whole, state: awaits === undefined ? 'approved' : stateWhile(awaits, house), awaits };
  return { ...whole, state: course === 'review' ? 'draft' : course, awaits: undefined };
}

/** The latest approval of each review, one of the text as it is now before all others. */
function readReviews(round: readonly Decision[], hash: string, house: ReviewHouse): Standing['reviews'] {
  return stepsOf(house).map((step) => {
    const own = round.filter((decision) => decision.action === 'approve' && decision.step === step);
    const decision = own.findLast((each) => each.hash === hash) ?? own.at(-1);
    return { step, reading: decision && { decision, valid: decision.hash === hash } };
  });
}

function awaited(
  submission: Decision | undefined,
  reviews: Standing['reviews'],
  proofreadings: readonly Reading[],
  house: ReviewHouse,
): Standing['awaits'] {
  // Whatever a file says: nobody reviews twice, nor their own text, nor above their office, nor without a word.
  const seen = new Set(submission ? [nameKey(submission.by.name)] : []);
  for (const { step, reading } of reviews) {
    if (!reading?.valid || !counts(reading, reviewers[step]) || seen.has(nameKey(reading.decision.by.name))) return step;
    seen.add(nameKey(reading.decision.by.name));
  }
  return proofreadings.filter((reading) => reading.valid && counts(reading, readers)).length < house.proofreadings ? 'proofreading' : undefined;
}

function counts({ decision }: Reading, offices: readonly Role[]): boolean {
  return decision.opinion.trim() !== '' && offices.includes(decision.by.role);
}

/** While only proofreadings are missing the article stands at its last review. */
function stateWhile(awaits: Step | 'proofreading', house: ReviewHouse): State {
  return awaits === 'proofreading' ? (stepsOf(house).at(-1) ?? 'final') : awaits;
}

/** Why a move is refused. */
export type Illegal = 'wrong-state' | 'wrong-role' | 'same-person' | 'own-text' | 'opinion-missing' | 'already-approved';

export interface Wish {
  readonly action: Action;
  readonly person: Person;
  readonly opinion: string;
  /** Of the content as it is now. */
  readonly hash: string;
}

/** @returns why somebody may not do this now; undefined when they may */
export function illegal(standing: Standing, { action, person, opinion, hash }: Wish): Illegal | undefined {
  const move = moves.find((each) => each.action === action && each.from === standing.state);
  if (!move) return 'wrong-state';
  if (!move.roles.includes(person.role)) return 'wrong-role';
  if (action === 'approve') {
    if (standing.awaits === 'proofreading') return 'already-approved';
    if (standing.submission && isSamePerson(standing.submission.by, person)) return 'own-text';
    const others = standing.reviews.filter(({ step, reading }) => step !== move.step && reading?.valid);
    if (others.some(({ reading }) => reading && isSamePerson(reading.decision.by, person) && reading.decision.hash === hash)) return 'same-person';
  }
  if (move.opinion && opinion.trim() === '') return 'opinion-missing';
  return undefined;
}

/**
 * What was decided in another house is history here, and approves nothing: a decision that begins anew is put behind it. Without
 * any there is nothing to be put behind.
 */
export function begunAnew(
  decisions: Readonly<Record<string, Decision>>,
  { id, by, at, hash }: { readonly id: string; readonly by: Person; readonly at: string; readonly hash: string },
): Readonly<Record<string, Decision>> {
  if (Object.keys(decisions).length === 0) return decisions;
  return { ...decisions, [id]: { action: 'reopen', by: { ...by }, at, hash, opinion: '', turn: nextTurn(Object.values(decisions)) } };
}

function nextTurn(decisions: readonly Decision[]): number {
  return decisions.reduce((largest, { turn }) => Math.max(largest, turn), 0) + 1;
}

/**
 * Whether decisions may have been made one after the other: each was one more than the largest of those before it, so none has a
 * turn beyond their number. One that has was forged, to stand behind whatever will be decided.
 */
export function areInTurn(decisions: Readonly<Record<string, Decision>>): boolean {
  const all = Object.values(decisions);
  return all.every(({ turn }) => turn <= all.length);
}

/** The decision that a legal wish becomes. */
export function decide(standing: Standing, { action, person, opinion, hash }: Wish, at: string): Decision {
  const { step } = moves.find((each) => each.action === action && each.from === standing.state) ?? {};
  const turn = nextTurn(standing.decisions);
  return { action, ...(step ? { step } : {}), by: { ...person }, at, hash, opinion: opinion.trim(), turn };
}

/** The states that a move can lead to, for the diagram and the tests. */
export const diagram: readonly { readonly from: State; readonly action: Action; readonly to: readonly State[] }[] = [
  ...['draft', 'returned'].map((from) => ({ from: from as State, action: 'submit' as const, to: ['first'] as const })),
  { from: 'first', action: 'approve', to: ['first', 'second', 'final', 'approved'] },
  { from: 'second', action: 'approve', to: ['second', 'final', 'approved'] },
  { from: 'final', action: 'approve', to: ['final', 'approved'] },
  ...steps.map((from) => ({ from, action: 'proofread' as const, to: [from, 'approved'] as const })),
  ...[...steps, 'approved' as const].map((from) => ({ from, action: 'return' as const, to: ['returned'] as const })),
  ...[...steps, 'returned' as const, 'approved' as const].map((from) => ({ from, action: 'withdraw' as const, to: ['withdrawn'] as const })),
  { from: 'withdrawn', action: 'reopen', to: ['draft'] },
  { from: 'approved', action: 'export', to: ['exported'] },
  { from: 'exported', action: 'export', to: ['exported'] },
  { from: 'exported', action: 'correct', to: ['draft'] },
];
