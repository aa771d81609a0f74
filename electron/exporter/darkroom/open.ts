import { setImmediate as letOthers } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { refusal } from '#domain/result.ts';
import { atOnce, makeTurns } from '../engine.ts';
import type { FromDarkroom, JobName, Jobs, ToDarkroom } from './messages.ts';
import { work } from './work.ts';

/**
 * The way to the darkroom. Its thread is started with the first picture and does not keep a program alive that is done. A picture is
 * copied to it a piece at a time: a photograph of 20 MB in one go would hold up a window for longer than a frame.
 */
export interface Darkroom {
  /**
   * Two pictures are worked on at a time; the others wait in the order they came.
   * @throws what the job refuses; `cancelled` at once when the signal is aborted
   */
  ask<N extends JobName>(name: N, input: Jobs[N]['input'], signal?: AbortSignal): Promise<Jobs[N]['output']>;
  /** Cancels whatever is under way, for good, and ends the thread. */
  close(): Promise<void>;
}

/** Where the work is done. */
interface Place {
  ask<N extends JobName>(name: N, input: Jobs[N]['input'], signal: AbortSignal): Promise<Jobs[N]['output']>;
  end(): Promise<void>;
  /** Resolves when its thread has ended, by whatever cause. */
  readonly ended: Promise<void>;
}

const here: Place = {
  ask: (name, input, signal) => work[name](input as never, signal) as Promise<never>,
  end: async () => undefined,
  ended: new Promise<void>(() => undefined),
};

/**
 * @param options.thread the thread's program; beside this file unless it is bundled. `none`: the caller's own thread does the work.
 * @param options.report hears that no thread can be had; then the caller's own does the work
 */
export function openDarkroom(options: {
  readonly thread?: URL | 'none' | undefined;
  readonly report?: (error: unknown, what: string) => void;
}): Darkroom {
  const inTurn = makeTurns(atOnce);
  const closing = new AbortController();
  let place: Promise<Place> | undefined;
  const findPlace = (): Promise<Place> => {
    place ??= startPlace(options).then((started) => {
      // The next picture starts another one.
      void started.ended.then(() => {
        place = undefined;
      });
      return started;
    });
    return place;
  };
  return {
    ask: async <N extends JobName>(name: N, input: Jobs[N]['input'], signal?: AbortSignal) => {
      const cancelled = whenCancelled(input.name, signal ? [signal, closing.signal] : [closing.signal]);
      const done = inTurn(async () => {
        cancelled.signal.throwIfAborted();
        return (await findPlace()).ask(name, input, cancelled.signal);
      });
      try {
        return await Promise.race([done, cancelled.promise]);
      } finally {
        cancelled.forget();
      }
    },
    close: async () => {
      closing.abort();
      if (place) await (await place).end();
    },
  };
}

/** One job's own signal, whose reason is a refusal, and a promise that it rejects. */
function whenCancelled(thing: string, outer: readonly AbortSignal[]) {
  const controller = new AbortController();
  const promise = new Promise<never>((_, reject) => controller.signal.addEventListener('abort', () => reject(controller.signal.reason)));
  // It is nobody's when the job was done first.
  promise.catch(() => undefined);
  const cancel = () => controller.abort(refusal('cancelled', thing, 'picture', 'the export was cancelled'));
  for (const signal of outer) signal.addEventListener('abort', cancel, { once: true });
  if (outer.some(({ aborted }) => aborted)) cancel();
  const forget = () => {
    for (const signal of outer) signal.removeEventListener('abort', cancel);
  };
  return { signal: controller.signal, promise, forget };
}

async function startPlace({ thread, report }: Parameters<typeof openDarkroom>[0]): Promise<Place> {
  if (thread === 'none') return here;
  try {
    return await startThread(thread ?? new URL('./thread.ts', import.meta.url));
  } catch (error) {
    // Slower for the window; but no picture is refused because a thread cannot be had.
    report?.(error, 'picture thread');
    return here;
  }
}

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** Resolves once the thread runs. */
function startThread(program: URL): Promise<Place> {
  const worker = new Worker(program, { name: 'copydesk-pictures' });
  const jobs = new Map<number, Waiting>();
  const send = (message: ToDarkroom, given: ArrayBuffer[] = []) => worker.postMessage(message, given);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let asked = 0;
  let gone: unknown;
  const place: Place = {
    ended,
    end: async () => void (await worker.terminate()),
    ask: async (name, input, signal) => {
      const bytes = await copyInPieces(input.bytes);
      signal.throwIfAborted();
      if (gone !== undefined) throw gone;
      const number = ++asked;
      worker.ref();
      signal.addEventListener('abort', () => jobs.has(number) && send({ type: 'cancel', number }), { once: true });
      return new Promise((resolve, reject) => {
        jobs.set(number, { resolve, reject });
        send({ type: 'job', number, name, input: { ...input, bytes } } as ToDarkroom, [bytes.buffer]);
      });
    },
  };
  return new Promise((begun, failed) => {
    const giveUp = (error: unknown) => {
      gone ??= error;
      failed(error);
      for (const { reject } of jobs.values()) reject(error);
      jobs.clear();
    };
    worker.on('message', (message: FromDarkroom) => {
      if (message.type === 'ready') {
        worker.unref();
        begun(place);
      } else settle(jobs, message);
      // Whoever waits for a picture shall get it.
      if (jobs.size === 0) worker.unref();
    });
    worker.once('error', giveUp);
    worker.once('exit', () => giveUp(refusal('internal', 'pictures', 'picture', 'their thread has ended')));
  });
}

function settle(jobs: Map<number, Waiting>, message: Exclude<FromDarkroom, { type: 'ready' }>): void {
  const waiting = jobs.get(message.number);
  jobs.delete(message.number);
  if (message.type === 'done') waiting?.resolve(message.value as never);
  else if (message.failure) {
    const { code, thing, stage, message: why, detail } = message.failure;
    waiting?.reject(refusal(code, thing, stage, why, detail));
  } else waiting?.reject(new Error(`pictures: ${message.message}`));
}

/** Bytes: about half a millisecond's copying. */
const piece = 512 * 1024;

async function copyInPieces(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += piece) {
    copy.set(bytes.subarray(at, at + piece), at);
    if (at + piece < bytes.length) await letOthers();
  }
  return copy;
}
