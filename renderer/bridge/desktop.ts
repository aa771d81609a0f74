import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { Bridge, HostCallInput, HostCallName, HostCallOutput } from '#contract/host.ts';
import { type Reply, refusal } from '#contract/reply.ts';
import { chooseByInput, type Host, pictureCache, pictureTypes, unwrap } from './host.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly copydesk?: Bridge;
  }
}

/** The Electron host: calls through the preload's one door, dialogs through host calls. */
export function connectDesktop(bridge: Bridge): Host {
  const client = crypto.randomUUID();
  const ask = async <N extends HostCallName>(call: N, input: HostCallInput<N>) =>
    unwrap((await bridge.call({ client, call, input })) as Reply<HostCallOutput<N>>);
  return {
    kind: 'desktop',
    client,
    call: async <N extends CallName>(call: N, input: CallInput<N>) => unwrap((await bridge.call({ client, call, input })) as Reply<CallOutput<N>>),
    farewell: (call, input) => void bridge.call({ client, call, input }),
    subscribe: (listener) => bridge.subscribe(listener),
    picture: pictureCache(async (article, file) => {
      const answer = await fetch(`/media/${article}/${file}`);
      if (!answer.ok) throw refusal('not-found', file, 'read', 'the picture could not be read');
      return answer.blob();
    }),
    choose: (what) => ask('host.chooseOpen', { what }),
    choosePictures: () => chooseByInput(pictureTypes, true),
    offer: async (file) => unwrap(await bridge.dropped(file)),
    chooseTarget: async (kind, name) => {
      const chosen = await ask('host.chooseSave', { kind, name });
      return chosen && { ...chosen, finish: async () => undefined, reveal: async () => void (await ask('host.reveal', { token: chosen.token })) };
    },
    printPage: async (html, name) => {
      const written = await ask('host.printPage', { html, name });
      return written && { name: written.name, reveal: async () => void (await ask('host.reveal', { token: written.token })) };
    },
  };
}
