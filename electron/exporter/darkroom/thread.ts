import { parentPort } from 'node:worker_threads';
import { failureOf, refusal } from '#domain/result.ts';
import type { FromDarkroom, ToDarkroom } from './messages.ts';
import { work } from './work.ts';

/** The darkroom's own thread: whatever goes over a picture's bytes does so here, and no window waits for it. */

const port = parentPort;
if (!port) throw new Error('this file is started as a thread');
const send = (message: FromDarkroom, given: readonly ArrayBuffer[] = []) => port.postMessage(message, [...given]);
const running = new Map<number, AbortController>();

port.on('message', (message: ToDarkroom) => {
  if (message.type === 'job') void take(message);
  else running.get(message.number)?.abort(refusal('cancelled', 'pictures', 'picture', 'nobody waits for it any longer'));
});
send({ type: 'ready' });

async function take({ number, name, input }: Extract<ToDarkroom, { type: 'job' }>): Promise<void> {
  const controller = new AbortController();
  running.set(number, controller);
  try {
    const value = ours(await work[name](input as never, controller.signal));
    send({ type: 'done', number, value }, buffersOf(value));
  } catch (error) {
    send({ type: 'refused', number, failure: failureOf(error), message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(number);
  }
}

type Value = Awaited<ReturnType<(typeof work)[keyof typeof work]>>;

/** Bytes that libvips allocated cannot be given away, so they are copied here, where nobody waits. */
function ours(value: Value): Value {
  if (typeof value === 'string' || !('picture' in value)) return value;
  const own = <T extends { readonly bytes: Uint8Array }>(picture: T): T => ({ ...picture, bytes: Uint8Array.from(picture.bytes) });
  return { ...value, picture: own(value.picture), crops: value.crops.map(own) };
}

function buffersOf(value: Value): readonly ArrayBuffer[] {
  if (typeof value === 'string' || !('picture' in value)) return [];
  return [value.picture, ...value.crops].flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
