import type { Handlers } from '#contract/dispatch.ts';
import { backupDay, backupName, backupStem, isBackupDue } from '#domain/backups.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import type { Desk } from './newsroom.ts';
import type { BackupReport, LocalRecord, LongWork } from './ports.ts';

export interface Backups {
  readonly handlers: Pick<Handlers, 'backup.write' | 'backup.restore' | 'backup.status' | 'backup.schedule'>;
  /**
   * Writes today's backup into the chosen folder, if there is one and today's is not there yet; then removes those that are no
   * longer kept. Never throws: what went wrong is told by `backup.status` until it has been done.
   */
  daily(signal: AbortSignal): Promise<void>;
  /** Cancels what is under way and what would still begin: nobody who leaves waits for minutes. */
  end(): void;
}

/** What is going on, for `backup.status`. */
interface Now {
  running: number;
  /** Why the daily backup could not be done. */
  failure: Failure | null;
  readonly ending: AbortController;
  /** The last change of what this machine keeps for itself: the next one begins after it. */
  changed: Promise<unknown>;
}

/** The least time between two tellings of how far the work is, in ms. */
const tellEvery = 50;

export function makeBackups(desk: Desk): Backups {
  const now: Now = { running: 0, failure: null, ending: new AbortController(), changed: Promise.resolve() };
  const either = (signal: AbortSignal) => AbortSignal.any([signal, now.ending.signal]);
  return {
    handlers: {
      'backup.write': async ({ target }, { client }) => {
        const { path, kind } = desk.files.toWrite(target);
        const file = kind === 'file' ? path : within(path, await nameNow(desk, await desk.library.local()));
        const progress = telling(desk, 'backup', client);
        return desk.works.run(client, (signal) => write(desk, now, file, { signal: either(signal), progress }));
      },
      'backup.restore': async ({ file, target }, { client }) => {
        const { path, name } = desk.files.toRead(file);
        const place = desk.files.toWrite(target);
        const progress = telling(desk, 'restore', client);
        return desk.works.run(client, (signal) => restore(desk, { path, name }, place, { signal: either(signal), progress }));
      },
      'backup.status': async () => {
        const { backupFolder, lastBackup } = await desk.library.local();
        return { folder: backupFolder, last: lastBackup, failure: now.failure, running: now.running > 0 };
      },
      'backup.schedule': async ({ folder }) => {
        const chosen = folder === null ? null : desk.files.toWrite(folder);
        if (chosen?.kind === 'file') throw refusal('not-found', bareName(chosen.path), 'backup', 'it is a file, not a folder');
        await change(desk, now, { backupFolder: chosen?.path ?? null });
        now.failure = null;
        desk.announce({ type: 'backup.changed' });
        return {};
      },
    },
    daily: (signal) => daily(desk, now, either(signal)),
    end: () => now.ending.abort(),
  };
}

async function write(desk: Desk, now: Now, file: string, work: LongWork) {
  now.running += 1;
  desk.announce({ type: 'backup.changed' });
  try {
    const report = await desk.library.backup(file, { ...work, generator: `Copydesk ${desk.version}` });
    const name = bareName(file);
    await remember(desk, now, name, report);
    return { name, ...report };
  } finally {
    now.running -= 1;
    desk.announce({ type: 'backup.changed' });
  }
}

/** A backup that was written is done, even if it cannot be noted down. */
async function remember(desk: Desk, now: Now, name: string, { bytes, articles }: BackupReport): Promise<void> {
  try {
    await change(desk, now, { lastBackup: { at: desk.clock.now(), name, bytes, articles } });
  } catch (error) {
    desk.report(error, 'backup.write');
  }
}

/** One after the other: a backup that ends while another folder is chosen must not bring the old one back. */
function change(desk: Desk, now: Now, changes: Partial<LocalRecord>): Promise<void> {
  const save = () => desk.library.saveLocal(changes);
  const done = now.changed.then(save, save);
  now.changed = done;
  return done;
}

/** Exactly there, or in the folder itself when it is empty, or in a new folder inside it. */
async function restore(
  desk: Desk,
  file: { readonly path: string; readonly name: string },
  place: ReturnType<Desk['files']['toWrite']>,
  work: LongWork,
) {
  try {
    return { path: place.path, ...(await desk.backups.restore(file.path, place.path, work)) };
  } catch (error) {
    if (place.kind === 'file' || failureOf(error)?.code !== 'target-exists') throw error;
  }
  const path = within(place.path, file.name.replace(/(\.copydesk-backup)?\.zip$/i, '') || 'Copydesk');
  return { path, ...(await desk.backups.restore(file.path, path, work)) };
}

async function daily(desk: Desk, now: Now, signal: AbortSignal): Promise<void> {
  try {
    const local = await desk.library.local();
    const folder = local.backupFolder;
    if (folder === null) return;
    const { timeZone } = await desk.library.settings();
    const today = backupDay(desk.clock.now(), timeZone);
    const stem = stemOf(desk, local);
    const isDue = isBackupDue(await desk.backups.dated(folder, stem), stem, today);
    if (isDue) await write(desk, now, within(folder, await nameNow(desk, local)), { signal });
    await desk.backups.thin(folder, stem, today);
    tell(desk, now, null);
  } catch (error) {
    if (signal.aborted) return;
    const failure = failureOf(error);
    if (!failure) desk.report(error, 'daily backup');
    tell(desk, now, failure ?? { code: 'internal', thing: 'daily backup', stage: 'backup', message: 'something went wrong inside Copydesk' });
  }
}

function tell(desk: Desk, now: Now, failure: Failure | null): void {
  const changes = now.failure !== null || failure !== null;
  now.failure = failure;
  if (changes) desk.announce({ type: 'backup.changed' });
}

function stemOf(desk: Desk, { sign }: LocalRecord): string {
  return backupStem(bareName(desk.library.path), sign);
}

async function nameNow(desk: Desk, local: LocalRecord): Promise<string> {
  return backupName(stemOf(desk, local), desk.clock.now(), (await desk.library.settings()).timeZone);
}

/** Tells a client how far its long work is, a few times a second. */
export function telling(desk: Desk, work: 'backup' | 'restore' | 'export', by: string): (done: number, total: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const time = Date.parse(desk.clock.now());
    // A clock that was set back must not keep it silent.
    if (done < total && Math.abs(time - last) < tellEvery) return;
    last = time;
    desk.announce({ type: 'work.progress', work, done, total, by });
  };
}

function bareName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
}

function within(folder: string, name: string): string {
  const separator = folder.includes('/') ? '/' : '\\';
  return /[\\/]$/.test(folder) ? folder + name : folder + separator + name;
}
