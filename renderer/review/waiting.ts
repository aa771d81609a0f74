import type { Queued } from '../state/queue.ts';

/** How long an article waits, and how much that presses. */

export interface Waiting {
  /** Since the last step, in whole minutes. */
  readonly minutes: number;
  /** `late` after four hours, `overdue` after a day. */
  readonly tone: 'quiet' | 'late' | 'overdue';
  /** It is to be published within two hours, or should have been. */
  readonly isPressing: boolean;
  /** Its time of publication has passed. */
  readonly isPast: boolean;
}

const hour = 3_600_000;

/** @param now in ms of the epoch */
export function waitingOf({ since, publishAt }: Pick<Queued, 'since' | 'publishAt'>, now: number): Waiting {
  const waited = Math.max(0, now - Date.parse(since));
  const left = publishAt === null ? Number.POSITIVE_INFINITY : Date.parse(publishAt) - now;
  const tone = waited >= 24 * hour ? 'overdue' : waited >= 4 * hour ? 'late' : 'quiet';
  return { minutes: Math.floor(waited / 60_000), tone, isPressing: left <= 2 * hour, isPast: left <= 0 };
}

/** The largest unit that says it: key in the translations under `queue`, and its count. */
export function waitingWords(minutes: number): { readonly key: 'now' | 'minutes' | 'hours' | 'days'; readonly count: number } {
  if (minutes < 1) return { key: 'now', count: 0 };
  if (minutes < 60) return { key: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { key: 'hours', count: Math.floor(minutes / 60) };
  return { key: 'days', count: Math.floor(minutes / (24 * 60)) };
}
