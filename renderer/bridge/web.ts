import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import { type Reply, refusal } from '#contract/reply.ts';
import {
  type ChosenFile,
  chooseByInput,
  chooseFolderByInput,
  type Host,
  pictureCache,
  pictureTypes,
  type Target,
  unwrap,
  type Wanted,
} from './host.ts';
import { printThroughFrame } from './printing.ts';

const tokenKey = 'copydesk.token';
const articles = '.docx,.html,.htm,.mhtml,.mht,text/html,.txt,.md,.markdown,.zip,.copydesk,text/plain,text/markdown,application/zip';
const accepted: Record<Exclude<Wanted, 'pictures'>, string> = {
  package: '.zip,application/zip',
  portal: '.json,application/json',
  template: '.html,.htm,.css,text/html,text/css',
  backup: '.zip,application/zip',
  words: '.csv,.xlsx,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The token comes once in the address's fragment; it is kept in this tab only and taken out of the address at once.
 * @throws not-allowed when there is none
 */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, '', location.pathname);
  }
  const token = given ?? sessionStorage.getItem(tokenKey);
  if (!token) throw refusal('not-allowed', 'this page', 'open', 'it was opened without its key; open Copydesk again from the terminal');
  return token;
}

/** The browser host: calls by POST, events by a streamed answer, files by upload and download. */
export function connectWeb(): Host {
  let token = takeToken();
  // Copydesk was started again on the same port, and somebody has put its new address into this tab.
  window.addEventListener('hashchange', () => {
    token = takeToken();
  });
  const client = crypto.randomUUID();
  const send = (path: string, init: RequestInit = {}) =>
    reach(path, { ...init, headers: { Authorization: `Bearer ${token}`, 'X-Copydesk-Client': client, ...init.headers } });
  const post = async <T>(path: string, body: unknown, how: RequestInit = {}): Promise<T> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await send(path, { ...how, method: 'POST', headers, body: JSON.stringify(body) });
    return unwrap((await answer.json()) as Reply<T>);
  };
  // The browser sends what is `keepalive` also after the page is gone; when even that fails there is nobody left to tell.
  const farewell = (call: CallName, input: unknown) =>
    void post('/call', { call, input }, { keepalive: true }).catch((error: unknown) => console.warn('farewell:', error));
  const offer = async (file: File): Promise<ChosenFile> => {
    const { token: fileToken } = await post<{ token: string }>('/files', { name: file.name, data: await base64(file) });
    return { token: fileToken, name: file.name };
  };
  return {
    kind: 'browser',
    client,
    call: <N extends CallName>(call: N, input: CallInput<N>) => post<CallOutput<N>>('/call', { call, input }),
    farewell,
    subscribe: (listener) => follow(send, listener),
    picture: pictureCache(async (article, file) => (await succeed(await send(`/media/${article}/${file}`))).blob()),
    choose: async (what) => Promise.all((await chooseByInput(accepted[what], what === 'template')).map(offer)),
    chooseIncoming: async (what) => ({ files: what === 'articles' ? await chooseByInput(articles, true) : await chooseFolderByInput() }),
    handed: async () => [],
    choosePictures: () => chooseByInput(pictureTypes, true),
    clipboardPictures: async () => new Map(),
    offer,
    printPage: async (html) => {
      await printThroughFrame(html);
      return null;
    },
    chooseTarget: async (_kind, name): Promise<Target> => {
      const { token: place } = await post<{ token: string }>('/downloads', { name });
      return { token: place, name, finish: async () => download(await (await succeed(await send(`/downloads/${place}`))).blob(), name) };
    },
  };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, cache: 'no-store', credentials: 'omit' });
  } catch (cause) {
    throw refusal('unreachable', 'Copydesk', 'request', 'the program behind this page does not answer', undefined, cause);
  }
}

async function succeed(answer: Response): Promise<Response> {
  if (!answer.ok) unwrap((await answer.json()) as Reply);
  return answer;
}

/** Reads the event stream, and opens it again when it breaks: after one second, then up to ten. */
function follow(send: (path: string, init?: RequestInit) => Promise<Response>, listener: (event: DeskEvent) => void): () => void {
  const stop = new AbortController();
  const listen = async () => {
    let pause = 1000;
    while (!stop.signal.aborted) {
      try {
        const answer = await succeed(await send('/events', { signal: stop.signal }));
        pause = 1000;
        for await (const line of lines(answer)) if (line !== '') listener(JSON.parse(line) as DeskEvent);
      } catch {
        // Broken or not there: the calls say so to the person; here it is enough to come back.
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 10_000);
    }
  };
  void listen();
  return () => stop.abort();
}

async function* lines(answer: Response): AsyncGenerator<string> {
  if (!answer.body) return;
  let rest = '';
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(refusal('not-found', 'file', 'read', 'it could not be read', undefined, reader.error));
    reader.readAsDataURL(file);
  });
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
