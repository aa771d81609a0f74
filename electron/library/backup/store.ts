import type { BackupStore } from '../../newsroom/ports.ts';

/** Backups without an open library. */
export function backupStore(): BackupStore {
  return {
    restore: async () => {
      throw new Error('to be built');
    },
    thin: async () => 0,
  };
}
