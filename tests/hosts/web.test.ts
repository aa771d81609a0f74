import { readdir, stat } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { DeskEvent } from '#contract/events.ts';
import { openStreams } from '../../electron/hosts/web/stream.ts';
import { makeToken, sameToken } from '../../electron/hosts/web/token.ts';
import { cleanName, openTransfers } from '../../electron/hosts/web/transfers.ts';
import { serveWeb } from '../../electron/hosts/web.ts';
import { openWebDesk, type WebDesk } from './webDesk.ts';

const json = { 'Content-Type': 'application/json' };
const changed = (revision: number): DeskEvent => ({ type: 'article.changed', id: '0198a000-0000-7000-8000-000000000001', revision, by: 'tab-0001' });

async function withDesk(work: (desk: WebDesk) => Promise<void>): Promise<void> {
  const desk = await openWebDesk();
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

async function post(desk: WebDesk, path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await desk.ask(path, { method: 'POST', headers: { ...desk.ours, ...json, ...headers }, body: JSON.stringify(body) });
  return { status: answer.status, reply: JSON.parse(answer.text) };
}

/** A tab's event stream. `lines` grows as they come; `until` waits for so many events. */
async function openTab(desk: WebDesk, client: string) {
  const lines: string[] = [];
  let heard = () => {};
  const request = get({ host: '127.0.0.1', port: desk.port, path: '/events', headers: { ...desk.ours, 'X-Copydesk-Client': client }, agent: false });
  const ended = new Promise<void>((resolve) => request.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('error', () => response.destroy());
      response.on('data', (text: string) => {
        lines.push(...text.split('\n').filter(Boolean));
        resolve();
        heard();
      });
    });
  });
  const until = async (count: number) => {
    while (lines.length < count) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    return lines.map((line) => JSON.parse(line) as DeskEvent);
  };
  return { until, ended, leave: () => request.destroy() };
}

test('two tabs see each change, the one who made it included, and a tab that comes back sees the next', () =>
  withDesk(async (desk) => {
    const [first, second] = await Promise.all([openTab(desk, 'tab-0001'), openTab(desk, 'tab-0002')]);
    const { reply } = await post(desk, '/call', { call: 'article.create', input: { fields: { title: '二' } } });
    const created = { type: 'article.created', id: reply.value.id, by: 'tab-0001' };
    expect(await first.until(1)).toEqual([created]);
    expect(await second.until(1)).toEqual([created]);
    second.leave();
    await second.ended;
    const again = await openTab(desk, 'tab-0003');
    desk.newsroom.announce(changed(2));
    expect(await again.until(1)).toEqual([changed(2)]);
    expect(await first.until(2)).toEqual([created, changed(2)]);
  }));

test('a message nested deeper than any of ours is refused before it is parsed; brackets inside a text are text', () =>
  withDesk(async (desk) => {
    const send = async (body: string) => {
      const answer = await desk.ask('/call', { method: 'POST', headers: { ...desk.ours, ...json }, body });
      return { status: answer.status, reply: JSON.parse(answer.text) };
    };
    const nested = (levels: number) => `{"call":"portal.list","input":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    for (const levels of [100, 100_000, 1_000_000]) {
      expect(await send(nested(levels))).toMatchObject({
        status: 400,
        reply: { failure: { code: 'bad-message', message: 'the message is nested too deep' } },
      });
    }
    const title = `\\"${'[{'.repeat(200)}\\\\`;
    expect((await send(JSON.stringify({ call: 'article.create', input: { fields: { title } } }))).reply).toMatchObject({ ok: true });
  }));

