import type { ChangedPlace } from '#domain/difference/changedPlaces.ts';

/** What window and worker say to each other. */

export interface Question {
  /** Comes back with the answer: one to earlier texts is dropped. */
  readonly turn: number;
  readonly before: string;
  readonly after: string;
}

export interface Answer {
  readonly turn: number;
  readonly places: readonly ChangedPlace[];
  /** Of all there are, also those that are not told. */
  readonly total: number;
}
