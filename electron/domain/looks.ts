import { z } from 'zod';
import { decisionSchema } from './workflow.ts';

/** When somebody last had an article open in the review, and which text they saw. Known on their own machine alone. */

export const lookSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  /** `contentHash` of what was seen. */
  hash: decisionSchema.shape.hash,
  /** The snapshot that holds it. */
  number: z.int().nonnegative(),
});
export type Look = Readonly<z.infer<typeof lookSchema>>;

/** Looks by article id, then by the name of who looked. */
export type Looks = Readonly<Record<string, Readonly<Record<string, Look>>>>;

/** With one look more; of more articles than `most` those go whose last look is the longest ago. */
export function lookedAt(looks: Looks, id: string, name: string, look: Look, most: number): Looks {
  const all = Object.entries({ ...looks, [id]: { ...looks[id], [name]: look } });
  if (all.length <= most) return Object.fromEntries(all);
  const latest = (each: Looks[string]) => Math.max(...Object.values(each).map(({ at }) => Date.parse(at)));
  return Object.fromEntries(all.toSorted(([, one], [, other]) => latest(other) - latest(one)).slice(0, most));
}

/** Whether somebody else said something after a look. Who never looked has seen nothing. */
export function isNewSince(look: Look | undefined, said: { readonly at: string | null; readonly by: string }, name: string): boolean {
  if (said.by === name) return false;
  return look === undefined || (said.at !== null && Date.parse(said.at) > Date.parse(look.at));
}
