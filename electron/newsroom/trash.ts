import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import { type Failure, failureOf } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';

/** From more things than this on, a window is told how far the work is. */
const manyThings = 20;

/** Into the trash, out of it, and away for good. Long work of the client: one that is refused never stops the others. */
export function trashHandlers(desk: Desk): Pick<Handlers, 'article.trash' | 'trash.list' | 'trash.restore' | 'trash.empty'> {
  return {
    'article.trash': async ({ ids }, { client }) => {
      const by = desk.identities.person();
      const { done, refused } = await eachOf(desk, client, ids, async (id) => {
        await desk.library.trash(id, by);
        desk.announce({ type: 'article.trashed', id, by: client });
        return id;
      });
      return { trashed: done, refused };
    },
    'trash.list': async () => structuredClone([...(await desk.library.trashed())]),
    'trash.restore': async ({ keys }, { client }) => {
      const { done, refused } = await eachOf(desk, client, keys, async (key) => {
        const id = await desk.library.restoreTrashed(key);
        desk.announce({ type: 'article.restored', id, by: client });
        return id;
      });
      return { restored: done, refused };
    },
    'trash.empty': async ({ keys }, { client }) => {
      const wanted = keys ?? (await desk.library.trashed()).map(({ key }) => key);
      const { done, refused } = await eachOf(desk, client, wanted, (key) => desk.library.removeTrashed(key));
      return { removed: done.length, refused };
    },
  };
}

type Refused = CallOutput<'article.trash'>['refused'];

/** Does the same to each, one after another; when the client cancels, the rest is refused. */
async function eachOf<T>(
  desk: Desk,
  client: string,
  things: readonly string[],
  act: (thing: string) => Promise<T>,
): Promise<{ readonly done: T[]; readonly refused: Refused }> {
  const done: T[] = [];
  const refused: Refused = [];
  const all = [...new Set(things)];
  await desk.works.run(client, async (signal) => {
    for (const [index, thing] of all.entries()) {
      const failure = signal.aborted
        ? failed('cancelled', thing, 'the work was cancelled before it')
        : await failureOfAct(desk, thing, async () => void done.push(await act(thing)));
      if (failure) refused.push({ id: thing, failure });
      if (all.length > manyThings) desk.announce({ type: 'work.progress', work: 'trash', done: index + 1, total: all.length, by: client });
    }
  });
  return { done, refused };
}

async function failureOfAct(desk: Desk, thing: string, act: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return failure;
    // A bug of ours with one of them must not hide what became of the others.
    desk.report(error, 'trash');
    return failed('internal', thing, 'something went wrong inside Copydesk');
  }
}

function failed(code: 'cancelled' | 'internal', thing: string, message: string): Failure {
  return { code, thing, stage: 'trash', message };
}
