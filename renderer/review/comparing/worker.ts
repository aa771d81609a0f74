import { changedPlaces } from '#domain/difference/changedPlaces.ts';
import type { Answer, Question } from './protocol.ts';

/** Compares two texts away from the window: two long ones with little in common take a second. */

declare const self: DedicatedWorkerGlobalScope;

/** Places that a person may want to read in a column. */
const most = 300;

self.onmessage = ({ data: { turn, before, after } }: MessageEvent<Question>) =>
  self.postMessage({ turn, ...changedPlaces(before, after, most) } satisfies Answer);
