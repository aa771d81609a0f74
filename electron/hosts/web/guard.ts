import type { FailureCode } from '#contract/reply.ts';
import { limits } from './limits.ts';
import { sameToken } from './token.ts';

/**
 * The rules a request must pass before anything is done for it. Any web page the person visits can send requests to
 * 127.0.0.1, and so can every program on the machine; only the tab that was opened with the token may be answered.
 * Pure: looks at the request line and the headers as they came, decides, and touches nothing.
 */

export type RouteName = 'page' | 'asset' | 'media' | 'call' | 'events' | 'files' | 'downloads' | 'download';

interface Route {
  readonly name: RouteName;
  readonly path: RegExp;
  readonly method: 'GET' | 'POST';
  /** Needs the token. Without it, only the built window is served, which holds nothing secret. */
  readonly secret: boolean;
  /** Needs to know which tab is asking. */
  readonly client: boolean;
}

export const routes: readonly Route[] = [
  { name: 'page', path: /^\/$/, method: 'GET', secret: false, client: false },
  { name: 'call', path: /^\/call$/, method: 'POST', secret: true, client: true },
  { name: 'events', path: /^\/events$/, method: 'GET', secret: true, client: true },
  { name: 'files', path: /^\/files$/, method: 'POST', secret: true, client: true },
  { name: 'downloads', path: /^\/downloads$/, method: 'POST', secret: true, client: true },
  { name: 'download', path: /^\/downloads\/[A-Za-z0-9_-]{16,64}$/, method: 'GET', secret: true, client: true },
  { name: 'media', path: /^\/media\//, method: 'GET', secret: true, client: false },
  { name: 'asset', path: /^\//, method: 'GET', secret: false, client: false },
];

export interface Asked {
  readonly method: string;
  /** The request target as it came. */
  readonly target: string;
  /** Names and values in turn, as they came, doubles included. */
  readonly rawHeaders: readonly string[];
}

export interface Ours {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly token: string;
}

export interface Refused {
  readonly pass: false;
  readonly status: number;
  readonly code: FailureCode;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Verdict = { readonly pass: true; readonly route: RouteName; readonly path: string; readonly client: string } | Refused;

/** A header that decides something may come once at most. */
const single = [
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'transfer-encoding',
  'x-copydesk-client',
] as const;
type SingleHeader = (typeof single)[number];
type Headers = ReadonlyMap<string, readonly string[]>;

export function judge(asked: Asked, ours: Ours): Verdict {
  const headers = gather(asked.rawHeaders);
  const header = (name: SingleHeader) => headers.get(name)?.[0];
  const wrong = wrongForm(asked, headers) ?? wrongOrigin(header, asked, ours);
  if (wrong) return wrong;
  const route = routes.find((each) => each.path.test(asked.target));
  if (!route) return refuse(404, 'not-found', 'there is nothing here');
  if (asked.method !== route.method) return refuse(405, 'not-allowed', `only ${route.method} is answered here`, { Allow: route.method });
  if (route.secret && !bearsToken(header('authorization'), ours.token)) {
    return refuse(401, 'not-allowed', 'the token is missing or wrong', { 'WWW-Authenticate': 'Bearer' });
  }
  const client = header('x-copydesk-client') ?? '';
  if (route.client && !/^[A-Za-z0-9-]{8,64}$/.test(client)) {
    return refuse(400, 'bad-message', 'X-Copydesk-Client must name the tab: 8 to 64 letters, digits and hyphens');
  }
  return wrongBody(header, route.method) ?? { pass: true, route: route.name, path: asked.target, client };
}

function refuse(status: number, code: FailureCode, message: string, headers?: Readonly<Record<string, string>>): Refused {
  return { pass: false, status, code, message, ...(headers ? { headers } : {}) };
}

function gather(rawHeaders: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[at + 1] ?? '']);
  }
  return headers;
}

/**
 * The target is a plain path of the few characters our own names use, without query, escape, empty or dot segment: what a
 * browser sends for our pages, and nothing that two programs could read in two ways.
 */
function wrongForm(asked: Asked, headers: Headers): Refused | undefined {
  if (asked.rawHeaders.length / 2 > limits.headers) return refuse(431, 'too-large', `more than ${limits.headers} header lines`);
  if (asked.target.length > limits.target) return refuse(414, 'too-large', `the address is longer than ${limits.target} characters`);
  if (!/^\/[A-Za-z0-9._/-]*$/.test(asked.target)) return refuse(400, 'bad-message', 'the address is not a plain path without query');
  const segments = asked.target.slice(1).split('/');
  if (asked.target !== '/' && segments.some((segment) => /^\.*$/.test(segment))) {
    return refuse(400, 'bad-message', 'the address has an empty or a dot segment');
  }
  const doubled = single.find((name) => (headers.get(name)?.length ?? 0) > 1);
  if (doubled) return refuse(400, 'bad-message', `${doubled} came more than once`);
  return undefined;
}

function wrongOrigin(header: (name: SingleHeader) => string | undefined, asked: Asked, ours: Ours): Refused | undefined {
  // A name that an attacker resolves to 127.0.0.1 (DNS rebinding) comes with its own Host.
  if (header('host') !== ours.host) return refuse(403, 'not-allowed', 'Host is not this host');
  const origin = header('origin');
  if (origin !== undefined && origin !== `http://${ours.host}`) return refuse(403, 'not-allowed', 'Origin is not this host');
  const site = header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  // The private page that hands the token to the browser without showing it to `ps` (web/redirect.ts) is a local file, and
  // a browser calls the step from there to the window cross-site. A whole tab going to the bare page learns nothing.
  const wholeTab = header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
  if (site === 'cross-site' && wholeTab && asked.method === 'GET' && asked.target === '/') return undefined;
  return refuse(403, 'not-allowed', 'the request comes from another site');
}

function bearsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization ?? '')?.[1] ?? '';
  return sameToken(given, token);
}

function wrongBody(header: (name: SingleHeader) => string | undefined, method: 'GET' | 'POST'): Refused | undefined {
  const length = header('content-length');
  const chunked = header('transfer-encoding') !== undefined;
  if (method === 'GET') {
    return chunked || (length !== undefined && length !== '0') ? refuse(400, 'bad-message', 'a GET takes no body') : undefined;
  }
  // A form or a plain-text request needs no preflight, so any page could send one.
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(header('content-type') ?? '')) {
    return refuse(415, 'bad-message', 'Content-Type must be application/json');
  }
  if (header('content-encoding') !== undefined) return refuse(415, 'bad-message', 'a compressed body is not taken');
  if (length === undefined && !chunked) return refuse(411, 'bad-message', 'Content-Length is missing');
  if (Number(length ?? 0) > limits.body) return refuse(413, 'too-large', `the message is longer than ${limits.body} bytes`);
  return undefined;
}
