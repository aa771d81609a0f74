import { create } from 'zustand';
import type { CallInput, CallOutput } from '#contract/calls.ts';
import { theHost } from './session.ts';

/** With what the open article is compared in the review. */
export type Since = CallInput<'review.baseline'>['since'];
export type Baseline = NonNullable<CallOutput<'review.baseline'>['baseline']>;

/** Null until somebody chose: then the last look counts, or, for who never looked, the submission. */
export const useChanges = create<{ readonly since: Since | null }>(() => ({ since: null }));

/** @throws a coded refusal */
export async function readBaseline(id: string, since: Since): Promise<Baseline | null> {
  return (await theHost().call('review.baseline', { id, since })).baseline;
}

/** A stretch of the text, in UTF-16 units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The place that comes next from where a person stands in the text, or the one before; at the end it begins anew. */
export function nextPlace<T extends Stretch>(places: readonly T[], at: Stretch, step: 1 | -1): T | undefined {
  const isAfter = (place: Stretch) => place.from > at.from || (place.from === at.from && place.to > at.to);
  const isBefore = (place: Stretch) => place.from < at.from || (place.from === at.from && place.to < at.to);
  return step === 1 ? (places.find(isAfter) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
}
