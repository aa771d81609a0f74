import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '#domain/result.ts';
import { type Engine, startEngine } from './engine.ts';
import type { FromIndex, IndexStart, ToIndex } from './messages.ts';

/** The index's own thread: nothing it does makes a window or a save wait. */

const port = parentPort;
if (!port) throw new Error('this file is started as a thread');
const send = (message: FromIndex) => port.postMessage(message);
const engine = startEngine(workerData as IndexStart, send);
port.on('message', (message: ToIndex) => void receive(engine, message));
send({ type: 'ready' });

async function receive(at: Engine, message: ToIndex): Promise<void> {
  if (message.type === 'note') at.note(message.article, message.seen);
  else if (message.type === 'forget') at.forget(message.id);
  else await answer(at, message);
}

async function answer(at: Engine, message: Extract<ToIndex, { type: 'ask' }>): Promise<void> {
  const { number, name, input } = message;
  try {
    send({ type: 'answer', number, value: await at.ask(name, input as never) });
  } catch (error) {
    send({ type: 'refused', number, failure: failureOf(error), message: error instanceof Error ? error.message : String(error) });
  }
}
