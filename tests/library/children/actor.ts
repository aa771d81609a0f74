import { flushCompileCache } from 'node:module';
import type { Article } from '#domain/article.ts';
import { failureOf } from '#domain/result.ts';
import { openLibrary } from '../../../electron/library/library.ts';
import type { Clock, Library } from '../../../electron/newsroom/ports.ts';
import { builtThread } from '../../fixtures/built.ts';
import { type Act, acts, backUp, create } from '../acts.ts';
import type { Witness } from '../claims.ts';
import { everything } from '../listing.ts';

// A process that, once told to, opens the library in argv[2] and does every act over and over until it is killed. It tells
// of each act before it begins and after it was acknowledged. Told is: one article a lane (empty for a new one), a number to begin with.

export interface Order {
  readonly articles: readonly string[];
  readonly turn: number;
}

export type Told =
  | 'ready'
  | 'open'
  | { readonly begun: string; readonly state: string }
  | { readonly done: string }
  /** Which article a lane works on. */
  | { readonly lane: number; readonly article: string };

const indexThread = builtThread('index');

/** Resolves when the message is with the system: it arrives even if this process is killed right then. */
function tell(message: Told): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

const witness: Witness = { begin: (begun, state) => tell({ begun, state }), done: (done) => tell({ done }) };

async function actForEver(library: Library, lane: number, id: string, first: number): Promise<void> {
  // Only one lane does what is about the whole library, and each begins with another act.
  const mine = [...acts, backUp, search].filter(({ alone }) => !alone || lane === 0);
  let article = await takeUp(library, id, first);
  await tell({ lane, article: article.id });
  for (let turn = first; ; turn++) {
    const act = mine[(turn + lane) % mine.length];
    if (act) article = await act.run(library, witness, article, turn);
  }
}

/** Goes on with the article of this id, or makes one when there is none, or none any more. */
async function takeUp(library: Library, id: string, turn: number): Promise<Article> {
  if (!id) return create(library, witness, turn);
  try {
    return (await library.read(id)).article;
  } catch (error) {
    if (failureOf(error)?.code !== 'not-found') throw error;
    return create(library, witness, turn);
  }
}

/** Starts the index, and keeps it at work. */
const search: Act = {
  name: 'search',
  alone: true,
  run: async (library, _witness, article) => {
    await library.list({ ...everything, filter: { text: '水位' } });
    return article;
  },
};

/** Ten minutes go by at each look: snapshots are taken at every save, and thinned after some hundred. */
function hastyClock(turn: number): Clock {
  let time = Date.parse('2026-07-01T00:00:00.000Z') + turn * 600_000;
  return {
    now: () => {
      time += 600_000;
      return new Date(time).toISOString();
    },
  };
}

process.once('message', async ({ articles, turn }: Order) => {
  const library = await openLibrary(process.argv[2] ?? '', { clock: hastyClock(turn), ...(indexThread ? { indexThread } : {}) });
  await tell('open');
  await Promise.all(articles.map((id, lane) => actForEver(library, lane, id, turn)));
});
// Whoever is killed never gets to keep what it compiled, and the next one would pay for it again.
flushCompileCache();
await tell('ready');
