import type { Handlers } from '#contract/dispatch.ts';

/** Long work under way, by the client that asked for it, so that this client can cancel it. */
export interface Works {
  /** Runs long work; its signal is aborted when the client cancels. */
  run<T>(client: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(client: string): void;
}

export function makeWorks(): Works {
  const running = new Map<string, Set<AbortController>>();
  return {
    run: async (client, work) => {
      const controller = new AbortController();
      const own = running.get(client) ?? new Set();
      running.set(client, own.add(controller));
      try {
        return await work(controller.signal);
      } finally {
        own.delete(controller);
        if (own.size === 0) running.delete(client);
      }
    },
    cancel: (client) => {
      for (const controller of running.get(client) ?? []) controller.abort();
    },
  };
}

export function workHandlers(works: Works): Pick<Handlers, 'work.cancel'> {
  return {
    'work.cancel': async (_, { client }) => {
      works.cancel(client);
      return {};
    },
  };
}
