import { measureBody } from './measure.ts';
import type { Question } from './protocol.ts';

/** Renders the body as portals take it, away from the window, and tells how long it is. */

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<Question>) => self.postMessage(measureBody(data));
