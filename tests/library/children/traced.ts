import { setTimeout as pause } from 'node:timers/promises';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { openLibrary } from '../../../electron/library/library.ts';
import type { Library } from '../../../electron/newsroom/ports.ts';
import { builtThread } from '../../fixtures/built.ts';
import { acts, backUp, bringBack, create } from '../acts.ts';
import type { Witness } from '../claims.ts';
import { everything } from '../listing.ts';

// A process whose system calls fail: it opens the library in argv[2] when it is told to, does every act, one after the
// other, on the article it is told of, and reports at the end, so that nothing but the library works meanwhile.

export type Event = { readonly begun: string; readonly state: string } | { readonly done: string };

export interface Report {
  readonly events: readonly Event[];
  /** The codes of what was refused. */
  readonly refused: readonly string[];
  /** What was thrown and nobody coded. */
  readonly uncoded: readonly string[];
}

const events: Event[] = [];
const refused: string[] = [];
const uncoded: string[] = [];
const witness: Witness = {
  begin: (begun, state) => void events.push({ begun, state }),
  done: (done) => void events.push({ done }),
};

async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    const failure = failureOf(error);
    if (failure) refused.push(failure.code);
    else uncoded.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return undefined;
  }
}

const indexThread = builtThread('index');
const openIt = () => openLibrary(process.argv[2] ?? '', { clock: { now: () => new Date().toISOString() }, ...(indexThread ? { indexThread } : {}) });

async function actAll(library: Library, id: string): Promise<void> {
  const all = [...acts, backUp];
  let last: Article | undefined;
  for (let turn = 1; turn <= 2 * all.length; turn++) {
    const article = (await attempt(() => library.read(id)))?.article;
    const act = all[turn % all.length];
    if (article && act) await attempt(() => act.run(library, witness, article, turn));
    else await attempt(async () => last && bringBack(library, witness, last));
    last = article ?? last;
  }
  await attempt(() => create(library, witness, 50));
  await attempt(() => library.list(everything));
}

/** Also what carries the report is a system call. */
async function report(message: Report): Promise<void> {
  const sent = await new Promise<boolean>((resolve) => process.send?.(message, (error: Error | null) => resolve(error === null)));
  if (sent) return;
  await pause(5);
  await report(message);
}

process.once('message', async (id: string) => {
  let library: Library | undefined;
  for (let tries = 0; tries < 5 && !library; tries++) library = await attempt(openIt);
  if (library) {
    await actAll(library, id);
    await attempt(library.close);
  }
  await report({ events, refused, uncoded });
  process.disconnect();
});
