import { Worker } from 'node:worker_threads';
import type { Article } from '#domain/article.ts';
import { refusal } from '#domain/result.ts';
import { errorCode } from '../disk.ts';
import { makeFolder, onDisk, type Shelf, session } from '../durable.ts';
import { indexFile, indexFolder, indexMark } from '../places.ts';
import { type Engine, startEngine } from './engine.ts';
import type { Seen } from './entry.ts';
import type { ArticleIndex } from './handle.ts';
import type { AskName, Asks, FromIndex, IndexStart, ToIndex, Told } from './messages.ts';

/**
 * The library's side of the index. The thread is started when somebody asks for the first time; what was saved until then is
 * kept for it. A mark beside the index says that it was left in order, and is gone while it is open: after a crash every
 * file is compared before a search is called complete.
 */

/** So many saved articles wait for the thread before it is started for them. */
const mostWaiting = 20;

export interface IndexOptions {
  /** The thread's program; beside this file unless it is bundled. `none`: the library's own thread does the work. */
  readonly thread?: URL | 'none' | undefined;
  readonly tell: (told: Told) => void;
}

/** The engine, wherever it runs. */
interface Line extends Engine {
  /** Ends its thread. */
  end(): Promise<void>;
  /** Resolves when its thread has ended, by whatever cause. */
  readonly ended: Promise<void>;
}

export async function openIndex(shelf: Shelf, options: IndexOptions): Promise<ArticleIndex> {
  const clean = await takeMark(shelf);
  return makeHandle(shelf, clean, options);
}

function makeHandle(shelf: Shelf, clean: boolean, options: IndexOptions): ArticleIndex {
  const waiting = new Map<string, { readonly article: Article; readonly seen: Seen }>();
  const forgotten = new Set<string>();
  let line: Promise<Line> | undefined;
  /** What the index holds is right; not after a thread that ended by itself. */
  let inOrder = clean;
  const start = (): Promise<Line> => {
    line ??= connect(shelf, inOrder, options).then((connected) => {
      // The next question starts another one.
      void connected.ended.then(() => {
        line = undefined;
        inOrder = false;
      });
      for (const id of forgotten) connected.forget(id);
      for (const { article, seen } of waiting.values()) connected.note(article, seen);
      waiting.clear();
      forgotten.clear();
      return connected;
    });
    return line;
  };
  const quietly = (work: Promise<unknown>) => void work.catch((error: unknown) => shelf.report(error, 'index'));
  const ask = async <N extends AskName>(name: N, input: Asks[N]['input']) => (await start()).ask(name, input);
  return {
    note: (article, { stamp, checksum }) => {
      const seen = { stamp, checksum };
      if (line) {
        quietly(line.then((connected) => connected.note(article, seen)));
        return;
      }
      waiting.set(article.id, { article, seen });
      forgotten.delete(article.id);
      if (waiting.size > mostWaiting) quietly(start());
    },
    forget: (id) => {
      if (line) {
        quietly(line.then((connected) => connected.forget(id)));
        return;
      }
      waiting.delete(id);
      forgotten.add(id);
    },
    list: (query) => ask('list', query),
    ids: (query) => ask('ids', query),
    facets: () => ask('facets', null),
    similar: (wanted) => ask('similar', wanted),
    look: async () => void (await ask('look', null)),
    hurry: async () => {
      if (line) await line.then((connected) => connected.ask('hurry', null)).catch((error: unknown) => shelf.report(error, 'index'));
    },
    close: async () => {
      const untouched = waiting.size === 0 && forgotten.size === 0;
      const isLeftInOrder = line ? await endLine(shelf, line) : inOrder && untouched;
      if (isLeftInOrder) await leaveMark(shelf);
    },
  };
}

/** Never throws, not even for a line that could not be made: the library's lock goes after this. */
async function endLine(shelf: Shelf, connecting: Promise<Line>): Promise<boolean> {
  try {
    const line = await connecting;
    try {
      return await line.ask('close', null);
    } finally {
      await line.end();
    }
  } catch (error) {
    shelf.report(error, 'index');
    return false;
  }
}

