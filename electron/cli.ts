#!/usr/bin/env -S node --max-semi-space-size=4
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { refusal } from '#contract/reply.ts';
import { type OpenNewsroom, openNewsroom } from './compose.ts';
import { makeChosenFiles } from './hosts/chosen.ts';
import { progressText } from './hosts/terminal/progress.ts';
import { explain, helpText, type Request, readRequest, runCommand } from './hosts/terminal/terminal.ts';
import { isUsageError } from './hosts/terminal/usage.ts';
import { readSmallText } from './importer/decode.ts';
import { serve } from './web.ts';

// The first line (and the script `copydesk` in package.json) keeps V8's space for new objects small: left alone it grows to a hundred
// megabytes in a batch of thousands, which is no quicker.

/** npm runs scripts in the package's folder; a path means the folder the person is in. */
const here = (process.env.npm_lifecycle_event === 'copydesk' && process.env.INIT_CWD) || process.cwd();
const at = (path: string) => resolve(here, path);

/** Composition root of the command line: the same newsroom, one command at a time. */
async function main(argv: readonly string[]): Promise<number> {
  const request = readRequest(argv);
  if (request.kind === 'help') {
    process.stdout.write(helpText);
    return 0;
  }
  if (request.kind === 'serve') {
    await serve({ library: at(request.library), port: request.port, open: request.open });
    return 0;
  }
  return runOnce(request);
}

/** A folder of articles that has lost its library.json is a library too: opening it says more. */
function seemsLibrary(folder: string): boolean {
  return ['library.json', 'articles'].some((name) => existsSync(join(folder, name)));
}

async function runOnce(request: Extract<Request, { kind: 'command' }>): Promise<number> {
  const library = request.command.makes ? undefined : request.library;
  if (library !== undefined && !request.command.begins && !seemsLibrary(at(library))) {
    throw refusal('no-library', library, 'open', 'there is no library in this folder');
  }
  const scratch = library === undefined ? await mkdtemp(join(tmpdir(), 'copydesk-')) : undefined;
  const chosen = makeChosenFiles();
  try {
    const opened = await openNewsroom({ library: at(library ?? scratch ?? '.'), files: chosen });
    const unfollow = followWork(opened);
    try {
      const streams = { out: (text: string) => process.stdout.write(text), err: (text: string) => process.stderr.write(text) };
      const reach = {
        dispatch: opened.dispatch,
        offerToRead: (path: string) => chosen.offerToRead(at(path)),
        offerFolder: (path: string) => chosen.offerToWrite(at(path), 'folder'),
        offerTarget: (path: string, replace: boolean) => {
          if (isFile(at(path)) && !replace) throw refusal('target-exists', path, 'backup', 'there is a file already; --replace replaces it');
          const kind = /[\\/]$/.test(path) || isFolder(at(path)) ? 'folder' : 'file';
          return { token: chosen.offerToWrite(at(path), kind), place: (name: string) => (kind === 'file' ? at(path) : join(at(path), name)) };
        },
        offerExactly: (path: string) => chosen.offerToWrite(at(path), 'file'),
        readText: (path: string) => readSmallText(at(path), path),
      };
      return await runCommand(request, reach, streams);
    } finally {
      unfollow();
      await opened.close();
    }
  } finally {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Tells a person how far long work is. Ctrl+C ends it in good order: what is finished stays, and nothing half-written; a second
 * one ends the program.
 */
function followWork({ newsroom, dispatch }: OpenNewsroom): () => void {
  let follows = false;
  const end = () => void dispatch({ call: 'work.cancel', input: {} }, { client: 'terminal' });
  const unsubscribe = newsroom.subscribe((event) => {
    if (process.stderr.isTTY) process.stderr.write(progressText(event));
    if ((event.type !== 'work.progress' && event.type !== 'import.progress') || follows) return;
    follows = true;
    process.once('SIGINT', end);
  });
  return () => {
    unsubscribe();
    process.removeListener('SIGINT', end);
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** An answer that reached nobody is not done: it shows in the exit code, whatever the command itself says. */
let outputLost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `copydesk list | head` stops reading early: that is no fault.
  if (error.code === 'EPIPE') return;
  outputLost = true;
  process.exitCode = 1;
  process.stderr.write(`${explain(error)}\n`);
});

try {
  const code = await main(process.argv.slice(2));
  process.exitCode = outputLost ? 1 : code;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = isUsageError(error) ? 2 : 1;
}
