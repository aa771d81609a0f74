import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFailure, failureOf } from '#contract/reply.ts';
import { openNewsroom } from './compose.ts';
import { defaultLibrary } from './documents.ts';
import { makeChosenFiles } from './hosts/chosen.ts';
import { describeTrouble } from './hosts/trouble.ts';
import { openBrowser } from './hosts/web/browser.ts';
import { serveWeb } from './hosts/web.ts';
import { programRoot } from './root.ts';

/** Composition root of the browser host: the same newsroom behind `http://127.0.0.1:<port>/`. */

export interface Serving {
  /** Absolute path of the library. */
  readonly library: string;
  /** A random free port when 0 or absent. */
  readonly port?: number;
  /** Opens the person's browser. */
  readonly open: boolean;
  /** Prints the address with its token as the first line of stdout. */
  readonly printUrl?: boolean;
}

/**
 * Serves until the process is told to end (Ctrl+C, SIGTERM, SIGHUP), then lets the answers under way finish and frees the library.
 * @throws what refuses the library; not-allowed when the port is taken; not-found when the window has not been built
 */
export async function serve({ library, port = 0, open, printUrl = true }: Serving): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const report = (error: unknown, where: string) => say(`${where}: ${describeTrouble(error)}`);
  const files = makeChosenFiles();
  const { newsroom, dispatch, close } = await openNewsroom({ library, files, report, daily: true });
  try {
    const pages = join(programRoot(), 'out/renderer');
    const { subscribe, readMedia } = newsroom;
    const host = await serveWeb({ dispatch, subscribe, readMedia, files, report, pages, port });
    try {
      const ended = untilTold();
      if (printUrl) process.stdout.write(`${host.url}\n`);
      say(`Copydesk serves ${library}. End it with Ctrl+C.`);
      const hint = printUrl ? 'open the address above in a browser' : 'start again with --print-url and open the address by hand';
      const browser = open ? await openBrowser(host.url, (why) => say(`No browser could be opened (${why}): ${hint}.`)) : undefined;
      await ended;
      await browser?.close();
    } finally {
      newsroom.endBackups();
      await host.close();
    }
  } finally {
    await close();
  }
}

/** Resolves when the process is told to end. A second Ctrl+C ends it at once. */
function untilTold(): Promise<void> {
  return new Promise((resolved) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const told = () => {
      for (const signal of signals) process.off(signal, told);
      resolved();
    };
    for (const signal of signals) process.on(signal, told);
  });
}

async function main(): Promise<void> {
  const options = {
    library: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    'print-url': { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('--port takes a number from 0 to 65535');
  const open = values['no-open'] !== true;
  // The address is a key: it goes to a terminal that a person looks at, or where somebody asked for it, never unasked into a log.
  const printUrl = values['print-url'] === true || !open || process.stdout.isTTY === true;
  await serve({ library: resolve(values.library ?? defaultLibrary()), port, open, printUrl });
}

// The command line imports `serve` from here: only the file that was started starts.
if (/^web\.(?:js|ts)$/.test(basename(process.argv[1] ?? ''))) {
  try {
    await main();
  } catch (error) {
    const failure = failureOf(error);
    const usage = error instanceof TypeError;
    process.stderr.write(`${failure ? describeFailure(failure) : usage ? error.message : describeTrouble(error)}\n`);
    process.exitCode = usage ? 2 : 1;
  }
}
