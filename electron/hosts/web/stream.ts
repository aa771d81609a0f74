import type { ServerResponse } from 'node:http';
import type { DeskEvent } from '#contract/events.ts';
import { emptyPolicy, securityHeaders } from '../csp.ts';
import { limits } from './limits.ts';

/**
 * Events to the tabs: one JSON document a line, for as long as a tab holds its request open. An empty line is a sign of life.
 * Nothing is kept for a tab that is away: after a gap it asks for what it shows.
 */
export interface Streams {
  /** Answers with the stream; false when there are too many already. */
  open(response: ServerResponse): boolean;
  /** Streams open now. */
  count(): number;
  close(): void;
}

export function openStreams(subscribe: (listener: (event: DeskEvent) => void) => () => void): Streams {
  const open = new Set<ServerResponse>();
  const sendAll = (line: string) => {
    for (const response of open) {
      if (response.destroyed) continue;
      if (response.writableLength > limits.streamBacklog) response.destroy();
      else response.write(line);
    }
  };
  const unsubscribe = subscribe((event) => sendAll(`${JSON.stringify(event)}\n`));
  const heartbeat = setInterval(() => sendAll('\n'), limits.heartbeat);
  heartbeat.unref();
  return {
    open: (response) => {
      if (open.size >= limits.streams) return false;
      response.writeHead(200, {
        ...securityHeaders,
        'Content-Security-Policy': emptyPolicy,
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        Connection: 'close',
      });
      // The first empty line tells the tab that from here on it misses nothing.
      response.write('\n');
      open.add(response);
      response.on('close', () => open.delete(response));
      // A tab that goes away while a line is written to it is no event of ours: it has left the set.
      response.on('error', () => response.destroy());
      return true;
    },
    count: () => open.size,
    close: () => {
      unsubscribe();
      clearInterval(heartbeat);
      for (const response of open) response.end();
    },
  };
}
