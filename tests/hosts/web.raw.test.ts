import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxMessageBytes } from '#contract/calls.ts';
import { limits } from '../../electron/hosts/web/limits.ts';
import { makeServer } from '../../electron/hosts/web/server.ts';
import { openWebDesk, type WebDesk } from './webDesk.ts';

/** Requests that no well-behaved client would send, as bytes on a socket. */

let desk: WebDesk;
beforeAll(async () => {
  desk = await openWebDesk();
});
afterAll(() => desk.close());

const call = JSON.stringify({ call: 'article.create', input: { fields: { title: 'raw' } } });
const host = () => `Host: 127.0.0.1:${desk.port}`;
const ours = () => [host(), `Authorization: Bearer ${desk.token}`, 'X-Copydesk-Client: tab-0001', 'Content-Type: application/json'];
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;
const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));

test('the sockets of these tests can make a right call', async () => {
  const answer = await desk.raw(lines('POST /call HTTP/1.1', ...ours(), 'Connection: close', `Content-Length: ${call.length}`) + call);
  expect(statuses(answer)).toEqual([200]);
});

test.each<[string, number, () => string]>([
  ['two Hosts, ours first', 400, () => lines('GET / HTTP/1.1', host(), 'Host: attacker.example')],
  ['two Hosts, ours last', 400, () => lines('GET / HTTP/1.1', 'Host: attacker.example', host())],
  ['two Hosts, both ours', 400, () => lines('GET / HTTP/1.1', host(), host())],
  ['two Hosts in one line', 403, () => lines('GET / HTTP/1.1', `${host()}, attacker.example`)],
  ['no Host', 403, () => lines('GET / HTTP/1.1', 'Connection: close')],
  ['empty Host', 403, () => lines('GET / HTTP/1.1', 'Host:')],
  ['no Host, HTTP/1.0', 403, () => lines('GET / HTTP/1.0')],
  ['two Origins', 400, () => lines('GET / HTTP/1.1', host(), `Origin: http://127.0.0.1:${desk.port}`, 'Origin: https://attacker.example')],
  ['two tokens', 400, () => lines('POST /call HTTP/1.1', ...ours(), 'Authorization: Bearer x', 'Content-Length: 0')],
  ['two types', 400, () => lines('POST /call HTTP/1.1', ...ours(), 'Content-Type: text/plain', 'Content-Length: 0')],
  ['two lengths', 400, () => `${lines('POST /call HTTP/1.1', ...ours(), 'Content-Length: 5', `Content-Length: ${call.length}`)}${call}`],
  [
    'two equal lengths',
    400,
    () => `${lines('POST /call HTTP/1.1', ...ours(), `Content-Length: ${call.length}`, `Content-Length: ${call.length}`)}${call}`,
  ],
  ['length and chunks', 400, () => `${lines('POST /call HTTP/1.1', ...ours(), 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`],
  ['chunks spelled oddly', 400, () => `${lines('POST /call HTTP/1.1', ...ours(), 'Transfer-Encoding: xchunked')}0\r\n\r\n`],
  ['chunks twice', 400, () => `${lines('POST /call HTTP/1.1', ...ours(), 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n`],
  ['a chunk with a wrong size', 400, () => `${lines('POST /call HTTP/1.1', ...ours(), 'Transfer-Encoding: chunked')}zz\r\n${call}\r\n0\r\n\r\n`],
  ['a length that is none', 400, () => lines('POST /call HTTP/1.1', ...ours(), 'Content-Length: -1')],
  ['no length', 411, () => lines('POST /call HTTP/1.1', ...ours())],
  ['a GET with a body', 400, () => `${lines('GET / HTTP/1.1', host(), 'Content-Length: 5')}hello`],
  ['a GET with chunks', 400, () => `${lines('GET / HTTP/1.1', host(), 'Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`],
  ['a blank before the colon', 400, () => lines('GET / HTTP/1.1', host(), 'Origin : https://attacker.example')],
  ['a folded header', 400, () => lines('GET / HTTP/1.1', host(), 'X-Fold: a', ' b', 'Connection: close')],
  ['bare line feeds', 400, () => `GET / HTTP/1.1\n${host()}\n\n`],
  ['NUL in a header', 400, () => lines('GET / HTTP/1.1', host(), 'X-Nul: a\0b')],
  ['NUL in the address', 400, () => lines('GET /assets/window.js\0.css HTTP/1.1', host())],
  ['no HTTP at all', 400, () => lines('hello')],
  ['TLS', 400, () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['a version that is none', 400, () => lines('GET / HTTP/9.9', host())],
  ['an absolute address of ours', 400, () => lines(`GET http://127.0.0.1:${desk.port}/ HTTP/1.1`, host())],
  ['an absolute address of another host', 400, () => lines('GET http://attacker.example/ HTTP/1.1', host())],
  ['an asterisk', 400, () => lines('OPTIONS * HTTP/1.1', host())],
  ['CONNECT', 405, () => lines('CONNECT 127.0.0.1:22 HTTP/1.1', host())],
  ['an expectation that is none of HTTP', 417, () => lines('POST /call HTTP/1.1', ...ours(), 'Expect: something', 'Content-Length: 2')],
  ['an upgrade', 401, () => lines('GET /events HTTP/1.1', host(), 'Connection: Upgrade', 'Upgrade: websocket')],
  ['a header line beyond the limit', 431, () => lines('GET / HTTP/1.1', host(), `X-Long: ${'a'.repeat(limits.headerBytes)}`)],
  ['an address beyond the limit', 414, () => lines(`GET /${'a'.repeat(limits.target)} HTTP/1.1`, host())],
  ['a declared length beyond the limit', 413, () => lines('POST /call HTTP/1.1', ...ours(), `Content-Length: ${maxMessageBytes + 1}`)],
  ['a length beyond all numbers', 413, () => lines('POST /call HTTP/1.1', ...ours(), 'Content-Length: 9007199254740993')],
])('refuses with a code and closes: %s', async (_name, status, bytes) => {
  const answer = await desk.raw(Buffer.from(bytes(), 'latin1'));
  expect(statuses(answer)).toEqual([status]);
  expect(answer).toContain('"ok":false');
  expect(answer).toMatch(/x-content-type-options: nosniff/i);
  expect(answer).toMatch(/cache-control: no-store/i);
  expect(answer).toMatch(/content-security-policy: default-src 'none'; frame-ancestors 'none'/i);
  expect(answer).not.toContain(desk.token);
});

test('what follows a refused request on the same connection is not read as another one', async () => {
  const hidden = `${lines('POST /call HTTP/1.1', ...ours(), `Content-Length: ${call.length}`)}${call}`;
  const answer = await desk.raw(`${lines('POST /call HTTP/1.1', host(), 'Content-Type: text/plain', `Content-Length: ${hidden.length}`)}${hidden}`);
  expect(statuses(answer)).toEqual([401]);
});

test('every request of a pipeline is judged by itself, and a refusal ends it', async () => {
  const right = `${lines('POST /call HTTP/1.1', ...ours(), `Content-Length: ${call.length}`)}${call}`;
  const forged = `${lines('POST /call HTTP/1.1', host(), 'Content-Type: application/json', `Content-Length: ${call.length}`)}${call}`;
  expect(statuses(await desk.raw(right + right + forged + right))).toEqual([200, 200, 401]);
});

test('chunks without end are cut at the limit', async () => {
  const chunk = Buffer.alloc(4 * 1024 * 1024, 0x20);
  const piece = [`${chunk.length.toString(16)}\r\n`, chunk, '\r\n'];
  const answer = await desk.raw([
    lines('POST /call HTTP/1.1', ...ours(), 'Transfer-Encoding: chunked'),
    ...Array.from({ length: 17 }, () => piece).flat(),
  ]);
  expect(statuses(answer)).toEqual([413]);
  expect(answer).toContain('"code":"too-large"');
});

test('a body longer than it said: the rest is no part of the call, and its refusal is never taken for the answer', async () => {
  const answer = await desk.raw(`${lines('POST /call HTTP/1.1', ...ours(), `Content-Length: ${call.length}`)}${call}and more`);
  expect(statuses(answer)).toEqual([]);
});

test('leave to send a body is given only to whom it would be taken from', async () => {
  const asked = (header: string) =>
    lines('POST /call HTTP/1.1', header, ...ours().slice(1), 'Expect: 100-continue', 'Connection: close', `Content-Length: ${call.length}`);
  expect(statuses(await desk.raw(asked('Host: attacker.example')))).toEqual([403]);
  expect(statuses(await desk.raw(asked(host()) + call))).toEqual([100, 200]);
});

test('a connection that never says anything loses its place; one that asks is timed as a request', async () => {
  const whileAsked: unknown[] = [];
  const { server, close } = makeServer((request, response) => {
    whileAsked.push(request.socket.timeout);
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const visit = async () => {
    const met = once(server, 'connection') as Promise<[Socket]>;
    const visitor = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [seen] = await met;
    expect(seen.timeout).toBe(limits.keepAlive);
    return { visitor, seen };
  };
  const { visitor } = await visit();
  visitor.write(lines('GET / HTTP/1.1', host()));
  await once(visitor, 'data');
  expect(whileAsked).toEqual([0]);
  const silent = await visit();
  silent.seen.emit('timeout');
  await once(silent.visitor, 'close');
  await close();
});

test('slow requests and idle connections have their times, and no connection is without limit', () => {
  const { server } = makeServer(() => undefined);
  expect(server.headersTimeout).toBe(limits.headersTimeout);
  expect(server.requestTimeout).toBe(limits.requestTimeout);
  expect(server.keepAliveTimeout).toBe(limits.keepAlive);
  expect(server.maxConnections).toBe(limits.connections);
  expect(limits.headersTimeout).toBeLessThanOrEqual(limits.requestTimeout);
  expect(limits.requestTimeout).toBeLessThanOrEqual(60_000);
});
