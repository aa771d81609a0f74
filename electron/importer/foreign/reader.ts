import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { refusal } from '#domain/result.ts';
import { foreignLimits } from './limits.ts';
import type { ForeignContent, ForeignReply, ForeignStart } from './messages.ts';

/** A thread that has answered may take so long to end, in ms. */
const lastMoments = 2000;

/**
 * Reads a file that another program wrote, in a thread of its own that is ended at its limits, one a file. The thread keeps a
 * slow or hungry file away from window and library, and its heap is bounded; what lies outside its heap (buffers) it counts
 * itself, and a crash of the runtime in it would end the program: it runs no native code but Node's own.
 * @param program of the thread; beside this file unless it is bundled
 * @throws too-large (over a limit of size, time or memory), and what reading the format throws
 */
export async function readForeign<F extends keyof ForeignContent>(
  start: ForeignStart<F>,
  program?: URL,
  limits: { readonly time: number; readonly heap: number } = foreignLimits,
): Promise<ForeignContent[F]> {
  const worker = new Worker(program ?? new URL('./program.ts', import.meta.url), {
    workerData: start,
    name: 'copydesk-foreign',
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 32 },
  });
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  try {
    const reply = await answerOf<ForeignContent[F]>(worker, start.name, limits);
    // It has nothing left to do. Node has crashed where a thread was ended from outside in its last moments (nodejs/node#56312).
    await Promise.race([gone, pause(lastMoments, undefined, { ref: false })]);
    if (reply.type === 'read') return reply.value;
    if (reply.type === 'failed') throw new Error(`${start.name}: ${reply.message}`);
    const { code, thing, stage, message, detail } = reply.failure;
    throw refusal(code, thing, stage, message, detail);
  } finally {
    await worker.terminate();
  }
}

function answerOf<T>(worker: Worker, name: string, limits: { readonly time: number; readonly heap: number }): Promise<ForeignReply<T>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      const seconds = limits.time / 1000;
      reject(refusal('too-large', name, 'import', `it could not be read within ${seconds} seconds`, { seconds }));
    }, limits.time);
    const settle = (act: () => void) => {
      clearTimeout(late);
      act();
    };
    worker.once('message', (reply: ForeignReply<T>) => settle(() => resolve(reply)));
    worker.once('error', (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHungry(name, limits.heap) : error)),
    );
    worker.once('exit', (code) => settle(() => reject(new Error(`${name}: its thread ended without an answer (${code})`))));
  });
}

function tooHungry(name: string, megabytes: number): Error {
  return refusal('too-large', name, 'import', `reading it takes more than ${megabytes} MB of memory`, { megabytes });
}
