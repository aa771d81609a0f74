import { type Failure, failureOf, type Stage } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** From so many things on, a window is told how far the work is. */
const manyThings = 20;

/** What became of each of many things. */
export interface Outcome<T> {
  readonly done: T[];
  readonly refused: { readonly id: string; readonly failure: Failure }[];
}

/**
 * Does the same to each of many things, one after another, as long work of this client. One that is refused never stops the
 * others; when the work is cancelled, the rest is refused.
 */
export async function eachOf<T>(
  desk: Desk,
  { client, work }: { readonly client: string; readonly work: 'trash' | 'export' },
  things: readonly string[],
  act: (thing: string) => Promise<T>,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: [], refused: [] };
  const all = [...new Set(things)];
  await desk.works.run(client, async (signal) => {
    for (const [index, thing] of all.entries()) {
      if (signal.aborted) outcome.refused.push({ id: thing, failure: cancelled(thing, work) });
      else await actOn(desk, thing, work, act, outcome);
      if (all.length > manyThings) desk.announce({ type: 'work.progress', work, done: index + 1, total: all.length, by: client });
    }
  });
  return outcome;
}

function cancelled(thing: string, stage: Stage): Failure {
  return { code: 'cancelled', thing, stage, message: 'the work was cancelled before it' };
}

async function actOn<T>(desk: Desk, id: string, stage: Stage, act: (thing: string) => Promise<T>, outcome: Outcome<T>): Promise<void> {
  try {
    outcome.done.push(await act(id));
  } catch (error) {
    const failure = failureOf(error);
    // A bug of ours with one of them must not hide what became of the others.
    if (!failure) desk.report(error, stage);
    const internal: Failure = { code: 'internal', thing: id, stage, message: 'something went wrong inside Copydesk' };
    outcome.refused.push({ id, failure: failure ?? internal });
  }
}
