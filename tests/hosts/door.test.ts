import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxMessageBytes } from '#contract/calls.ts';
import type { Reply } from '#contract/reply.ts';
import { type DesktopDialogs, isOurPage, makeDoor, type Sender } from '../../electron/hosts/door.ts';
import { measure } from '../../electron/hosts/size.ts';
import { describeTrouble } from '../../electron/hosts/trouble.ts';
import { makeSmallNewsroom } from './smallNewsroom.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'door-'));
  file = join(folder, '通稿.txt');
  await writeFile(file, '正文');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ours: Sender = { url: 'app://copydesk/', isOurWindow: true };
const client = 'tab-0001';

function openDoor(chosen: Partial<DesktopDialogs> = {}) {
  const newsroom = makeSmallNewsroom();
  const revealed: string[] = [];
  const dialogs: DesktopDialogs = {
    open: async () => [],
    save: async () => undefined,
    print: async (html) => Buffer.from(`%PDF ${html}`),
    reveal: (path) => void revealed.push(path),
    handed: () => [],
    ...chosen,
  };
  const { dispatch, files, report } = newsroom;
  const door = makeDoor({ dispatch, files, report, dialogs });
  return { newsroom, revealed, door, ask: (call: string, input: unknown) => door.call({ client, call, input }, ours) };
}

const codeOf = (reply: Reply) => (reply.ok ? 'answered' : reply.failure.code);

test.each<[string, boolean]>([
  ['app://copydesk/', true],
  ['app://copydesk/assets/window.js', true],
  ['app://copydesk', true],
  ['app://copydesk.attacker.example/', false],
  ['app://attacker@copydesk/', false],
  ['app://:secret@copydesk/', false],
  ['app://other/', false],
  ['app:copydesk', false],
  ['appx://copydesk/', false],
  ['http://copydesk/', false],
  ['https://attacker.example/app://copydesk/', false],
  ['file:///app://copydesk/', false],
  ['data:text/html,app://copydesk/', false],
  ['about:blank', false],
  ['about:srcdoc', false],
  ['blob:app://copydesk/0', false],
  ['', false],
])('%s is our page: %s', (address, expected) => expect(isOurPage(address)).toBe(expected));

test.each<[string, Sender]>([
  ['another page', { url: 'https://attacker.example/', isOurWindow: true }],
  ['a frame inside our window', { url: 'app://copydesk/', isOurWindow: false }],
  ['a frame that is gone', { url: '', isOurWindow: false }],
  ['the preview', { url: 'about:srcdoc', isOurWindow: false }],
])('a message from %s is refused, whatever it says', async (_name, sender) => {
  const { door, newsroom } = openDoor();
  expect(codeOf(await door.call({ client, call: 'article.create', input: { fields: {} } }, sender))).toBe('not-allowed');
  expect(codeOf(await door.call({ client, call: 'host.chooseOpen', input: { what: 'articles' } }, sender))).toBe('not-allowed');
  expect(codeOf(await door.dropped(file, sender))).toBe('not-allowed');
  expect(newsroom.reported).toEqual([]);
});

const circle: Record<string, unknown> = { client, call: 'article.create' };
circle.input = circle;

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'article.list'],
  ['an array', [client, 'article.list', {}]],
  ['no client', { call: 'article.list', input: {} }],
  ['a short client', { client: 'x', call: 'article.list', input: {} }],
  ['a field too many', { client, call: 'article.list', input: {}, path: '/etc/passwd' }],
  ['a map', { client, call: 'article.list', input: new Map() }],
  ['a date', { client, call: 'article.list', input: new Date(0) }],
  ['bytes', { client, call: 'article.list', input: new Uint8Array(3) }],
  ['a big number', { client, call: 'article.list', input: 1n }],
  ['a number that is none', { client, call: 'article.list', input: Number.NaN }],
  ['a circle', circle],
])('a message that is %s is refused', async (_name, message) => {
  expect(codeOf(await openDoor().door.call(message, ours))).toBe('bad-message');
});

test('a message beyond the limit is refused before it is looked into', async () => {
  const reply = await openDoor().ask('article.create', { fields: { body: 'x'.repeat(maxMessageBytes) } });
  expect(codeOf(reply)).toBe('too-large');
});

