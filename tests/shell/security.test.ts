import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  mayFrameNavigate,
  mayNavigate,
  mayOpenOutside,
  mayUse,
  pageAddress,
  printPolicy,
  printPreferences,
  schemePrivileges,
  windowPreferences,
} from '../../electron/shell/security.ts';

const shell = join(import.meta.dirname, '../../electron/shell');

test('a window is in its box', () => {
  expect(windowPreferences('/out/preload.cjs', false)).toEqual({
    preload: '/out/preload.cjs',
    devTools: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    webgl: false,
    enableWebSQL: false,
    autoplayPolicy: 'document-user-activation-required',
    spellcheck: false,
  });
});

test('a page on its way into a PDF runs no script and loads nothing from outside', () => {
  expect(printPreferences).toMatchObject({ sandbox: true, contextIsolation: true, javascript: false, nodeIntegration: false, webSecurity: true });
  expect(printPreferences.preload).toBeUndefined();
  expect(printPolicy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
});

test('our scheme is an origin like any other and steps around no policy', () => {
  expect(schemePrivileges).toEqual({
    standard: true,
    secure: true,
    supportFetchAPI: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
    stream: false,
  });
});

test('the settings are in one file: no other sets a web preference or loads a file', async () => {
  const names = (await readdir(shell)).filter((name) => name.endsWith('.ts') && name !== 'security.ts');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const text = await readFile(join(shell, name), 'utf8');
    expect([name, /sandbox:|contextIsolation|nodeIntegration|webSecurity|loadFile|file:\/\/|bypassCSP/.test(text)]).toEqual([name, false]);
  }
});

test.each<[string, boolean]>([
  [pageAddress, true],
  ['app://copydesk/#x', true],
  ['app://copydesk/assets/window.js', false],
  ['app://copydesk/media/x', false],
  ['app://copydesk/?x=1', false],
  ['app://copydesk.attacker.example/', false],
  ['app://user@copydesk/', false],
  ['app://other/', false],
  ['file:///etc/passwd', false],
  ['https://attacker.example/', false],
  ['http://127.0.0.1:1234/', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false],
])('a window may go to %j: %s', (address, expected) => expect(mayNavigate(address)).toBe(expected));

test.each<[string, boolean]>([
  ['about:blank', true],
  ['about:srcdoc', true],
  ['about:config', false],
  ['app://copydesk/', false],
  ['https://portal.example/', false],
  ['javascript:alert(1)', false],
  ['blob:app://copydesk/1', false],
])('the preview may go to %j: %s', (address, expected) => expect(mayFrameNavigate(address)).toBe(expected));

test.each<[string, boolean]>([
  ['https://portal.example/news/1.html', true],
  ['http://portal.example/', true],
  ['mailto:editor@portal.example', true],
  ['https://user:secret@portal.example/', false],
  ['file:///etc/passwd', false],
  ['smb://server/share', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['vbscript:x', false],
  ['ms-settings:', false],
  ['search-ms:query=x', false],
  ['app://copydesk/', false],
  ['tel:110', false],
  ['https:', false],
  ['/news', false],
  [`https://portal.example/${'a'.repeat(2000)}`, false],
])('a click may open %.60j outside: %s', (address, expected) => expect(mayOpenOutside(address)).toBe(expected));

test.each<[string, string, boolean]>([
  ['clipboard-sanitized-write', 'app://copydesk/', true],
  ['clipboard-sanitized-write', 'https://attacker.example/', false],
  ['clipboard-sanitized-write', '', false],
  ...[
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fullscreen',
    'openExternal',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'midi',
    'display-capture',
    'unknown',
  ].map((permission): [string, string, boolean] => [permission, 'app://copydesk/', false]),
])('%s for %j: %s', (permission, address, expected) => expect(mayUse(permission, address)).toBe(expected));

test('the desktop does not wait for Electron at its top level: Electron is ready only when that module has ended', async () => {
  const main = await readFile(join(shell, '../main.ts'), 'utf8');
  expect(main).toContain('app.whenReady().then(');
  expect(main).not.toMatch(/^(?:\s{2})?await app\.whenReady/m);
  expect(main).toMatch(/^registerScheme\(\);$/m);
  expect(main).toMatch(/^app\.enableSandbox\(\);$/m);
  expect(main).toMatch(/^guardPages\(\);$/m);
});

test('Electron is imported in its own files only', async () => {
  const rooms = join(shell, '..');
  const files = (await readdir(rooms, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const importers: string[] = [];
  for (const name of files) {
    if (/^import (?!type).*from 'electron'/m.test(await readFile(join(rooms, name), 'utf8'))) importers.push(name.replaceAll('\\', '/'));
  }
  const allowed = /^(?:main\.ts|preload\.ts|hosts\/ipc\.ts|shell\/[a-z]+\.ts)$/;
  expect(importers.filter((name) => !allowed.test(name))).toEqual([]);
  expect(importers).toEqual(expect.arrayContaining(['main.ts', 'preload.ts', 'hosts/ipc.ts']));
});
