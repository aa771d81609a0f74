import { z } from 'zod';
import { type Failure, failureCodes, stages } from '#domain/result.ts';

/** What comes back over a wall: the value or the failure, never an exception. */

/** Hosts refuse and read refusals as everybody does, and import the contract alone. */
export { describeFailure, type Failure, type FailureCode, failureOf, refusal } from '#domain/result.ts';

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  thing: z.string(),
  stage: z.enum(stages),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
