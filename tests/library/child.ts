import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Child {
  /** Everything it has sent, in order. */
  readonly messages: unknown[];
  /** Resolves with the next message that has not been asked for yet; rejects when the process ends without one. */
  next(): Promise<unknown>;
  tell(message: string): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts one of the programs in `children/` on a folder. It is killed after the test if it still runs. */
export function startChild(name: 'holder' | 'saver', folder: string): Child {
  const script = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const child = fork(script, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
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
    kill: () => stop(child, gone),
  };
}

async function stop(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}
