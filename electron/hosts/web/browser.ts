import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long the page that leads to the window is kept, in ms: a slow browser's first start. */
const patience = 30_000;

export interface Opened {
  /** Removes what was written. */
  close(): Promise<void>;
}

/**
 * Opens the window's address in the person's browser. The address holds the token, and the arguments of a process can be
 * read by everybody on the machine: so the browser is given a private file that leads there.
 * @param failed is told once when no browser came up
 */
export async function openBrowser(url: string, failed: (why: string) => void): Promise<Opened> {
  // mkdtemp makes the folder for its owner alone (0700).
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-open-'));
  const file = join(folder, 'copydesk.html');
  await writeFile(file, leadingPage(url), { flag: 'wx', mode: 0o600 });
  const close = () => rm(folder, { recursive: true, force: true });
  const timer = setTimeout(() => void close(), patience);
  timer.unref();
  const [program, ...words] = opener(process.platform, file);
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  child.once('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.name));
  child.once('exit', (code) => {
    if (code) failed(`${program} ended with ${code}`);
  });
  child.unref();
  return {
    close: () => {
      clearTimeout(timer);
      return close();
    },
  };
}

/** The program that opens a file as a double click would. */
export function opener(platform: NodeJS.Platform, file: string): [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', file];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', file];
    default:
      return ['xdg-open', file];
  }
}

/** Goes on at once, leaves no way back to itself, and no trace of itself in the next request. */
export function leadingPage(url: string): string {
  const text = JSON.stringify(url).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Copydesk</title><script>location.replace(${text})</script>\n`;
}
