import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '#contract/reply.ts';
import { openSite } from '../../electron/hosts/site.ts';
import { onePixel } from './smallNewsroom.ts';
import { openWebDesk, type WebDesk } from './webDesk.ts';

let desk: WebDesk;
beforeAll(async () => {
  desk = await openWebDesk();
});
afterAll(() => desk.close());

test('the page comes with a policy that runs no script of a text, and a fresh nonce each time', async () => {
  const [first, second] = await Promise.all([desk.ask('/'), desk.ask('/index.html')]);
  const nonceOf = (text: string) => /content="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(first.status).toBe(200);
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(nonceOf(first.text)).toMatch(/^[A-Za-z0-9+/]{24}$/);
  expect(nonceOf(second.text)).not.toBe(nonceOf(first.text));
  const policy = first.headers['content-security-policy'] ?? '';
  expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first.text)}'`);
  for (const rule of [
    "default-src 'none'",
    "script-src 'self';",
    "style-src-attr 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain('unsafe');
});

test.each([
  ['/assets/window.js', 'text/javascript; charset=utf-8', "default-src 'none'; script-src 'self'; frame-ancestors 'none'"],
  ['/assets/window.css', 'text/css; charset=utf-8', "default-src 'none'; frame-ancestors 'none'"],
  ['/assets/mark.svg', 'image/svg+xml', "sandbox; default-src 'none'; frame-ancestors 'none'"],
])('%s is served as %s', async (path, type, policy) => {
  const answer = await desk.ask(path);
  expect([answer.status, answer.headers['content-type'], answer.headers['content-security-policy']]).toEqual([200, type, policy]);
});

test.each([
  ['/assets/../index.html', 400],
  ['/../secret.txt', 400],
  ['/assets/../../secret.txt', 400],
  ['/assets/./window.js', 400],
  ['/assets/.../window.js', 400],
  ['//assets/window.js', 400],
  ['/assets//window.js', 400],
  ['/assets/', 400],
  ['/assets/%2e%2e/%2e%2e/secret.txt', 400],
  ['/assets%2fwindow.js', 400],
  ['/assets%2F..%2F..%2Fsecret.txt', 400],
  ['/assets/%252e%252e/secret.txt', 400],
  ['/assets/..%5c..%5csecret.txt', 400],
  ['/assets/window.js%00', 400],
  ['/assets/window.js%00.css', 400],
  ['/assets\\..\\..\\secret.txt', 400],
  ['/assets/..\\secret.txt', 400],
  ['/assets/window.js;x', 400],
  ['/assets/window.js?x', 400],
  ['/assets/window.js#x', 400],
  ['/assets/%77indow.js', 400],
  ['/assets', 404],
  ['/assets/window.js/', 400],
  ['/assets/WINDOW.JS', 404],
  ['/assets/window', 404],
  ['/secret.txt', 404],
  ['/etc/passwd', 404],
  ['/C/Windows/win.ini', 404],
  ['/.env', 404],
  ['/__proto__', 404],
  ['/constructor', 404],
])('%s reaches nothing: %i', async (path, status) => {
  const answer = await desk.ask(path);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toContain('never served');
  expect(JSON.parse(answer.text).ok).toBe(false);
});

test.each([
  ['/media/0198a000-0000-7000-8000-000000000001/0123456789abcdef.svg', 404],
  ['/media/0198a000-0000-7000-8000-000000000001/0123456789ABCDEF.png', 404],
  ['/media/0198a000-0000-7000-8000-000000000001', 404],
  ['/media/x/0123456789abcdef.png', 404],
  ['/media/0198a000-0000-7000-8000-000000000001/../article.json', 400],
  ['/media/0198a000-0000-7000-8000-000000000001/..%2farticle.json', 400],
  ['/media/0198a000-0000-7000-8000-000000000001/0123456789abcdef.png', 404],
])('no picture: %s', async (path, status) => {
  expect((await desk.ask(path, { headers: desk.ours })).status).toBe(status);
});

test('a picture comes with its type and a policy under which it can do nothing', async () => {
  const article = '0198a000-0000-7000-8000-000000000001';
  const reply = await desk.newsroom.dispatch({ call: 'media.add', input: { article, name: 'dot.png', data: onePixel } }, { client: 'tab-0001' });
  if (!reply.ok) throw new Error('the picture was refused');
  const { medium } = reply.value as { medium: { file: string; bytes: number } };
  const answer = await desk.ask(`/media/${article}/${medium.file}`, { headers: desk.ours });
  expect([answer.status, answer.headers['content-type'], Number(answer.headers['content-length'])]).toEqual([200, 'image/png', medium.bytes]);
  expect(answer.headers['content-security-policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
});

test('every answer of every kind has the security headers', async () => {
  const answers = await Promise.all([
    desk.ask('/'),
    desk.ask('/assets/window.js'),
    desk.ask('/nothing'),
    desk.ask('/call', { method: 'POST' }),
    desk.ask('/call', { headers: desk.ours }),
    desk.ask('/call', { method: 'POST', headers: { ...desk.ours, 'Content-Type': 'application/json' }, body: '{"call":"x","input":1}' }),
    desk.ask('/', { headers: { Host: 'attacker.example' } }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404, 401, 405, 200, 403]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('a window that has not been built is refused with a code, by name', async () => {
  await expect(openSite('/nowhere/at/all')).rejects.toThrow(
    refusal('not-found', '/nowhere/at/all/index.html', 'open', 'the window has not been built; run "npm run build"').message,
  );
});
