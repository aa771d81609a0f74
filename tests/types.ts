import { spawnSync } from 'node:child_process';

/** Type-checks each runtime with its own configuration, so that a stray `document` or `process` fails where it may not be. */
export const projects = [
  'electron/domain',
  'electron/contract',
  'electron',
  'electron/tsconfig.preload.json',
  'renderer',
  'renderer/preview/worker',
  'renderer/editor/bodyLength',
  'renderer/editor/pasting',
  'renderer/checks/reading',
  'renderer/review/comparing',
  'tests',
  '.',
] as const;

/** True when the project compiles; its errors go to the terminal. */
export function checkTypes(project: string): boolean {
  return spawnSync('tsc', ['--project', project], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

if (process.argv[1]?.endsWith('types.ts')) {
  const failed = projects.filter((project) => !checkTypes(project));
  if (failed.length > 0) process.stderr.write(`types: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
