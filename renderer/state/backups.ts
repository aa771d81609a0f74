import type { CallOutput } from '#contract/calls.ts';
import { notify, useDesk } from './desk.ts';
import { settleOpen, shown, theHost } from './session.ts';

/** Copies of the whole library, and the look into its health. */

export type BackupStatus = CallOutput<'backup.status'>;
export type DoctorReport = CallOutput<'library.doctor'>;

/** @throws a coded refusal */
export function backupStatus(): Promise<BackupStatus> {
  return theHost().call('backup.status', {});
}

/** `稿库-20261125.copydesk-backup.zip` */
export function backupName(library: string, day: string): string {
  const bare = [...library].filter((sign) => sign >= ' ' && !'/\\:*?"<>|'.includes(sign)).join('');
  return `${bare.slice(0, 80) || 'Copydesk'}-${day}.copydesk-backup.zip`;
}

/** Asks where, then writes the whole library into one file. @param day `20261125` in the newsroom's time zone */
export async function backupNow(day: string): Promise<void> {
  await tellingFailure('backup.failed', 'backup.cancelled', async () => {
    // Should the open article not be saved now, the others are kept all the same.
    await settleOpen();
    const target = await theHost().chooseTarget('zip', backupName(useDesk.getState().name, day));
    if (!target) return;
    const { articles } = await theHost().call('backup.write', { target: target.token });
    await target.finish();
    const reveal = target.reveal?.bind(target);
    notify(
      {
        tone: 'success',
        key: 'backup.done',
        values: { name: target.name, count: articles },
        ...(reveal ? { action: { key: 'backup.reveal', run: () => void tellingFailure('backup.failed', 'backup.cancelled', reveal) } } : {}),
      },
      12_000,
    );
  });
}

/** Asks for a backup and an empty folder, and makes a library of it there. The desktop alone: a browser has no folders. */
export async function restoreBackup(): Promise<void> {
  await tellingFailure('backup.restoreFailed', 'backup.restoreCancelled', async () => {
    const [file] = await theHost().choose('backup');
    const target = file && (await theHost().chooseTarget('folder', file.name));
    if (!file || !target) return;
    const { path, articles } = await theHost().call('backup.restore', { file: file.token, target: target.token });
    notify({ tone: 'success', key: 'backup.restored', values: { path, count: articles } }, 60_000);
  });
}

/** Daily backups from now on, in a folder that is chosen now. */
export async function chooseBackupFolder(): Promise<void> {
  await tellingFailure('backup.scheduleFailed', 'backup.cancelled', async () => {
    const target = await theHost().chooseTarget('folder', 'backup');
    if (target) await theHost().call('backup.schedule', { folder: target.token });
  });
}

export async function stopBackups(): Promise<void> {
  await tellingFailure('backup.scheduleFailed', 'backup.cancelled', async () => void (await theHost().call('backup.schedule', { folder: null })));
}

/** Checks every file; with `repair` also puts right what can be. Null when it was cancelled or failed, which is told. */
export async function checkLibrary(repair: boolean): Promise<DoctorReport | null> {
  let report: DoctorReport | null = null;
  await tellingFailure('doctor.failed', 'doctor.cancelled', async () => {
    await settleOpen();
    report = await theHost().call('library.doctor', { repair });
  });
  return report;
}

/** Long work: what came of it is told here, and its progress is over whatever came of it. */
async function tellingFailure(failed: string, cancelled: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = shown(error);
    notify(failure.code === 'cancelled' ? { tone: 'info', key: cancelled } : { tone: 'error', key: failed, failure });
  } finally {
    useDesk.setState({ progress: null });
  }
}