async function connect(shelf: Shelf, clean: boolean, { thread, tell }: IndexOptions): Promise<Line> {
  // Where no folder can be made the index goes into memory.
  await makeFolder(shelf, indexFolder).catch((error: unknown) => shelf.report(error, indexFolder));
  const begin: IndexStart = { root: shelf.root, file: onDisk(shelf, indexFile), clean, session };
  const here = () => ({ ...around(startEngine(begin, tell)), end: async () => undefined, ended: new Promise<void>(() => undefined) });
  if (thread === 'none') return here();
  try {
    return await startThread(thread ?? new URL('./thread.ts', import.meta.url), begin, tell);
  } catch (error) {
    // Slower, and a long search then makes others wait; but no library is without lists because a thread cannot be had.
    shelf.report(error, 'index thread');
    return here();
  }
}

function around(engine: Engine): Engine {
  return { note: (article, seen) => engine.note(article, seen), forget: (id) => engine.forget(id), ask: (name, input) => engine.ask(name, input) };
}

interface Question {
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** Resolves once the thread runs. */
function startThread(program: URL, begin: IndexStart, tell: (told: Told) => void): Promise<Line> {
  // It goes through thousands of articles one by one: in more room V8 would only let more of them lie.
  const worker = new Worker(program, { workerData: begin, name: 'copydesk-index', resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const questions = new Map<number, Question>();
  let asked = 0;
  const send = (message: ToIndex) => worker.postMessage(message);
  let begun: (line: Line) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const ready = new Promise<Line>((resolve, reject) => {
    begun = resolve;
    failed = reject;
  });
  let gone: unknown;
  const giveUp = (error: unknown) => {
    gone ??= error;
    failed(error);
    for (const { reject } of questions.values()) reject(error);
    questions.clear();
  };
  worker.on('message', (message: FromIndex) => {
    if (message.type === 'ready') {
      worker.unref();
      begun(line);
      return;
    }
    if (message.type !== 'answer' && message.type !== 'refused') {
      tell(message);
      return;
    }
    const question = questions.get(message.number);
    questions.delete(message.number);
    // Work of the index alone must not keep a program alive that is done; whoever waits for an answer shall get it.
    if (questions.size === 0) worker.unref();
    if (message.type === 'answer') question?.resolve(message.value as never);
    else {
      const {
        code,
        thing,
        stage,
        message: why,
        detail,
      } = message.failure ?? {
        code: 'internal' as const,
        thing: 'index',
        stage: 'search' as const,
        message: message.message,
      };
      question?.reject(refusal(code, thing, stage, why, detail));
    }
  });
  worker.once('error', giveUp);
  worker.once('exit', () => giveUp(refusal('internal', 'index', 'search', 'its thread has ended')));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const line: Line = {
    ended,
    end: async () => void (await worker.terminate()),
    note: (article, seen) => send({ type: 'note', article, seen }),
    forget: (id) => send({ type: 'forget', id }),
    ask: <N extends AskName>(name: N, input: Asks[N]['input']) =>
      new Promise<Asks[N]['output']>((resolve, reject) => {
        if (gone !== undefined) {
          reject(gone);
          return;
        }
        asked += 1;
        worker.ref();
        questions.set(asked, { resolve, reject });
        send({ type: 'ask', number: asked, name, input } as ToIndex);
      }),
  };
  return ready;
}

/** True when the index was left in order. The mark is gone, for good, before anything changes. */
async function takeMark(shelf: Shelf): Promise<boolean> {
  try {
    await shelf.disk.unlink(onDisk(shelf, indexMark));
    await shelf.disk.syncFolder(onDisk(shelf, indexFolder));
    return true;
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error))) shelf.report(error, indexMark);
    return false;
  }
}

async function leaveMark(shelf: Shelf): Promise<void> {
  try {
    const file = await shelf.disk.open(onDisk(shelf, indexMark));
    await file.close();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') shelf.report(error, indexMark);
  }
}
