import { join } from 'node:path';
import { outdatedBackups, readBackupName } from '#domain/backups.ts';
import { refusal } from '#domain/result.ts';
import type { BackupStore } from '../../newsroom/ports.ts';
import { type Disk, nodeDisk } from '../disk.ts';
import { isMissing, readRefusal, writeRefusal } from '../durable.ts';
import { restoreBackup } from './restore.ts';

/** Backups without an open library. */
export function backupStore(disk: Disk = nodeDisk()): BackupStore {
  const dated = async (folder: string, stem: string): Promise<readonly string[]> => {
    try {
      const entries = await disk.readdir(folder);
      return entries.filter(({ name, kind }) => kind === 'file' && readBackupName(stem, name)).map(({ name }) => name);
    } catch (error) {
      if (isMissing(error)) throw refusal('not-found', folder, 'backup', 'there is no such folder', undefined, error);
      throw readRefusal(error, folder);
    }
  };
  return {
    restore: (file, folder, work) => restoreBackup(disk, file, folder, work),
    dated,
    thin: async (folder, stem, today) => {
      const outdated = outdatedBackups(await dated(folder, stem), stem, today);
      for (const name of outdated) {
        try {
          await disk.unlink(join(folder, name));
        } catch (error) {
          if (!isMissing(error)) throw writeRefusal(error, name);
        }
      }
      return outdated.length;
    },
  };
}
