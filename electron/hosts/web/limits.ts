import { maxMessageBytes } from '#contract/calls.ts';

/** What the browser host takes at most. Times in ms, sizes in bytes. */
export const limits = {
  /** A request's body. */
  body: maxMessageBytes,
  /** All header lines together; Node answers 431 beyond. Roomy, because a browser sends the cookies of every port of 127.0.0.1. */
  headerBytes: 16 * 1024,
  /** Header lines. */
  headers: 100,
  /** A request target. */
  target: 512,
  /** Until the last header has arrived. */
  headersTimeout: 10_000,
  /** Until the last byte of the body has arrived. */
  requestTimeout: 60_000,
  /** How often connections are checked against the two times above. */
  checkInterval: 5_000,
  /** An idle connection is kept so long. */
  keepAlive: 30_000,
  /** Connections at a time. A tab holds at most six. */
  connections: 200,
  /** Event streams at a time. */
  streams: 64,
  /** Bytes waiting for one tab that does not read its events; beyond, its stream is closed and the tab comes back. */
  streamBacklog: 1024 * 1024,
  /** Between two signs of life in an event stream. */
  heartbeat: 15_000,
  /** How long closing waits for answers under way. */
  closing: 5_000,
  /** How long an upload is kept. */
  upload: 60 * 60 * 1000,
} as const;
