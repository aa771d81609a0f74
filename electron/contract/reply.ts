import { z } from 'zod';
import { type Failure, failureCodes, stages } from '#domain/result.ts';

/** What comes back over a wall: the value or the failure, never an exception. */

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  thing: z.string(),
  stage: z.enum(stages),
  message: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
