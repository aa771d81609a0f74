import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import { builtCli } from '../fixtures/built.ts';
import { openDesk } from '../newsroom/desk.ts';

/** The command line as a real process, from its source; `npm test`, which has just built it, names the built one: it starts in half the time. */

const program = builtCli ?? fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
/** Node keeps the stripped sources there: a process starts in half the time. */
const environment = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'copydesk-test-compile-cache') };

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command to its end. */
export function copydesk(...words: readonly string[]): Promise<Ended> {
  return run(words, {});
}

/** The same by somebody for whom a folder can be read-only: for root none is. */
export function asReporter(...words: readonly string[]): Promise<Ended> {
  return run(words, process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
}

function run(words: readonly string[], user: { readonly uid?: number; readonly gid?: number }): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { ...user, env: environment, maxBuffer: 2 ** 28 };
    const child = execFile(process.execPath, [program, ...words], options, (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }));
  });
}

/** The JSON document on stdout. Fails when there is anything beside it, or a message on stderr. */
export async function answer(...words: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await copydesk(...words, '--json');
  if (code !== 0 || stderr !== '') throw new Error(`${words.join(' ')}: ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Runs one command whose answer goes into an open file, or to a reader who has gone before it speaks. */
export function copydeskInto(target: number | 'nobody', ...words: readonly string[]): Promise<Pick<Ended, 'code' | 'stderr'>> {
  return new Promise((resolve) => {
    const stdout = target === 'nobody' ? 'pipe' : target;
    const child = spawn(process.execPath, [program, ...words], { env: environment, stdio: ['ignore', stdout, 'pipe'] });
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

export interface Running {
  readonly pid: number;
  /** The first line of stdout. */
  readonly url: string;
  /** What stands on stdout so far. */
  stdout(): string;
  /** Ends it as Ctrl+C does; resolves with its exit code. */
  interrupt(): Promise<number | null>;
}

/** `serve` on a library, once it has said where. Killed after the test if it still runs. */
export async function serving(...words: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [program, 'serve', ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const read = collect(child);
  const url = await read.firstLine;
  return {
    pid: child.pid ?? 0,
    url,
    stdout: read.stdout,
    interrupt: () => {
      child.kill('SIGINT');
      return gone;
    },
  };
}

function collect(child: ChildProcess) {
  let out = '';
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text;
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    child.on('close', (code) => reject(new Error(`it ended with ${code}: ${err}`)));
  });
  return { firstLine, stdout: () => out };
}

/** A library with these articles, closed again: for a command to open. */
export async function libraryWith(...articles: readonly CallInput<'article.create'>['fields'][]) {
  const desk = await openDesk();
  const ids: string[] = [];
  for (const fields of articles) ids.push((await desk.ask('article.create', { fields })).id);
  await desk.close();
  return { library: desk.library, folder: desk.folder, ids, id: ids[0] ?? '' };
}
