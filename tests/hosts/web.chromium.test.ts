import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { leadingPage } from '../../electron/hosts/web/browser.ts';
import { serveWeb } from '../../electron/hosts/web.ts';
import { makeSmallNewsroom } from './smallNewsroom.ts';

/**
 * A real browser on the real host: the way from the private file to the window, and what the window's policy lets through.
 * The page below does what the real window does, without being it.
 */

const names = process.platform === 'win32' ? ['chrome.exe', 'msedge.exe'] : ['chromium', 'chromium-browser', 'google-chrome'];
const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
const browser = [chromium.executablePath(), ...onPath].find((path) => existsSync(path));

const script = `
  const found = { broken: [] };
  document.addEventListener('securitypolicyviolation', (event) => found.broken.push(event.effectiveDirective));
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  history.replaceState(null, '', location.pathname);
  const headers = { Authorization: 'Bearer ' + token, 'X-Copydesk-Client': crypto.randomUUID() };
  const post = (body) => fetch('/call', { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body });
  const events = (await fetch('/events', { headers })).body.pipeThrough(new TextDecoderStream()).getReader();
  found.called = (await (await post(JSON.stringify({ call: 'article.create', input: { fields: {} } }))).json()).ok;
  found.event = '';
  while (!found.event.includes('article.created')) found.event += (await events.read()).value;
  found.tooLong = await post('x'.repeat(64 * 1024 * 1024 + 1)).then((answer) => answer.status, String);
  const worker = new Worker('/assets/worker.js', { type: 'module' });
  found.worker = await new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); worker.onerror = () => resolve('broken'); });
  const style = document.createElement('style');
  style.nonce = document.querySelector('meta[name=csp-nonce]').content;
  style.textContent = '#root { width: 77px }';
  document.head.append(style);
  const root = document.getElementById('root');
  root.style.marginTop = '5px';
  found.styles = [getComputedStyle(root).width, getComputedStyle(root).marginTop, getComputedStyle(document.body).color];
  const preview = document.createElement('iframe');
  preview.setAttribute('sandbox', 'allow-same-origin');
  preview.srcdoc = '<p onclick="x()">text</p><script>parent.hacked = true</' + 'script><img src=x onerror="parent.hacked = true">';
  document.body.append(preview);
  await new Promise((resolve) => { preview.onload = resolve; });
  const sheet = new preview.contentWindow.CSSStyleSheet();
  sheet.replaceSync('p { color: rgb(9, 9, 9) }');
  preview.contentDocument.adoptedStyleSheets = [sheet];
  found.preview = preview.contentWindow.getComputedStyle(preview.contentDocument.querySelector('p')).color;
  const inserted = document.createElement('div');
  inserted.innerHTML = '<img src="https://portal.example/x.png"><b style="color: red" onclick="parent.hacked = true">x</b>';
  document.body.append(inserted);
  inserted.querySelector('b').click();
  found.styled = getComputedStyle(inserted.querySelector('b')).color;
  found.outside = await fetch('https://portal.example/').then(() => 'reached', () => 'refused');
  found.hacked = window.hacked === true;
  while (!(found.broken.includes('connect-src') && found.broken.includes('img-src'))) await new Promise((resolve) => setTimeout(resolve));
  document.title = JSON.stringify(found);
`;

test.runIf(browser)('the window works under its policy in Chromium, and nothing in a text does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(
    join(pages, 'index.html'),
    '<!doctype html><meta charset="utf-8"><meta name="csp-nonce" content="__NONCE__"><title>wait</title><link rel="stylesheet" href="/assets/w.css"><body><div id="root"></div><script type="module" crossorigin src="/assets/w.js"></script>',
  );
  await writeFile(join(pages, 'assets/w.js'), script);
  await writeFile(join(pages, 'assets/w.css'), 'body { color: rgb(1, 2, 3) }');
  await writeFile(join(pages, 'assets/part.js'), 'export const answer = 42;');
  await writeFile(join(pages, 'assets/worker.js'), 'import { answer } from "./part.js"; postMessage(answer);');
  const { dispatch, subscribe, readMedia, files, report } = makeSmallNewsroom();
  const host = await serveWeb({ dispatch, subscribe, readMedia, files, report, pages });
  const leading = join(folder, 'open.html');
  await writeFile(leading, leadingPage(host.url));
  const running = await chromium.launch({ executablePath: browser ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await running.newPage();
    await page.goto(`file://${leading}`);
    await expect.poll(() => page.title(), { timeout: 30_000 }).toContain('{');
    expect(page.url()).toBe(`${host.origin}/`);
    const found = JSON.parse(await page.title());
    expect(found).toMatchObject({
      called: true,
      tooLong: 413,
      worker: 42,
      styles: ['77px', '5px', 'rgb(1, 2, 3)'],
      preview: 'rgb(9, 9, 9)',
      styled: 'rgb(1, 2, 3)',
      outside: 'refused',
      hacked: false,
    });
    expect(found.broken).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'style-src-attr', 'script-src-attr']));
  } finally {
    await running.close();
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
});
