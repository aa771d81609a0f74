import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linuxDocuments } from '../../electron/documents.ts';
import { findElectron } from '../../electron/electronBinary.ts';
import { programRoot } from '../../electron/root.ts';
import { buildIsStale, nodeIsTooOld } from '../../electron/start.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Writes a file that was last changed `time` seconds after 1970. */
async function put(path: string, text = '', time?: number): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  if (time !== undefined) await utimes(file, time, time);
  return file;
}

test.each<[string, boolean]>([
  ['18.20.0', true],
  ['22.12.9', true],
  ['22.13.0', false],
  ['23.0.0', false],
  ['24.21.0', false],
])('Node %s is too old: %s', (version, expected) => expect(nodeIsTooOld(version)).toBe(expected));

test('a build is stale when it is missing, in part missing, or older than what it is made from', async () => {
  for (const name of ['electron/main.ts', 'electron/domain/deep/rule.ts', 'renderer/index.html', 'package.json']) await put(name, '', 100);
  expect(buildIsStale(root)).toBe(true);
  for (const name of ['out/main/main.js', 'out/main/web.js', 'out/renderer/index.html']) await put(name, '', 200);
  expect(buildIsStale(root)).toBe(true);
  await put('out/preload/preload.cjs', '', 200);
  expect(buildIsStale(root)).toBe(true);
  await put('out/index/thread.js', '', 200);
  expect(buildIsStale(root)).toBe(false);
  await put('electron/domain/deep/rule.ts', '', 201);
  expect(buildIsStale(root)).toBe(true);
});

test('the binary is found by looking, never by loading the package', async () => {
  const from = await put('package.json', '{}');
  expect(findElectron(from, undefined, 'linux')).toBeUndefined();
  await put('node_modules/electron/package.json', '{"name":"electron","main":"index.js"}');
  await put('node_modules/electron/index.js', 'throw new Error("loaded: this would have started a download")');
  expect(findElectron(from, undefined, 'linux')).toBeUndefined();
  await put('node_modules/electron/path.txt', 'electron');
  expect(findElectron(from, undefined, 'linux')).toBeUndefined();
  const binary = await put('node_modules/electron/dist/electron');
  expect(findElectron(from, undefined, 'linux')).toBe(binary);
  expect(findElectron(from, join(root, 'elsewhere'), 'linux')).toBeUndefined();
  const other = await put('elsewhere/electron');
  expect(findElectron(from, join(root, 'elsewhere'), 'linux')).toBe(other);
});

test.each<[NodeJS.Platform, string]>([
  ['linux', 'electron'],
  ['win32', 'electron.exe'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
])('without path.txt the usual name on %s is looked for', async (platform, name) => {
  const from = await put('package.json', '{}');
  await put('node_modules/electron/package.json', '{"name":"electron"}');
  const binary = await put(join('own', name));
  expect(findElectron(from, join(root, 'own'), platform)).toBe(binary);
  expect(findElectron(from, '', platform)).toBeUndefined();
});

test('the program finds its own folder from its source and from its build', async () => {
  await put('package.json', '{}');
  const deep = await put('out/main/chunks/a.js');
  expect(programRoot(pathToFileURL(deep).href)).toBe(root);
});

test.each<[string, string]>([
  ['XDG_DOCUMENTS_DIR="$HOME/文档"', 'HOME/文档'],
  ['# x\nXDG_DESKTOP_DIR="$HOME/桌面"\nXDG_DOCUMENTS_DIR="$HOME/My \\"own\\""\n', 'HOME/My "own"'],
  ['XDG_DOCUMENTS_DIR="/data/docs"', '/data/docs'],
  ['XDG_DOCUMENTS_DIR="relative"', 'HOME/Documents'],
  ['XDG_DOCUMENTS_DIR="$HOMEX/a"', 'HOME/Documents'],
  ['', 'HOME/Documents'],
])('documents on Linux: %j', async (text, expected) => {
  await put('.config/user-dirs.dirs', text);
  expect(linuxDocuments(root, {})).toBe(expected.replace('HOME', root));
});
