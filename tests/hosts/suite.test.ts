import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { describe, test } from 'vitest';
import type { DeskEvent } from '#contract/events.ts';
import type { Reply } from '#contract/reply.ts';
import { findElectron } from '../../electron/electronBinary.ts';
import { makeDoor } from '../../electron/hosts/door.ts';
import { programRoot } from '../../electron/root.ts';
import { makeSmallNewsroom } from './smallNewsroom.ts';
import { type Connected, hostSuite } from './suite.ts';
import { openWebDesk } from './webDesk.ts';

const client = 'tab-0001';

hostSuite('in process', async (): Promise<Connected> => {
  const { dispatch, subscribe, readMedia } = makeSmallNewsroom();
  return {
    client,
    call: (call, input) => dispatch({ call, input }, { client }),
    subscribe: async (listener) => subscribe(listener),
    media: async (article, file) => {
      const read = await readMedia(article, file).catch(() => undefined);
      return read?.bytes;
    },
    close: async () => undefined,
  };
});

hostSuite('HTTP', async (): Promise<Connected> => {
  const desk = await openWebDesk();
  return {
    client,
    call: async (call, input) => {
      const body = JSON.stringify({ call, input });
      const answer = await desk.ask('/call', { method: 'POST', headers: { ...desk.ours, 'Content-Type': 'application/json' }, body });
      return JSON.parse(answer.text) as Reply;
    },
    subscribe: (listener) =>
      new Promise((resolve, reject) => {
        const request = get({ host: '127.0.0.1', port: desk.port, path: '/events', headers: desk.ours, agent: false }, (response) => {
          response.setEncoding('utf8');
          response.on('error', () => response.destroy());
          response.on('data', (text: string) => {
            for (const line of text.split('\n').filter(Boolean)) listener(JSON.parse(line) as DeskEvent);
            resolve(() => request.destroy());
          });
        });
        request.on('error', reject);
      }),
    media: (article, file) =>
      new Promise((resolve, reject) => {
        const path = `/media/${article}/${file}`;
        get({ host: '127.0.0.1', port: desk.port, path, headers: desk.ours, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(chunks) : undefined));
        }).on('error', reject);
      }),
    close: () => desk.close(),
  };
});

hostSuite("Electron's door, without Electron: each message cloned as IPC clones it", async (): Promise<Connected> => {
  const { dispatch, subscribe, readMedia, files, report } = makeSmallNewsroom();
  const dialogs = {
    open: async () => [],
    save: async () => undefined,
    print: async () => new Uint8Array(),
    reveal: () => undefined,
    handed: () => [],
  };
  const door = makeDoor({ dispatch, files, report, dialogs });
  return {
    client,
    call: async (call, input) =>
      structuredClone(await door.call(structuredClone({ client, call, input }), { url: 'app://copydesk/', isOurWindow: true })),
    subscribe: async (listener) => subscribe((event) => listener(structuredClone(event))),
    media: async (article, file) => {
      const read = await readMedia(article, file).catch(() => undefined);
      return read?.bytes;
    },
    close: async () => undefined,
  };
});

const root = programRoot();
const electron = findElectron(join(root, 'package.json'), process.env.ELECTRON_OVERRIDE_DIST_PATH);
const built = existsSync(join(root, 'out/main/main.js'));

if (electron && built) {
  hostSuite('IPC, in Electron', async (): Promise<Connected> => {
    const folder = await mkdtemp(join(tmpdir(), 'ipc-'));
    const args = [
      root,
      '--library',
      join(folder, 'library'),
      '--user-data',
      join(folder, 'user'),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ];
    const app = await _electron.launch({ executablePath: electron, args });
    const page = await app.firstWindow();
    type Door = { copydesk: { call(message: unknown): Promise<Reply>; subscribe(listener: (event: DeskEvent) => void): () => void } };
    return {
      client,
      call: (call, input) => page.evaluate((message) => (globalThis as unknown as Door).copydesk.call(message), { client, call, input }),
      subscribe: async (listener) => {
        const name = `heard${Math.trunc(performance.now() * 1000)}`;
        await page.exposeFunction(name, listener);
        await page.evaluate((tell) => {
          const all = globalThis as unknown as Door & Record<string, (event: DeskEvent) => void>;
          all[`${tell}Stop`] = all.copydesk.subscribe((event) => all[tell]?.(event));
        }, name);
        return () => void page.evaluate((tell) => (globalThis as unknown as Record<string, () => void>)[`${tell}Stop`]?.(), name);
      },
      media: async (article, file) => {
        const bytes = await page.evaluate(async (path) => {
          const answer = await fetch(path);
          return answer.ok ? [...new Uint8Array(await answer.arrayBuffer())] : undefined;
        }, `/media/${article}/${file}`);
        return bytes && new Uint8Array(bytes);
      },
      close: async () => {
        await app.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
} else {
  const why = electron ? 'nothing is built: npm run build' : "Electron's binary is not here: npx install-electron";
  describe('host: IPC, in Electron', () => {
    test('the shared suite over real IPC', ({ skip }) => skip(why));
  });
}
