import { flushCompileCache } from 'node:module';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { openLibrary } from '../../../electron/library/library.ts';
import type { Library } from '../../../electron/newsroom/ports.ts';
import { acts, create } from '../acts.ts';
import type { Witness } from '../claims.ts';

// A process that, once told to, opens the library in argv[2] and does every act over and over until it is killed. It tells
// of each act before it begins and after it was acknowledged. Told is: one article a lane (empty for a new one), a number to begin with.

export interface Order {
  readonly articles: readonly string[];
  readonly turn: number;
}

export type Told = 'ready' | 'open' | { readonly begun: string; readonly state: string; readonly lane: number } | { readonly done: string };

/** Resolves when the message is with the system: it arrives even if this process is killed right then. */
function tell(message: Told): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

const witnessOf = (lane: number): Witness => ({
  begin: (begun, state) => tell({ begun, state, lane }),
  done: (done) => tell({ done }),
});

async function actForEver(library: Library, lane: number, id: string, first: number): Promise<void> {
  const witness = witnessOf(lane);
  // Only one lane does what is about the whole library, and each begins with another act.
  const mine = acts.filter(({ alone }) => !alone || lane === 0);
  let article = await takeUp(library, witness, id, first);
  for (let turn = first; ; turn++) {
    const act = mine[(turn + lane) % mine.length];
    if (act) article = await act.run(library, witness, article, turn);
  }
}

async function takeUp(library: Library, witness: Witness, id: string, turn: number): Promise<Article> {
  if (!id) return create(library, witness, turn);
  try {
    return (await library.read(id)).article;
  } catch (error) {
    if (failureOf(error)?.code !== 'not-found') throw error;
    return create(library, witness, turn);
  }
}

process.once('message', async ({ articles, turn }: Order) => {
  const library = await openLibrary(process.argv[2] ?? '', { clock: { now: () => new Date().toISOString() } });
  await tell('open');
  await Promise.all(articles.map((id, lane) => actForEver(library, lane, id, turn)));
});
// Whoever is killed never gets to keep what it compiled, and the next one would pay for it again.
flushCompileCache();
await tell('ready');
