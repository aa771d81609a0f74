import { spawn } from 'node:child_process';

/** Type-checks each runtime with its own configuration, so that a stray `document` or `process` fails where it may not be. */
const projects = [
  // The longest first.
  'tests',
  'renderer',
  'electron',
  'electron/domain',
  'electron/contract',
  'electron/tsconfig.preload.json',
  'renderer/preview/worker',
  'renderer/editor/bodyLength',
  'renderer/editor/pasting',
  'renderer/checks/reading',
  'renderer/review/comparing',
  '.',
] as const;

/** A checker beside another reads everything once more: two projects side by side, each with one, take half the time. */
const lanes = 2;

/** Its errors go to the terminal. @returns the projects that do not compile */
export async function checkAllTypes(): Promise<readonly string[]> {
  const failed: string[] = [];
  const waiting = [...projects];
  const lane = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) if (!(await compiles(project))) failed.push(project);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}

function compiles(project: string): Promise<boolean> {
  const child = spawn('tsc', ['--project', project, '--checkers', '1'], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  // At once when it is through: errors of two projects do not mix.
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`tsc: ${error.message}\n`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

if (process.argv[1]?.endsWith('types.ts')) {
  const failed = await checkAllTypes();
  if (failed.length > 0) process.stderr.write(`types: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
