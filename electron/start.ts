import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findElectron } from './electronBinary.ts';
import { programRoot } from './root.ts';

/**
 * `npm start`: builds when the build is older than the sources, opens Electron, or, where its binary cannot be had, says so
 * in one line and opens the browser host. `--browser` asks for the browser host.
 */

/** The oldest Node that has `node:sqlite` and everything else. */
const oldestNode = [22, 13] as const;

export function nodeIsTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
}

/** True when there is no build, or something it is made from has changed since. */
export function buildIsStale(root: string): boolean {
  const built = ['out/main/main.js', 'out/main/web.js', 'out/index/thread.js', 'out/preload/preload.cjs', 'out/renderer/index.html'].map((file) =>
    timeOf(join(root, file)),
  );
  const oldest = Math.min(...built.map((time) => time ?? 0));
  if (oldest === 0) return true;
  const sources = ['electron', 'renderer'].flatMap((folder) => filesUnder(join(root, folder)));
  const single = ['package.json', 'vite.config.ts', 'tsconfig.json'].map((name) => join(root, name));
  return [...sources, ...single].some((file) => (timeOf(file) ?? 0) > oldest);
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function build(root: string): boolean {
  process.stderr.write('Building Copydesk…\n');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
  return status === 0;
}

/** Runs a program in this one's place: same terminal, same signals, same exit. */
function become(program: string, words: readonly string[]): void {
  // npm runs scripts in the package's folder; `--library DIR` means the folder the person is in.
  const { npm_lifecycle_event: script, INIT_CWD: started, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const child = spawn(program, words, { stdio: 'inherit', env, cwd: (script && started) || process.cwd() });
  // The terminal sends Ctrl+C to both; the child decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`${basename(program)} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function main(words: readonly string[]): void {
  if (nodeIsTooOld(process.versions.node)) {
    process.stderr.write(`Copydesk needs Node ${oldestNode.join('.')} or newer and found ${process.versions.node}: run "npm rebuild node".\n`);
    process.exitCode = 1;
    return;
  }
  const root = programRoot();
  if (existsSync(join(root, 'vite.config.ts')) && buildIsStale(root) && !build(root)) {
    process.exitCode = 1;
    return;
  }
  const rest = words.filter((word) => word !== '--browser');
  const browser = rest.length < words.length;
  const electron = browser ? undefined : findElectron(join(root, 'package.json'), process.env.ELECTRON_OVERRIDE_DIST_PATH);
  if (electron !== undefined) {
    become(electron, [root, ...rest]);
    return;
  }
  if (!browser) process.stderr.write("Electron's binary is not here (npx --no install-electron fetches it): opening Copydesk in the browser.\n");
  become(process.execPath, [join(root, 'out/main/web.js'), ...rest]);
}

// Tests import the functions above: only the file that was started starts.
if (basename(process.argv[1] ?? '') === 'start.ts') main(process.argv.slice(2));
