import { type LiveQuestion, makeLiveChecker } from '#domain/checks/live.ts';

/** Reads the open article with every rule, away from the window. */

declare const self: DedicatedWorkerGlobalScope;

const check = makeLiveChecker();

self.onmessage = ({ data }: MessageEvent<LiveQuestion>) => self.postMessage(check(data));
