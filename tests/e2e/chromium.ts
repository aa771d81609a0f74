import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A Chromium to drive: the one named by COPYDESK_CHROMIUM, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const named = process.env.COPYDESK_CHROMIUM;
  if (named) return named;
  return [playwrightsOwn(), ...onPath(), ...wellKnown()].find((path) => path !== undefined && existsSync(path));
}

/** {@link findChromium}, and where there is none it is installed: by the package manager where it may, else by Playwright. */
export function findOrInstallChromium(): string | undefined {
  const found = findChromium();
  if (found) return found;
  process.stdout.write('No Chromium on this machine: installing one.\n');
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk']);
  }
  if (!findChromium()) run('playwright', ['install', 'chromium']);
  return findChromium();
}

function run(command: string, words: readonly string[]): void {
  spawnSync(command, [...words], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function playwrightsOwn(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright knows of none for this system.
    return undefined;
  }
}

function onPath(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

function wellKnown(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform !== 'win32') return [];
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((root) => root !== undefined);
  return roots.flatMap((root) => [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')]);
}