test.each<[string, unknown, number, 'fits' | 'too-large' | 'not-json']>([
  ['Han are three bytes', '采编台', 11, 'fits'],
  ['Han are not one byte', '采编台', 10, 'too-large'],
  ['keys count', { ['k'.repeat(100)]: 1 }, 100, 'too-large'],
  ['many small parts count', Array.from({ length: 1000 }, () => 0), 1000, 'too-large'],
  ['an empty hole', [undefined], 100, 'not-json'],
  ['an undefined field', { a: undefined }, 100, 'fits'],
  ['a function', { a: () => 1 }, 100, 'not-json'],
  ['no prototype', Object.create(null), 100, 'fits'],
  ['a class', new (class Thing {})(), 100, 'not-json'],
])('size: %s', (_name, value, limit, expected) => expect(measure(value, limit)).toBe(expected));

test('nesting without end is no message', () => {
  let deep: unknown = 0;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(measure(deep, maxMessageBytes)).toBe('not-json');
});

test('an open dialog gives tokens and bare names, never paths', async () => {
  const { ask } = openDoor({ open: async () => [file] });
  const reply = await ask('host.chooseOpen', { what: 'articles' });
  expect(JSON.stringify(reply)).not.toContain(folder);
  const [chosen] = reply.ok ? (reply.value as { token: string; name: string }[]) : [];
  expect(chosen?.name).toBe('通稿.txt');
  const imported = await ask('import.files', { files: [chosen?.token] });
  expect(imported).toMatchObject({ ok: true, value: [{ imported: { title: '正文' } }] });
});

test('a token to read writes nothing, and a token to write reads nothing', async () => {
  const { ask } = openDoor({ open: async () => [file], save: async () => join(folder, 'out.zip') });
  const opened = await ask('host.chooseOpen', { what: 'articles' });
  const saved = await ask('host.chooseSave', { kind: 'zip', name: 'out.zip' });
  const read = opened.ok ? (opened.value as { token: string }[])[0]?.token : '';
  const write = saved.ok ? (saved.value as { token: string }).token : '';
  const input = { id: '0198a000-0000-7000-8000-000000000001', portal: 'plain' };
  expect(codeOf(await ask('package.export', { ...input, target: read }))).toBe('bad-token');
  expect(codeOf(await ask('import.files', { files: [write] }))).toBe('bad-token');
  expect(codeOf(await ask('package.export', { ...input, target: write }))).toBe('answered');
});

test('a dialog that a person cancels chose nothing', async () => {
  const { ask } = openDoor();
  expect(await ask('host.chooseOpen', { what: 'package' })).toEqual({ ok: true, value: [] });
  expect(await ask('host.chooseSave', { kind: 'folder', name: '20260102' })).toEqual({ ok: true, value: null });
});

test('what was written is shown; what was not chosen or is gone is not', async () => {
  const { ask, revealed, newsroom } = openDoor({ save: async () => folder });
  const saved = await ask('host.chooseSave', { kind: 'folder', name: '20260102' });
  const token = saved.ok ? (saved.value as { token: string }).token : '';
  expect(codeOf(await ask('host.reveal', { token, name: basename(file) }))).toBe('answered');
  expect(codeOf(await ask('host.reveal', { token }))).toBe('answered');
  expect(revealed).toEqual([file, folder]);
  expect(codeOf(await ask('host.reveal', { token, name: 'gone.zip' }))).toBe('not-found');
  for (const name of ['../secret', '..', 'a/b', 'a\\b', 'C:x', '', 'a\u0000b'])
    expect([name, codeOf(await ask('host.reveal', { token, name }))]).toEqual([name, 'bad-message']);
  expect(codeOf(await ask('host.reveal', { token: 'A'.repeat(32) }))).toBe('bad-token');
  expect(codeOf(await ask('host.reveal', { token: newsroom.files.offerToRead(file) }))).toBe('bad-token');
  expect(revealed).toHaveLength(2);
});

test('a file that the system gives to the program reaches the window as a token, once', async () => {
  const waiting = [file];
  const { ask, newsroom } = openDoor({ handed: () => waiting.splice(0) });
  const answer = await ask('host.handed', {});
  const [given] = answer.ok ? (answer.value as { token: string; name: string }[]) : [];
  expect(given).toEqual({ token: expect.any(String), name: basename(file) });
  expect(newsroom.files.toRead(given?.token ?? '').path).toBe(file);
  expect(await ask('host.handed', {})).toEqual({ ok: true, value: [] });
});

