import { failureOf, refusal } from '#domain/result.ts';
import { type CallInput, type CallName, type CallOutput, calls } from './calls.ts';
import type { Reply } from './reply.ts';

/** Who is calling. */
export interface Caller {
  /** One per window or tab; comes back as `by` in events. */
  readonly client: string;
}

export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>, caller: Caller) => Promise<CallOutput<N>>;
};

/** A message as a host hands it over: nothing about it is trusted yet. */
export interface Message {
  readonly call: unknown;
  readonly input: unknown;
}

export type Dispatch = (message: Message, caller: Caller) => Promise<Reply>;

/**
 * The one way in. Checks name and input against the contract, runs the handler, turns every exception into a failure.
 * @param report is told of exceptions that nobody coded: a bug of ours, whose text stays out of the reply
 */
export function makeDispatch(handlers: Handlers, report: (error: unknown, call: string) => void): Dispatch {
  return async (message, caller) => {
    const name = typeof message.call === 'string' ? message.call.slice(0, 100) : typeof message.call;
    try {
      if (typeof message.call !== 'string' || !Object.hasOwn(calls, message.call)) {
        throw refusal('unknown-call', name, 'request', 'there is no such call');
      }
      const call = message.call as CallName;
      const input = calls[call].input.safeParse(message.input);
      if (!input.success) {
        const issue = input.error.issues[0];
        const field = issue?.path.join('.') || 'input';
        const tooLong = issue?.code === 'too_big';
        throw refusal(tooLong ? 'too-large' : 'bad-message', call, 'request', `${field}: ${issue?.message ?? 'not valid'}`, { field });
      }
      const handler = handlers[call] as (input: unknown, caller: Caller) => Promise<unknown>;
      return { ok: true, value: await handler(input.data, caller) };
    } catch (error) {
      const failure = failureOf(error);
      if (failure) return { ok: false, failure };
      report(error, name);
      return { ok: false, failure: { code: 'internal', thing: name, stage: 'request', message: 'something went wrong inside Copydesk' } };
    }
  };
}
