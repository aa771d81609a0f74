import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * The built program in a temp folder of its own, so that a build meanwhile does not change what is measured. What begins
 * here ends with this process, however it ends: folders are removed and children killed as its last act.
 */

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const children = new Set<ChildProcess>();
let own: string | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  if (own) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
});

/** A new empty folder, removed at the end. */
export function temporary(name: string): string {
  own ??= mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
  return mkdtempSync(join(own, `${name}-`));
}

let copy: string | undefined;

/** The folder that holds a copy of the built program; of `COPYDESK_PROGRAM`'s folder when that is set. */
function program(): string {
  if (copy) return copy;
  const from = resolve(process.env.COPYDESK_PROGRAM ?? root);
  if (!existsSync(join(from, 'out/main/web.js'))) throw new Error(`${from} has no build: npm run build`);
  copy = temporary('program');
  for (const part of ['out', 'assets', 'package.json']) cpSync(join(from, part), join(copy, part), { recursive: true });
  // What is not bundled (sharp) is found through it.
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** A command of the built program, to be given to `node`. */
export function built(name: 'cli' | 'web'): string {
  return join(program(), `out/main/${name}.js`);
}

/** Starts `node` with these words; killed at the end when it still runs. */
export function start(words: readonly string[], stdio: 'pipe' | 'ignore' = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, [...words], { stdio: ['ignore', stdio, 'pipe'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

export interface Served {
  readonly url: string;
  /** From the start of the process to its address on stdout, in ms. */
  readonly ready: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The browser host over a library. @throws when it ends before it serves */
export async function serve(library: string): Promise<Served> {
  const command = built('web');
  const begun = performance.now();
  const child = start([command, '--library', library, '--no-open']);
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const url = await new Promise<string>((resolved, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolved);
    child.once('exit', (code) => reject(new Error(`the browser host ended with ${code}: ${said}`)));
  });
  return {
    url,
    ready: performance.now() - begun,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolved) => child.once('exit', resolved));
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    },
  };
}
