import type { Problem } from '#domain/problems.ts';
import { failureOf } from '#domain/result.ts';

/** What a repair came to. */
export interface Done {
  /** What was done, in sentences for a person. */
  readonly action: string;
  /** False when something is left for a person to do. */
  readonly settled: boolean;
}

/** Something that is wrong in the library, and what can be done about it. */
export interface Finding extends Omit<Problem, 'action'> {
  /** What a repair would do, or what a person can do. */
  readonly advice: string;
  /** Looks again before it changes anything, in the queue that it needs: time has passed since it was found. */
  readonly repair?: () => Promise<Done>;
}

export interface Settled {
  readonly problem: Problem;
  readonly settled: boolean;
}

/** Repairs a finding if that is wished and possible. */
export async function settle({ advice, repair, ...found }: Finding, wished: boolean): Promise<Settled> {
  if (!wished || !repair) return { problem: { ...found, action: advice }, settled: false };
  try {
    const { action, settled } = await repair();
    return { problem: { ...found, action }, settled };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { problem: { ...found, action: `It could not be repaired: ${failure.thing}: ${failure.message}.` }, settled: false };
  }
}

/** It was put right in the meantime. */
export const soundAgain: Done = { action: 'It is sound again.', settled: true };
