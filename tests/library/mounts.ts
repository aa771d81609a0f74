import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

export interface Mount {
  readonly folder: string;
  makeReadOnly(readOnly: boolean): Promise<void>;
  /** @param size `2m` */
  resize(size: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/**
 * A maker of small file systems of a given size (`256k`) in memory, each unmounted after its test; undefined where this
 * machine does not let us mount one (no Linux, no root).
 */
export async function mounted(size: string): Promise<(() => Promise<Mount>) | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-mount-'));
  const isPermitted = await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (isPermitted) await run('umount', [folder]);
  await rm(folder, { recursive: true });
  return isPermitted ? () => mount(size) : undefined;
}

async function mount(size: string): Promise<Mount> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-mount-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  onTestFinished(async () => {
    // Lazily: a test that failed may still hold files open.
    await run('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  });
  return {
    folder,
    makeReadOnly: async (readOnly) => {
      await run('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
    },
    resize: async (next) => {
      await run('mount', ['-o', `remount,size=${next}`, folder]);
    },
    remove: (name) => rm(join(folder, name)),
  };
}

/** Makes one file unwritable even for root, although the folder around it is not; the returned function undoes it. */
export async function freeze(file: string): Promise<() => Promise<void>> {
  await run('mount', ['--bind', file, file]);
  await run('mount', ['-o', 'remount,ro,bind', file]);
  return async () => {
    await run('umount', [file]);
  };
}