test('a page is printed into the file that a person named, and nowhere when the person cancels', async () => {
  const path = join(folder, '版面.pdf');
  await writeFile(path, 'an older one');
  const { ask, revealed } = openDoor({ save: async (kind) => (kind === 'pdf' ? path : undefined) });
  const printed = await ask('host.printPage', { html: '<p>文</p>', name: '版面.pdf' });
  expect(printed).toMatchObject({ ok: true, value: { name: '版面.pdf' } });
  expect(await readFile(path, 'utf8')).toBe('%PDF <p>文</p>');
  const token = printed.ok ? (printed.value as { token: string }).token : '';
  expect(codeOf(await ask('host.reveal', { token }))).toBe('answered');
  expect(revealed).toEqual([path]);
  expect(await openDoor().ask('host.printPage', { html: '', name: 'a.pdf' })).toEqual({ ok: true, value: null });
});

test('a page that cannot be printed, or a file that cannot be written, leaves nothing half-written', async () => {
  const place = join(folder, 'gedruckt');
  await mkdir(place);
  const failing = openDoor({ save: async () => join(place, 'a.pdf'), print: async () => Promise.reject(new Error('no printer')) });
  expect(codeOf(await failing.ask('host.printPage', { html: '', name: 'a.pdf' }))).toBe('internal');
  await mkdir(join(place, 'b.pdf'));
  const blocked = openDoor({ save: async () => join(place, 'b.pdf') });
  expect(codeOf(await blocked.ask('host.printPage', { html: '', name: 'b.pdf' }))).toBe('disk');
  expect(await readdir(place)).toEqual(['b.pdf']);
});

test.each<[string, unknown, string]>([
  ['host.chooseOpen', {}, 'bad-message'],
  ['host.chooseOpen', { what: '/etc' }, 'bad-message'],
  ['host.chooseOpen', { what: 'articles', path: '/etc' }, 'bad-message'],
  ['host.chooseSave', { kind: 'zip', name: '../a.zip' }, 'bad-message'],
  ['host.chooseSave', { kind: 'zip', name: 'a'.repeat(256) }, 'too-large'],
  ['host.printPage', { html: '', name: '../a.pdf' }, 'bad-message'],
  ['host.printPage', { html: 1, name: 'a.pdf' }, 'bad-message'],
  ['host.nothing', {}, 'unknown-call'],
  ['__proto__', {}, 'unknown-call'],
])('%s with %j is refused with %s', async (call, input, code) => expect(codeOf(await openDoor().ask(call, input))).toBe(code));

test('a dropped file gets a token; a made-up one, a relative one and a missing one do not', async () => {
  const { door, newsroom } = openDoor();
  const reply = await door.dropped(file, ours);
  expect(JSON.stringify(reply)).not.toContain(folder);
  expect(newsroom.files.toRead(reply.ok ? (reply.value as { token: string }).token : '').path).toBe(file);
  for (const made of ['', undefined, 1, {}, 'a.txt', `${file}\0.txt`]) expect(codeOf(await door.dropped(made, ours))).toBe('not-allowed');
  expect(codeOf(await door.dropped(join(folder, 'gone.txt'), ours))).toBe('not-found');
});

test('a dialog that breaks is reported inside and says nothing outside', async () => {
  const { ask, newsroom } = openDoor({
    open: async () => {
      throw new Error(`no access to ${folder}`);
    },
  });
  const reply = await ask('host.chooseOpen', { what: 'articles' });
  expect(codeOf(reply)).toBe('internal');
  expect(JSON.stringify(reply)).not.toContain(folder);
  expect(newsroom.reported).toHaveLength(1);
});

test('tokens are worthless when the host has closed, and old ones give way to new ones', () => {
  const { files } = makeSmallNewsroom();
  const first = files.offerToRead(file);
  expect(first).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(files.offerToRead(file)).not.toBe(first);
  for (let round = 0; round < 5000; round++) files.offerToRead(file);
  expect(() => files.toRead(first)).toThrow(/bad-token/);
  const last = files.offerToRead(file);
  files.close();
  expect(() => files.toRead(last)).toThrow(/bad-token/);
});

test('a log entry says what kind of trouble and where, and nothing of a text', () => {
  const error = Object.assign(new SyntaxError('Unexpected token 市长说 in JSON'), { code: 'EBAD' });
  const entry = describeTrouble(error);
  expect(entry).toMatch(/^SyntaxError EBAD\n\s+at /);
  expect(entry).not.toContain('市长');
  expect(describeTrouble('市长说')).toBe('not an error but string');
});
