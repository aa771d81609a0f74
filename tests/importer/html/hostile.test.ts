import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '#domain/result.ts';
import { makeImporter } from '../../../electron/importer/importer.ts';
import { fetchPicture, isInside } from '../../../electron/importer/remote.ts';
import { builtThread } from '../../fixtures/built.ts';

/** Pages made to do harm, and addresses that lead inside. */

const importer = makeImporter({ timeZone: 'Asia/Shanghai', foreignThread: builtThread('foreign') });
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-html-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  await writeFile(join(folder, name), content);
  const imported = await importer.readFile(join(folder, name));
  if (imported.kind !== 'draft') throw new Error('not a draft');
  return imported;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => failureOf(error)?.code ?? String(error),
  );
}

test('nothing of a page is fetched', async () => {
  let asked = 0;
  const server = createServer((_request, answer) => {
    asked++;
    answer.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const at = `http://127.0.0.1:${port}`;
  const page = `<!doctype html><link rel=stylesheet href=${at}/a.css><script src=${at}/a.js></script><base href="${at}/"><p>照常阅读的一段文字，后面有一张图。<img src="${at}/a.jpg"></p><iframe src=${at}/b></iframe>`;
  const { draft, warnings } = await read('fetch.html', page);
  server.close();
  expect(asked).toBe(0);
  expect(draft.body).toContain(`[图片](${at}/a.jpg)`);
  expect(warnings.map(({ code }) => code)).toContain('web-remote-pictures');
});

test('a page takes pictures from its own folder and from nowhere else', async () => {
  const secret = join(folder, 'secret');
  await mkdir(secret);
  await writeFile(join(secret, 'a.png'), 'x');
  await mkdir(join(folder, 'own_files'));
  await writeFile(join(folder, 'own_files', 'a.png'), 'own');
  await symlink(join(secret, 'a.png'), join(folder, 'own_files', 'link.png'));
  await symlink(secret, join(folder, 'stolen_files'));
  const pictures = [
    'own_files/a.png',
    'own_files/../secret/a.png',
    'secret/a.png',
    'own_files/link.png',
    `file://${secret}/a.png`,
    `${secret}/a.png`,
  ];
  const own = await read('own.html', `<!doctype html><p>一段文字。</p>${pictures.map((src) => `<p><img src="${src}"></p>`).join('')}`);
  expect([...own.pictures.values()].map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['own']);
  const stolen = await read('stolen.html', '<!doctype html><p>一段文字。</p><p><img src="stolen_files/a.png"></p>');
  expect(stolen.pictures.size).toBe(0);
});

test('a saved page that is cut keeps what it has', async () => {
  const whole = `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/x\r\n\r\n<title>t</title><h1>=E6=B0=B4</h1><p>=E6=B2=B3=E6=B0=B4=E5=B9=B3=\r\n=E7=A8=B3</p><img src=3D"cid:1@x">\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC`;
  const { draft, pictures } = await read('cut.mht', whole);
  expect(draft.body).toContain('河水平稳');
  expect([...pictures.values()].map(({ bytes }) => [...bytes])).toEqual([[0, 1, 2]]);
});

test.each([
  ['deep.html', `<!doctype html><h1>深井</h1>${'<div>'.repeat(10_000)}深处的一句话`, '深处的一句话'],
  ['json.html', `<!doctype html><script type="application/ld+json">${'['.repeat(100_000)}</script><h1>题目</h1><p>照常</p>`, '照常'],
])('%s is read', async (name, content, words) => {
  expect((await read(name, content)).draft.body).toContain(words);
});

test('a page longer than an article may be is refused', async () => {
  expect(await codeOf(read('long.html', `<!doctype html><p>${'长'.repeat(5_000_001)}`))).toBe('too-large');
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '64:ff9b::a00:1',
])('%s lies inside', (address) => expect(isInside(address)).toBe(true));
test.each(['93.184.216.34', '2606:2800:220:1::1'])('%s lies outside', (address) => expect(isInside(address)).toBe(false));

test.each([
  'http://127.0.0.1/a.png',
  'http://[::1]/a.png',
  'http://localhost/a.png',
  'http://2130706433/a.png',
  'http://0x7f.1/a.png',
  'http://[::ffff:127.0.0.1]/',
])('nothing is fetched from %s', async (address) => expect(await codeOf(fetchPicture(address))).toBe('not-allowed'));
