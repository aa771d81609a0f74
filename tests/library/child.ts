import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Where `npm test` has bundled the programs in `children/`; by hand they start from their sources. */
const bundled = process.env.COPYDESK_CHILDREN;

export interface Child {
  /** Everything it has sent, in order. */
  readonly messages: readonly unknown[];
  /** Resolves with the next message that has not been asked for yet; rejects when the process ends without one. */
  next(): Promise<unknown>;
  tell(message: Serializable): void;
  /** Resolves when it has ended by itself. */
  end(): Promise<void>;
  /** SIGKILL; resolves when it is gone, and rejects when it had failed by itself. */
  kill(): Promise<void>;
}

/**
 * Starts one of the programs in `children/` on a folder. It is killed after the test if it still runs.
 * @param under the command line of a program that runs it, such as strace
 */
export function startChild(
  name: 'holder' | 'actor' | 'traced',
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  under: readonly string[] = [],
): Child {
  const script = bundled ? join(bundled, `${name}.mjs`) : fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const [execPath = process.execPath, ...words] = under;
  const execArgv = under.length > 0 ? [...words, process.execPath] : [];
  const child = fork(script, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execPath, execArgv, env: { ...process.env, ...environment } });
  const messages: unknown[] = [];
  let stderr = '';
  let asked = 0;
  let wake: () => void = () => undefined;
  child.on('message', (message) => {
    messages.push(message);
    wake();
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  void gone.then(() => wake());
  onTestFinished(() => stop(child, gone));
  return {
    messages,
    next: async () => {
      while (messages.length <= asked) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the child has ended: ${stderr}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return messages[asked++];
    },
    tell: (message) => child.send(message),
    end: () => gone,
    kill: async () => {
      await stop(child, gone);
      if (child.exitCode) throw new Error(`the child has failed: ${stderr}`);
    },
  };
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}
