import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { Reply } from '#contract/reply.ts';

export type Call = <N extends CallName>(call: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Speaks to a browser host as a window does. @param url with the token in its fragment */
export function caller(url: string): Call {
  const { origin, hash } = new URL(url);
  const headers = {
    Authorization: `Bearer ${new URLSearchParams(hash.slice(1)).get('token')}`,
    'Content-Type': 'application/json',
    'X-Copydesk-Client': 'bench-window',
  };
  return async (call, input) => {
    const answer = await fetch(`${origin}/call`, { method: 'POST', headers, body: JSON.stringify({ call, input }) });
    const reply = (await answer.json()) as Reply;
    if (!reply.ok) throw new Error(`${call}: ${reply.failure.message}`);
    return reply.value as never;
  };
}
