import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../electron/hosts/web/guard.ts';
import { limits } from '../../electron/hosts/web/limits.ts';
import { openWebDesk, type WebDesk } from './webDesk.ts';

let desk: WebDesk;
beforeAll(async () => {
  desk = await openWebDesk();
});
afterAll(() => desk.close());

const json = { 'Content-Type': 'application/json' };
const call = JSON.stringify({ call: 'article.create', input: { fields: { title: '一' } } });

/** Sends a call that is right but for what the case changes. Undefined takes a header away. */
async function sendCall(change: Record<string, string | undefined>, options: { method?: string; path?: string; body?: string } = {}) {
  const headers = Object.fromEntries(
    Object.entries({ ...desk.ours, ...json, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return desk.ask(options.path ?? '/call', { method: options.method ?? 'POST', headers, body: options.body ?? call });
}

const codeOf = (text: string) => JSON.parse(text).failure?.code as string | undefined;

test('a right call is answered', async () => {
  const answer = await sendCall({});
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { title: '一' } });
});

test.each<[string, Record<string, string | undefined>]>([
  ['our own Origin', {}],
  ['Sec-Fetch-Site same-origin', { 'Sec-Fetch-Site': 'same-origin' }],
  ['Sec-Fetch-Site none', { 'Sec-Fetch-Site': 'none' }],
  ['charset utf-8', { 'Content-Type': 'application/json; charset=utf-8' }],
  ['charset UTF-8 without blank', { 'Content-Type': 'application/json;charset=UTF-8' }],
])('passes: %s', async (name, change) => {
  const origin = name === 'our own Origin' ? { Origin: desk.host.origin } : {};
  expect((await sendCall({ ...change, ...origin })).status).toBe(200);
});

test.each<[string, number, string, Record<string, string | undefined>]>([
  ['another Host', 403, 'not-allowed', { Host: 'attacker.example' }],
  ['Host of the same name without port', 403, 'not-allowed', { Host: '127.0.0.1' }],
  ['Host localhost', 403, 'not-allowed', { Host: 'localhost:1' }],
  ['Host with a dot at its end', 403, 'not-allowed', { Host: '127.0.0.1.:1' }],
  ['foreign Origin', 403, 'not-allowed', { Origin: 'https://attacker.example' }],
  ['Origin null', 403, 'not-allowed', { Origin: 'null' }],
  ['empty Origin', 403, 'not-allowed', { Origin: '' }],
  ['Origin of another port of this machine', 403, 'not-allowed', { Origin: 'http://127.0.0.1:1' }],
  ['cross-site', 403, 'not-allowed', { 'Sec-Fetch-Site': 'cross-site' }],
  [
    'cross-site that calls itself a navigation',
    403,
    'not-allowed',
    { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
  ],
  ['same-site (another port of this machine)', 403, 'not-allowed', { 'Sec-Fetch-Site': 'same-site' }],
  ['junk in Sec-Fetch-Site', 403, 'not-allowed', { 'Sec-Fetch-Site': 'same-origin, cross-site' }],
  ['text/plain', 415, 'bad-message', { 'Content-Type': 'text/plain' }],
  ['text/plain that mentions json', 415, 'bad-message', { 'Content-Type': 'text/plain; application/json' }],
  ['a form', 415, 'bad-message', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['a multipart form', 415, 'bad-message', { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ['json in another charset', 415, 'bad-message', { 'Content-Type': 'application/json; charset=gbk' }],
  ['json and something', 415, 'bad-message', { 'Content-Type': 'application/json, text/plain' }],
  ['a kind of json', 415, 'bad-message', { 'Content-Type': 'application/ld+json' }],
  ['no type', 415, 'bad-message', { 'Content-Type': undefined }],
  ['a compressed body', 415, 'bad-message', { 'Content-Encoding': 'gzip' }],
  ['no token', 401, 'not-allowed', { Authorization: undefined }],
  ['empty token', 401, 'not-allowed', { Authorization: 'Bearer ' }],
  ['wrong token', 401, 'not-allowed', { Authorization: `Bearer ${'A'.repeat(43)}` }],
  ['endless token', 401, 'not-allowed', { Authorization: `Bearer ${'A'.repeat(5000)}` }],
  ['another scheme', 401, 'not-allowed', { Authorization: 'Basic YTpi' }],
  ['no client', 400, 'bad-message', { 'X-Copydesk-Client': undefined }],
  ['short client', 400, 'bad-message', { 'X-Copydesk-Client': 'tab' }],
  ['client with other signs', 400, 'bad-message', { 'X-Copydesk-Client': 'tab_0001/..' }],
  ['endless client', 400, 'bad-message', { 'X-Copydesk-Client': 'a'.repeat(65) }],
])('refuses: %s', async (_name, status, code, change) => {
  const answer = await sendCall(change);
  expect([answer.status, codeOf(answer.text)]).toEqual([status, code]);
});

test('refuses a token that is nearly right', async () => {
  const { token } = desk;
  const near = [token.slice(0, -1), `${token}A`, token.toLowerCase(), token.split('').reverse().join(''), ` ${token}`];
  for (const given of near) expect((await sendCall({ Authorization: `Bearer ${given}` })).status).toBe(401);
});

test.each([['/call?token='], ['/call?access_token='], ['/?token='], ['/events?authorization=Bearer%20'], ['/media/x?token=']])(
  'a token in the query helps nowhere: %s',
  async (path) => {
    const method = path.startsWith('/call') ? 'POST' : 'GET';
    const answer = await sendCall({ Authorization: undefined }, { path: path + desk.token, method, body: method === 'GET' ? '' : call });
    expect(answer.status).toBe(400);
  },
);

test('a token in a cookie or in the body helps nowhere', async () => {
  const body = JSON.stringify({ call: 'article.create', input: { fields: {} }, token: desk.token });
  expect((await sendCall({ Authorization: undefined, Cookie: `token=${desk.token}` }, { body })).status).toBe(401);
});

const places = routes.map(
  (route) =>
    [
      route.name,
      {
        page: '/',
        asset: '/assets/window.js',
        media: '/media/x',
        call: '/call',
        events: '/events',
        files: '/files',
        downloads: '/downloads',
        download: `/downloads/${'a'.repeat(32)}`,
      }[route.name],
      route.method,
    ] as const,
);

test.each(places)('%s answers no other method', async (_name, path, allowed) => {
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    // POST /downloads and GET /downloads/<token> are two places; GET /downloads is none of them.
    if (method === allowed) continue;
    const answer = await desk.ask(path, { method, headers: desk.ours });
    expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, allowed]);
  }
});

test('no preflight of another site is granted anything', async () => {
  const answer = await desk.ask('/call', {
    method: 'OPTIONS',
    headers: { Origin: 'https://attacker.example', 'Access-Control-Request-Method': 'POST' },
  });
  expect(answer.status).toBe(403);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each(['call', 'events', 'files', 'downloads', 'download', 'media'] as const)('%s needs the token', async (name) => {
  const place = places.find((each) => each[0] === name);
  const answer = await desk.ask(place?.[1] ?? '', { method: place?.[2] ?? '', headers: { ...json, 'X-Copydesk-Client': 'tab-0001' } });
  expect(answer.status).toBe(401);
});

test('the bare page may be reached by a whole tab from a local file, and by no frame, script or other method', async () => {
  const from = (mode: string, dest: string) => ({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest });
  expect((await desk.ask('/', { headers: from('navigate', 'document') })).status).toBe(200);
  expect((await desk.ask('/', { headers: from('navigate', 'iframe') })).status).toBe(403);
  expect((await desk.ask('/', { headers: from('navigate', 'embed') })).status).toBe(403);
  expect((await desk.ask('/', { headers: from('no-cors', 'script') })).status).toBe(403);
  expect((await desk.ask('/', { headers: from('cors', 'empty') })).status).toBe(403);
  expect((await desk.ask('/', { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403);
  expect((await desk.ask('/assets/window.js', { headers: from('navigate', 'document') })).status).toBe(403);
});

test('more header lines than the limit are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: limits.headers + 1 }, (_, at) => [`X-${at}`, '1']));
  const answer = await sendCall(many);
  expect([answer.status, codeOf(answer.text)]).toEqual([431, 'too-large']);
});
