import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Dispatch } from '#contract/dispatch.ts';
import type { DeskEvent } from '#contract/events.ts';
import { refusal } from '#contract/reply.ts';
import { failedAnswer, jsonAnswer, refusedAnswer } from './answer.ts';
import type { ChosenTable } from './chosen.ts';
import { sandboxPolicy, securityHeaders } from './csp.ts';
import { mediaAnswer, openSite, type ReadMedia, type Site } from './site.ts';
import { readJson } from './web/body.ts';
import { judge, type RouteName } from './web/guard.ts';
import { limits } from './web/limits.ts';
import { makeServer, send } from './web/server.ts';
import { openStreams, type Streams } from './web/stream.ts';
import { makeToken } from './web/token.ts';
import { type Download, openTransfers, type Transfers } from './web/transfers.ts';

export interface WebOptions {
  readonly dispatch: Dispatch;
  readonly subscribe: (listener: (event: DeskEvent) => void) => () => void;
  readonly readMedia: ReadMedia;
  /** The table the newsroom asks for chosen files. Closed with the host. */
  readonly files: ChosenTable;
  /** The folder of the built window. */
  readonly pages: string;
  /** A random free port unless given. */
  readonly port?: number;
  /** Is told of exceptions that nobody coded. */
  readonly report: (error: unknown, where: string) => void;
}

export interface WebHost {
  /** The window's address with the token in its fragment. Secret: never in a log, never in a process's arguments. */
  readonly url: string;
  /** The address without the token. */
  readonly origin: string;
  /** Lets the answers under way finish, ends the streams, removes every upload. */
  close(): Promise<void>;
}

/** What answering needs. */
interface Room extends Pick<WebOptions, 'dispatch' | 'readMedia' | 'report'> {
  readonly site: Site;
  readonly streams: Streams;
  readonly transfers: Transfers;
}

/**
 * Serves the window and the newsroom on 127.0.0.1, for the tab that holds the token (DESIGN.md, "Browser host").
 * @throws not-found (the window has not been built), not-allowed (the port is taken)
 */
export async function serveWeb(options: WebOptions): Promise<WebHost> {
  const site = await openSite(options.pages);
  const transfers = await openTransfers(options.files);
  const streams = openStreams(options.subscribe);
  const room: Room = { ...options, site, streams, transfers };
  const token = makeToken();
  let host = '';
  const { server, close: closeServer } = makeServer((request, response) => {
    answer(request, response, room, { host, token }).catch((error: unknown) => {
      options.report(error, 'browser host');
      response.destroy();
    });
  });
  const close = async () => {
    streams.close();
    await closeServer();
    options.files.close();
    await transfers.close();
  };
  try {
    host = `127.0.0.1:${await listen(server, options.port ?? 0)}`;
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://${host}/#token=${token}`, origin: `http://${host}`, close };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return reject(error);
      reject(refusal('not-allowed', `port ${port}`, 'open', 'the port is taken by another program', { port }, error));
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
      else reject(new Error('the server has no address'));
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, room: Room, ours: { host: string; token: string }): Promise<void> {
  const verdict = judge({ method: request.method ?? '', target: request.url ?? '', rawHeaders: request.rawHeaders }, ours);
  if (!verdict.pass) {
    const { status, code, message, headers } = verdict;
    send(response, refusedAnswer(status, { code, thing: 'request', message }, headers), true);
    return;
  }
  if (request.headers.expect !== undefined) response.writeContinue();
  try {
    await answerRoute(verdict.route, verdict.path, verdict.client, request, response, room);
  } catch (error) {
    send(response, failedAnswer(error, verdict.route, room.report), !request.complete);
  }
}

async function answerRoute(
  route: RouteName,
  path: string,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
  room: Room,
): Promise<void> {
  switch (route) {
    case 'call': {
      const message = await readJson(request, limits.body, ['call', 'input']);
      return send(response, jsonAnswer(200, await room.dispatch(message, { client })));
    }
    case 'files': {
      const { name, data } = await readJson(request, limits.body, ['name', 'data']);
      return send(response, jsonAnswer(200, { ok: true, value: await room.transfers.upload(name, data) }));
    }
    case 'downloads': {
      const { name } = await readJson(request, limits.body, ['name']);
      return send(response, jsonAnswer(200, { ok: true, value: await room.transfers.reserve(name, client) }));
    }
    case 'download':
      return sendDownload(response, await room.transfers.take(path.slice(path.lastIndexOf('/') + 1), client));
    case 'events':
      if (room.streams.open(response)) return;
      return send(response, refusedAnswer(503, { code: 'not-allowed', thing: 'events', message: 'too many tabs are open' }));
    case 'media':
      return send(response, (await mediaAnswer(path, room.readMedia, room.report)) ?? nothingHere());
    case 'page':
    case 'asset':
      return send(response, (await room.site.answer(path)) ?? nothingHere());
  }
}

function nothingHere() {
  return refusedAnswer(404, { code: 'not-found', thing: 'request', message: 'there is nothing here' });
}

async function sendDownload(response: ServerResponse, download: Download): Promise<void> {
  const plain = download.name.replace(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(download.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Security-Policy': sandboxPolicy,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'Content-Length': download.bytes,
  });
  try {
    await pipeline(download.open(), response);
  } catch (error) {
    // A tab that breaks off its own download is no fault of the host.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await download.done();
  }
}
