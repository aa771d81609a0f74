import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundFields, tempFolder } from '../newsroom/desk.ts';
import { answer, copydesk, libraryWith, serving } from './copydesk.ts';

/** `serve` as a person starts it. It needs the built window: `npm test` builds first. */

test('serve says its address first, answers there, holds the library, and frees it at the end', async () => {
  const { library, id } = await libraryWith(soundFields);
  const running = await serving('--library', library, '--no-open');
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[A-Za-z0-9_-]{43,}$/);
  const { origin, hash } = new URL(running.url);
  expect((await fetch(origin)).status).toBe(200);
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${hash.slice('#token='.length)}`, 'X-Copydesk-Client': 'test-window' };
  const body = JSON.stringify({ call: 'article.read', input: { id } });
  const reply = await fetch(`${origin}/call`, { method: 'POST', headers, body });
  expect(await reply.json()).toMatchObject({ ok: true, value: { article: { id, title: soundFields.title } } });

  const refused = await copydesk('edit', id, '--library', library, '--set', 'title=抢着改', '--json');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain(`process ${running.pid} on `);
  expect(refused.stderr).toContain('[locked]');

  expect(await running.interrupt()).toBe(0);
  expect(running.stdout()).toBe(`${running.url}\n`);
  expect(await answer('edit', id, '--library', library, '--set', 'title=现在可以改')).toMatchObject({ title: '现在可以改' });
});

test('serve takes the port it is given, and says so when it is taken', async () => {
  const folder = await tempFolder();
  const first = await serving('--library', join(folder, '一 库'), '--no-open');
  const { port } = new URL(first.url);
  const second = await copydesk('serve', '--library', join(folder, '二 库'), '--no-open', '--port', port);
  expect(second).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`port ${port}`) });
  await first.interrupt();
  const third = await serving('--library', join(folder, '一 库'), '--no-open', '--port', port);
  expect(new URL(third.url).port).toBe(port);
});