test('closing ends the streams and idle connections, removes uploads, and frees the port', async () => {
  const desk = await openWebDesk();
  const tab = await openTab(desk, 'tab-0001');
  const idle = connect(desk.port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const { reply } = await post(desk, '/files', { name: 'a.txt', data: 'YQ==' });
  const { path } = desk.newsroom.files.toRead(reply.value.token);
  const idleClosed = new Promise((resolve) => idle.once('close', resolve));
  await desk.close();
  await Promise.all([tab.ended, idleClosed]);
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(stat(dirname(dirname(path)))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(() => desk.newsroom.files.toRead(reply.value.token)).toThrow(/bad-token/);
  await expect(desk.ask('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a stream that nobody reads is closed instead of growing without end', () =>
  withDesk(async (desk) => {
    const socket = connect(desk.port, '127.0.0.1');
    const headers = Object.entries({ Host: `127.0.0.1:${desk.port}`, ...desk.ours }).map(([name, value]) => `${name}: ${value}`);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(`GET /events HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    await new Promise((resolve) => socket.once('readable', resolve));
    socket.on('error', () => socket.destroy());
    const line = { ...changed(1), by: 'x'.repeat(1024 * 1024) };
    for (let round = 0; round < 40; round++) {
      desk.newsroom.announce(line);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await closed;
  }));

test('events have one subscription, however many tabs there are, and none after closing', () => {
  let subscribed = 0;
  const streams = openStreams(() => {
    subscribed += 1;
    return () => {
      subscribed -= 1;
    };
  });
  expect([subscribed, streams.count()]).toEqual([1, 0]);
  streams.close();
  expect(subscribed).toBe(0);
});

test('binds 127.0.0.1 and nothing else; a taken port is refused with a code', () =>
  withDesk(async (desk) => {
    expect(desk.host.origin).toBe(`http://127.0.0.1:${desk.port}`);
    await expect(
      new Promise((resolve, reject) => {
        const socket = connect(desk.port, '::1');
        socket.once('connect', resolve);
        socket.once('error', reject);
      }),
    ).rejects.toThrow();
    const { dispatch, subscribe, readMedia, files, report } = desk.newsroom;
    const pages = await builtPages(desk);
    await expect(serveWeb({ dispatch, subscribe, readMedia, files, report, pages, port: desk.port })).rejects.toThrow(
      /port \d+: open: the port is taken/,
    );
  }));

/** The folder the desk serves, found again from what it serves. */
async function builtPages(desk: WebDesk): Promise<string> {
  const { mkdtemp, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await writeFile(join(folder, 'index.html'), (await desk.ask('/')).text);
  return folder;
}

test('the token is 256 bits, in the fragment alone, and in no answer and no argument of this process', () =>
  withDesk(async (desk) => {
    expect(Buffer.from(desk.token, 'base64url')).toHaveLength(32);
    expect(desk.host.url).toBe(`${desk.host.origin}/#token=${desk.token}`);
    const answers = await Promise.all([
      desk.ask('/', { headers: desk.ours }),
      desk.ask('/assets/window.js', { headers: desk.ours }),
      desk.ask('/nothing', { headers: desk.ours }),
      desk.ask('/call', { method: 'POST', headers: { ...desk.ours, ...json }, body: JSON.stringify({ call: desk.token.slice(0, 10), input: {} }) }),
      desk.ask('/call', { method: 'POST', headers: { ...desk.ours, ...json }, body: `{"call":"x",${desk.token}}` }),
      desk.ask('/files', { method: 'POST', headers: { ...desk.ours, ...json }, body: JSON.stringify({ name: 'a.txt', data: '' }) }),
      desk.ask('/media/x', { headers: desk.ours }),
      desk.ask(`/?token=${desk.token}`),
    ]);
    for (const { text, headers } of answers) {
      expect(text).not.toContain(desk.token);
      expect(JSON.stringify(headers)).not.toContain(desk.token);
    }
    expect([...process.argv, ...process.execArgv].join(' ')).not.toContain(desk.token);
  }));

test('tokens are compared whole, whatever their lengths', () => {
  const token = makeToken();
  expect(makeToken()).not.toBe(token);
  expect(sameToken(token, token)).toBe(true);
  for (const given of ['', token.slice(1), `${token}x`, token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))])
    expect(sameToken(given, token)).toBe(false);
});

test.each<[string, string]>([
  ['not JSON', '{'],
  ['JSON with something behind', '{"call":"x","input":1} x'],
  ['an array', '[]'],
  ['null', 'null'],
  ['a text', '"call"'],
  ['a field too few', '{"call":"x"}'],
  ['a field too many', '{"call":"x","input":1,"client":"tab-0002"}'],
  ['__proto__ for a field', '{"call":"x","__proto__":{"input":1}}'],
  ['a byte order mark', '\uFEFF{"call":"x","input":1}'],
  ['nothing', ''],
])('refuses a body that is %s', (_name, body) =>
  withDesk(async (desk) => {
    const answer = await desk.ask('/call', { method: 'POST', headers: { ...desk.ours, ...json }, body });
    expect([answer.status, JSON.parse(answer.text).failure.code]).toEqual([400, 'bad-message']);
  }),
);

test('refuses a body that is not UTF-8, and lives through one nested a million deep', () =>
  withDesk(async (desk) => {
    const send = (body: Buffer | string) => desk.ask('/call', { method: 'POST', headers: { ...desk.ours, ...json }, body });
    const notUtf8 = await send(Buffer.from('{"call":"article.create","input":{"fields":{"title":"\xd6\xd0"}}}', 'latin1'));
    expect([notUtf8.status, JSON.parse(notUtf8.text).failure.code]).toEqual([400, 'bad-message']);
    const deep = await send(`{"call":"article.create","input":${'['.repeat(1e6)}${']'.repeat(1e6)}}`);
    expect(JSON.parse(deep.text).ok).toBe(false);
    expect((await send('{"call":"article.create","input":{"fields":{}}}')).status).toBe(200);
  }));

test('what nobody coded is reported inside and says nothing outside', () =>
  withDesk(async (desk) => {
    const { status, reply } = await post(desk, '/call', { call: 'article.create', input: { fields: { title: 'explode' } } });
    expect([status, reply.failure.code]).toEqual([200, 'internal']);
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(desk.newsroom.reported).toHaveLength(1);
  }));

test('a chosen file is uploaded, read by its token, and belongs to this person alone', () =>
  withDesk(async (desk) => {
    const { status, reply } = await post(desk, '/files', { name: 'C:\\fakepath\\通稿 一.txt', data: Buffer.from('正文').toString('base64') });
    expect([status, reply.value.name]).toEqual([200, '通稿 一.txt']);
    const imported = await post(desk, '/call', { call: 'import.files', input: { files: [reply.value.token] } });
    expect(imported.reply.value).toMatchObject([{ file: '通稿 一.txt', imported: { title: '正文' } }]);
    const { path } = desk.newsroom.files.toRead(reply.value.token);
    expect(basename(path)).toBe('通稿 一.txt');
    if (process.platform !== 'win32') {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
      expect((await stat(dirname(dirname(path)))).mode & 0o777).toBe(0o700);
    }
  }));

test.each<[string, unknown]>([
  ['no base64', { name: 'a.txt', data: 'not base64!' }],
  ['base64 cut short', { name: 'a.txt', data: 'YWJ' }],
  ['data of another kind', { name: 'a.txt', data: 1 }],
  ['a name of another kind', { name: {}, data: 'YQ==' }],
  ['an endless name', { name: 'a'.repeat(1001), data: 'YQ==' }],
  ['a path beside', { name: 'a.txt', data: 'YQ==', path: '/etc/passwd' }],
])('refuses an upload with %s', (_name, body) =>
  withDesk(async (desk) => {
    const { status, reply } = await post(desk, '/files', body);
    expect([status, reply.failure.code]).toEqual([400, 'bad-message']);
  }),
);

test('a package is written under its token and fetched once, by the tab that asked', () =>
  withDesk(async (desk) => {
    const { reply } = await post(desk, '/downloads', { name: '20260102-开工.zip' });
    const { token } = reply.value;
    const fetch = (client = 'tab-0001', given = token) => desk.ask(`/downloads/${given}`, { headers: { ...desk.ours, 'X-Copydesk-Client': client } });
    expect((await fetch()).status).toBe(404);
    const input = { id: '0198a000-0000-7000-8000-000000000001', portal: 'plain', target: token };
    expect((await post(desk, '/call', { call: 'package.export', input })).reply.ok).toBe(true);
    expect((await fetch('tab-0002')).status).toBe(404);
    expect((await fetch('tab-0001', 'A'.repeat(32))).status).toBe(404);
    const { path } = desk.newsroom.files.toWrite(token);
    const answer = await fetch();
    expect([answer.status, answer.text]).toEqual([200, 'a package']);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="20260102-__.zip"; filename*=UTF-8''20260102-%E5%BC%80%E5%B7%A5.zip`);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect((await fetch()).status).toBe(404);
    expect((await post(desk, '/call', { call: 'package.export', input })).reply.failure.code).toBe('bad-token');
    await expect.poll(() => readdir(dirname(dirname(path)))).toEqual([]);
  }));

test('an upload that nobody needed for an hour is removed', async () => {
  let now = 0;
  const { files } = (await import('./smallNewsroom.ts')).makeSmallNewsroom();
  const transfers = await openTransfers(files, () => now);
  const old = await transfers.upload('a.txt', 'YQ==');
  const { path } = files.toRead(old.token);
  now = 61 * 60 * 1000;
  const fresh = await transfers.upload('b.txt', 'YQ==');
  expect(() => files.toRead(old.token)).toThrow(/bad-token/);
  expect(files.toRead(fresh.token).name).toBe('b.txt');
  expect(await readdir(dirname(dirname(path)))).toHaveLength(1);
  await transfers.close();
});

test.each<[string, string]>([
  ['a.txt', 'a.txt'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['', 'file'],
  ['..', 'file'],
  ['a/', 'file'],
  ['a\u0000b.txt', 'a_b.txt'],
  ['a:b|c?.txt', 'a_b_c_.txt'],
  ['con.txt', '_con.txt'],
  ['NUL', '_NUL'],
  ['name. . ', 'name'],
  ['.htaccess', '.htaccess'],
  [`${'长'.repeat(300)}.docx`, `${'长'.repeat(65)}.docx`],
  ['e\u0301.txt', '\u00e9.txt'],
  ['\ud800.txt', '\ufffd.txt'],
  ['稿\u202egpj.txt', '稿_gpj.txt'],
  ['a\u009b\u2028b\u200e.md', 'a__b_.md'],
])('the name %j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept));
