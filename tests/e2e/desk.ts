import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, type BrowserContext, test as base, chromium, type Page } from '@playwright/test';
import type { Article } from '#domain/article.ts';
import { findElectron } from '../../electron/electronBinary.ts';
import { findChromium } from './chromium.ts';

export { expect } from '@playwright/test';

export const root = resolve(fileURLToPath(import.meta.url), '../../..');

const electronBinary = findElectron(join(root, 'package.json'), process.env.ELECTRON_OVERRIDE_DIST_PATH);

/** A real window over a real library in a temp folder. */
export interface Desk {
  readonly page: Page;
  /** The library's folder. */
  readonly library: string;
  /** Another window on the same library; only on the browser host. */
  secondWindow(): Promise<Page>;
  /** Ends the program and starts it again on the same library. */
  restart(): Promise<Page>;
  /** Ends the program at once, as a crash would. */
  kill(): void;
  /** Every article of the library, as its file says. */
  articles(): Promise<Article[]>;
  /** The raw files of a folder that articles have: `rivals`, `revisions`. */
  texts(folder: string): Promise<string[]>;
}

interface Look {
  /** The language the browser asks for. */
  readonly locale: string | undefined;
  readonly viewport: { readonly width: number; readonly height: number } | null;
  readonly colorScheme: 'light' | 'dark' | 'no-preference' | null | undefined;
}

interface Shared {
  /** One Chromium for all journeys of a worker, begun with the first that wants it; each journey has a profile of its own. */
  readonly chromiumOf: () => Promise<Browser>;
}

export const test = base.extend<{ desk: Desk }, Shared>({
  chromiumOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for it
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => {
        browser ??= launchChromium();
        return browser;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  desk: async ({ locale, viewport, colorScheme, chromiumOf }, use, info) => {
    const launcher = info.project.metadata.launcher as string;
    if (launcher === 'electron')
      base.skip(electronBinary === undefined, "Electron's binary is not on this machine: the journeys run on the browser host alone");
    const folder = await mkdtemp(join(tmpdir(), 'copydesk-e2e-'));
    const library = join(folder, '稿库');
    const desk =
      launcher === 'electron' ? await openElectron(library) : await openBrowserHost(await chromiumOf(), library, { locale, viewport, colorScheme });
    try {
      await use(desk);
    } finally {
      await desk.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

type OpenDesk = Desk & { close(): Promise<void> };

function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: run npm test, or set COPYDESK_CHROMIUM');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-features=Translate'] });
}

async function openBrowserHost(browser: Browser, library: string, look: Look): Promise<OpenDesk> {
  const context: BrowserContext = await browser.newContext({ ...look, acceptDownloads: true });
  let server = await serve(library);
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(server.url);
    await ready(page);
    return page;
  };
  let page = await open();
  return {
    get page() {
      return page;
    },
    library,
    secondWindow: open,
    restart: async () => {
      await page.close();
      await stop(server.process);
      server = await serve(library);
      page = await open();
      return page;
    },
    kill: () => void server.process.kill('SIGKILL'),
    articles: () => articlesIn(library),
    texts: (folder) => textsIn(library, folder),
    close: async () => {
      await context.close();
      await stop(server.process);
    },
  };
}

async function openElectron(library: string): Promise<OpenDesk> {
  const launch = () => _electron.launch({ executablePath: electronBinary, args: [join(root, 'out/main/main.js'), '--library', library], cwd: root });
  let program = await launch();
  let page = await program.firstWindow();
  await ready(page);
  return {
    get page() {
      return page;
    },
    library,
    secondWindow: () => Promise.reject(new Error('the desktop has one window')),
    restart: async () => {
      await program.close();
      program = await launch();
      page = await program.firstWindow();
      await ready(page);
      return page;
    },
    kill: () => void program.process().kill('SIGKILL'),
    articles: () => articlesIn(library),
    texts: (folder) => textsIn(library, folder),
    close: () => program.close(),
  };
}

async function ready(page: Page): Promise<void> {
  await page.getByRole('navigation').first().waitFor();
}

/** The browser host in a process of its own; its first line is the address. */
export async function serve(library: string, words: readonly string[] = []): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [join(root, 'out/main/web.js'), '--library', library, '--no-open', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const url = await new Promise<string>((resolveUrl, reject) => {
    createInterface({ input: child.stdout }).once('line', resolveUrl);
    child.once('exit', (code) => reject(new Error(`the browser host ended with ${code}: ${said}`)));
  });
  return { url, process: child };
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGTERM');
  await ended;
}

export async function articlesIn(library: string): Promise<Article[]> {
  const folder = join(library, 'articles');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((name) => name.endsWith('article.json'));
  return Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Article));
}

async function textsIn(library: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(library, 'articles'), { recursive: true });
  const files = entries.filter((name) => name.replaceAll('\\', '/').includes(`/${folder}/`) && name.endsWith('.json'));
  return Promise.all(files.map((name) => readFile(join(library, 'articles', name), 'utf8')));
}
