import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, refusedAnswer } from '../answer.ts';
import { limits } from './limits.ts';

export interface GuardedServer {
  readonly server: Server;
  /** Takes nothing new, lets the answers under way finish (for a while), then ends every connection. */
  close(): Promise<void>;
}

/** An HTTP server with our limits and no leniency, whose every answer, even to what is not HTTP at all, has the security headers. */
export function makeServer(handle: (request: IncomingMessage, response: ServerResponse) => void): GuardedServer {
  const underWay = new Set<Exchange>();
  let lastAnswered = () => {};
  const begin = (request: IncomingMessage, response: ServerResponse) => {
    const exchange = { request, response };
    request.socket.setTimeout(0);
    underWay.add(exchange);
    response.on('close', () => {
      underWay.delete(exchange);
      if (underWay.size === 0) lastAnswered();
    });
    handle(request, response);
  };
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      connectionsCheckingInterval: limits.checkInterval,
      keepAliveTimeout: limits.keepAlive,
      insecureHTTPParser: false,
      // The guard asks for Host itself: Node's own refusal would come without our headers.
      requireHostHeader: false,
    },
    begin,
  );
  server.maxConnections = limits.connections;
  // None is cut off silently: the guard counts.
  server.maxHeadersCount = 0;
  // Node times a request from its first byte on, and idleness from the first answer on. A connection that never says anything
  // would hold its place for ever, and who holds them all keeps the tab out.
  server.on('connection', (socket) => void socket.setTimeout(limits.keepAlive));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const exchanges = [...underWay].filter((each) => each.request.socket === socket);
    const [first] = exchanges;
    const answersFirst = exchanges.length === 0 || (exchanges.length === 1 && first && !first.request.complete && !first.response.headersSent);
    // While the answer to an earlier, whole request is under way, a refusal written now would be taken for it.
    if (answersFirst) refuseSocket(socket, parserAnswer(error.code));
    else socket.destroy();
  });
  server.on('connect', (_request, socket) => refuseSocket(socket, notAllowed()));
  // A client that waits for leave to send its body gets the answer of the guard at once, or the leave from the handler.
  server.on('checkContinue', begin);
  server.on('checkExpectation', (_request, response) =>
    send(response, refusedAnswer(417, { code: 'bad-message', thing: 'request', message: 'the expectation is not met' }), true),
  );
  const close = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if (underWay.size > 0) {
      let impatience: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        lastAnswered = resolve;
        impatience = setTimeout(resolve, limits.closing);
      });
      clearTimeout(impatience);
    }
    server.closeAllConnections();
    await closed;
  };
  return { server, close };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Writes an answer. With `close`, the connection ends with it and nothing more is read from it. */
export function send(response: ServerResponse, answer: Answer, close = false): void {
  if (response.headersSent || response.destroyed) return;
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': body.byteLength, ...(close ? { Connection: 'close' } : {}) });
  response.end(body);
}

function notAllowed(): Answer {
  return refusedAnswer(405, { code: 'not-allowed', thing: 'request', message: 'this method is not answered here' }, { Allow: 'GET, POST' });
}

function parserAnswer(code: string | undefined): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return refusedAnswer(431, { code: 'too-large', thing: 'request', message: `the headers are longer than ${limits.headerBytes} bytes` });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return refusedAnswer(408, { code: 'bad-message', thing: 'request', message: 'the request did not arrive in time' });
  }
  return refusedAnswer(400, { code: 'bad-message', thing: 'request', message: 'this is not a well-formed HTTP request' });
}

/** Answers where there is no response object: the bytes were no request. */
function refuseSocket(socket: Duplex, answer: Answer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = Buffer.from(answer.body);
  const headers = Object.entries({ ...answer.headers, 'Content-Length': String(body.byteLength), Connection: 'close' });
  const head = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''];
  socket.on('error', () => socket.destroy());
  socket.end(Buffer.concat([Buffer.from(head.join('\r\n')), body]), () => socket.destroy());
}
