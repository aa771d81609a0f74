import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveWeb, type WebHost } from '../../electron/hosts/web.ts';
import { makeSmallNewsroom, type SmallNewsroom } from './smallNewsroom.ts';

/** A real browser host over a small newsroom, with a built window of four files and one file beside it that must never be served. */
export interface WebDesk {
  readonly host: WebHost;
  readonly newsroom: SmallNewsroom;
  readonly port: number;
  readonly token: string;
  /** The headers our own tab sends. */
  readonly ours: Record<string, string>;
  ask(path: string, options?: Asking): Promise<Answered>;
  /** Sends bytes as they are and gives back everything that comes until the other side closes. */
  raw(bytes: string | Buffer | readonly (string | Buffer)[]): Promise<string>;
  close(): Promise<void>;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export async function openWebDesk(): Promise<WebDesk> {
  const root = await mkdtemp(join(tmpdir(), 'web-desk-'));
  const pages = join(root, 'renderer');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'never served');
  await writeFile(join(pages, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__NONCE__"><title>Copydesk</title>');
  await writeFile(join(pages, 'assets/window.js'), 'export {};');
  await writeFile(join(pages, 'assets/window.css'), 'body{}');
  await writeFile(join(pages, 'assets/mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const newsroom = makeSmallNewsroom();
  const { dispatch, subscribe, readMedia, files, report } = newsroom;
  const host = await serveWeb({ dispatch, subscribe, readMedia, files, report, pages });
  const port = Number(new URL(host.origin).port);
  const token = host.url.split('#token=')[1] ?? '';
  return {
    host,
    newsroom,
    port,
    token,
    ours: { Authorization: `Bearer ${token}`, 'X-Copydesk-Client': 'tab-0001' },
    ask: (path, options = {}) => ask(port, path, options),
    raw: (bytes) => raw(port, bytes),
    close: async () => {
      await host.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers: { Host: `127.0.0.1:${port}`, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

function raw(port: number, bytes: string | Buffer | readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
    // A host that refuses may close while we still send: what came before counts.
    socket.on('error', (error: NodeJS.ErrnoException) => (['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve(text) : reject(error)));
    for (const part of typeof bytes === 'string' || Buffer.isBuffer(bytes) ? [bytes] : bytes) socket.write(part);
  });
}
