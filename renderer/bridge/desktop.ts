import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import { clipboardName } from '#contract/clipboardName.ts';
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
    chooseIncoming: async (what) => ({ tokens: await ask('host.chooseOpen', { what }) }),
    handed: () => ask('host.handed', {}),
    choosePictures: () => chooseByInput(pictureTypes, true),
    clipboardPictures: async (addresses) => {
      const named = addresses.flatMap((address) => (clipboardName(address) === undefined ? [] : [{ address, name: clipboardName(address) ?? '' }]));
      if (named.length === 0) return new Map();
      const found = await ask('host.clipboardPictures', { names: named.map(({ name }) => name).slice(0, 100) });
      const byName = new Map(found.map(({ name, data }) => [name, new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))])]));
      return new Map(named.flatMap(({ address, name }) => (byName.has(name) ? [[address, byName.get(name) as Blob]] : [])));
    },
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
