import type { Decision, Reading, Standing, State, Step } from '#domain/workflow.ts';

/** The course of a review as it is drawn: the submission, each review, each proofreading. */

export interface Mark {
  readonly what: 'submit' | Step | 'proofreading';
  /** `void`: it was about another text; `now`: it is waited for, whether or not there was one of another text. */
  readonly how: 'done' | 'void' | 'now' | 'open';
  /** There is a decision, about another text. */
  readonly isVoid: boolean;
  readonly decision: Decision | undefined;
}

/** What the article's state is called, as a key in the translations: when all reviews are done it waits for a proofreading. */
export function stateWord({ state, awaits }: { readonly state: State; readonly awaits?: Standing['awaits'] | null }) {
  return awaits === 'proofreading' ? ('queue.proofreading' as const) : (`state.${state}` as const);
}

/** Empty for what was never submitted. @param proofreadings how many the house wants */
export function trailOf(standing: Standing, proofreadings: number): readonly Mark[] {
  const { submission, reviews, awaits } = standing;
  if (!submission) return [];
  const marks: Mark[] = [{ what: 'submit', how: 'done', isVoid: false, decision: submission }];
  for (const { step, reading } of reviews) marks.push(markOf(step, reading, awaits === step));
  const read = [...standing.proofreadings].sort((one, other) => Number(other.valid) - Number(one.valid));
  for (let number = 0; number < proofreadings; number += 1) {
    const isNext = awaits === 'proofreading' && number === read.filter(({ valid }) => valid).length;
    marks.push(markOf('proofreading', read[number], isNext));
  }
  return marks;
}

function markOf(what: Mark['what'], reading: Reading | undefined, isAwaited: boolean): Mark {
  const isVoid = reading !== undefined && !reading.valid;
  const how = isAwaited ? 'now' : isVoid ? 'void' : reading ? 'done' : 'open';
  return { what, how, isVoid, decision: reading?.decision };
}
