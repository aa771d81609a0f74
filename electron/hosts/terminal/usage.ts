import { failureOf, refusal } from '#contract/reply.ts';

/** Wrong words rather than a refused wish: exit code 2. */
export function usageError(message: string): Error {
  return refusal('bad-message', 'arguments', 'request', message);
}

export function isUsageError(error: unknown): boolean {
  const failure = failureOf(error);
  return failure?.code === 'bad-message' && failure.thing === 'arguments';
}
