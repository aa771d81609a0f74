import type { Decision, Standing, Step } from '#domain/workflow.ts';

/** The course of a review as it is drawn: the submission, each review, each proofreading. */

export interface Mark {
  readonly what: 'submit' | Step | 'proofreading';
  /** `void`: it was about another text; `now`: it is waited for. */
  readonly how: 'done' | 'void' | 'now' | 'open';
  readonly decision: Decision | undefined;
}

/** Empty for what was never submitted. @param proofreadings how many the house wants */
export function trailOf(standing: Standing, proofreadings: number): readonly Mark[] {
  const { submission, reviews, awaits } = standing;
  if (!submission) return [];
  const marks: Mark[] = [{ what: 'submit', how: 'done', decision: submission }];
  for (const { step, reading } of reviews) {
    const how = reading ? (reading.valid ? 'done' : 'void') : 'open';
    marks.push({ what: step, how: awaits === step && how === 'open' ? 'now' : how, decision: reading?.decision });
  }
  const read = [...standing.proofreadings].sort((one, other) => Number(other.valid) - Number(one.valid));
  for (let number = 0; number < proofreadings; number += 1) {
    const reading = read[number];
    const isNext = awaits === 'proofreading' && number === read.filter(({ valid }) => valid).length;
    marks.push({ what: 'proofreading', how: reading ? (reading.valid ? 'done' : 'void') : isNext ? 'now' : 'open', decision: reading?.decision });
  }
  return marks;
}
