import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** `strace`, which makes system calls of a real process fail. */

const run = promisify(execFile);

/** True where strace is installed and may trace. */
export async function canTrace(): Promise<boolean> {
  return run('strace', ['-o', '/dev/null', '-e', 'inject=?getppid:error=EIO:when=1', process.execPath, '--version']).then(
    () => true,
    () => false,
  );
}

export interface Failing {
  /** The calls that fail, as strace names sets of them; `?` before one that not every machine has. */
  readonly calls: string;
  readonly errno: string;
  /** Which of them, counted for each thread: `3` the third, `3+2` every second one from the third on. */
  readonly when: string;
  /** Only calls about these very paths count. */
  readonly paths?: readonly string[];
}

/** The words of a command line that runs a program and writes down its calls of this kind. */
export function straceWords(log: string, { calls, errno, when, paths = [] }: Failing): readonly string[] {
  const inject = ['-e', `inject=${calls}:error=${errno}:when=${when}`];
  // The filter in the kernel stops the process for these calls alone.
  const how = ['-f', '--seccomp-bpf', '-y', '-qq', '--signal=none'];
  return [...how, '-o', log, '-e', `trace=${calls}`, ...inject, ...paths.flatMap((path) => ['-P', path])];
}

export interface Traced {
  /** The call as strace writes it down, with the paths of what it is about. */
  readonly line: string;
  readonly injected: boolean;
}

export async function readTrace(log: string): Promise<readonly Traced[]> {
  const begun = new Map<string, string>();
  const traced: Traced[] = [];
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (call.endsWith('<unfinished ...>')) begun.set(thread, call);
    else if (/^(<\.\.\. )?\w+( resumed>|\()/.test(call)) {
      traced.push({ line: call.startsWith('<...') ? `${begun.get(thread) ?? ''} ${call}` : call, injected: call.includes('(INJECTED)') });
    }
  }
  return traced;
}
