import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { formatInstant } from './portal/dates.ts';
import { isSafeName, pathKey } from './portal/safepath.ts';

/** What a backup is called, what it holds, and how long it is kept. */

/** The newest format of a backup. */
export const backupFormat = 1;
/** The last file of a backup: what is in it. No file of a library may be called that. */
export const backupManifest = 'backup.json';
/** More than any library has. A list of more would no longer be one text. */
export const maxBackupFiles = 2_000_000;

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.strictObject({
  /** Relative to the library, with `/`. */
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: hex256,
});
export type BackedUpFile = Readonly<z.infer<typeof fileSchema>>;

export const manifestSchema = z.strictObject({
  format: z.literal(backupFormat),
  at: z.iso.datetime(),
  /** `Copydesk 0.1.0` */
  generator: z.string().max(100),
  library: z.strictObject({ format: z.int().positive() }),
  /** Folders of articles; those in the trash are not counted. */
  articles: z.int().nonnegative(),
  files: z.array(fileSchema).max(maxBackupFiles),
});
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;

/** The manifest's canonical JSON, piece by piece: of a large library it is tens of megabytes. */
export function* manifestText({ files, ...rest }: Omit<BackupManifest, 'files'> & { readonly files: readonly BackedUpFile[] }): Generator<string> {
  const whole = canonicalJson({ ...rest, files: [] });
  const hole = whole.indexOf('"files": []') + '"files": ['.length;
  yield whole.slice(0, hole);
  for (const [index, file] of files.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${canonicalJson(file).trimEnd().replaceAll('\n', '\n    ')}`;
  }
  yield `${files.length === 0 ? '' : '\n  '}${whole.slice(hole)}`;
}

const ofArticle = /^articles\/\d{4}\/\d{2}\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//;

/** How many articles these files are of; what is in the trash is none. */
export function countArticles(files: readonly { readonly path: string }[]): number {
  return new Set(files.flatMap(({ path }) => ofArticle.exec(path)?.[1] ?? [])).size;
}

/**
 * Whether a file of a library may stand in a backup and be unpacked from it: it stays inside the folder under its own name on
 * every system, and belongs to no machine (a name with a dot before it). Windows cannot keep all that others can.
 */
export function isSafeInBackup(path: string, onWindows: boolean): boolean {
  if (path.length > 2000 || /[\p{Cc}\p{Cs}\\]|^[a-z]:/iu.test(path) || pathKey(path) === backupManifest) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.') && (!onWindows || isSafeName(part)));
}

/** Longest first part of a backup's name, in bytes of UTF-8: with the rest it is a name on every file system. */
const maxStem = 150;
const ending = '.copydesk-backup.zip';

/**
 * The part of a backup's name that says whose it is: the library's name, without what some system does not take, and the
 * sign of this desk, so that two libraries of one name can share a folder.
 */
export function backupStem(libraryName: string, sign: string): string {
  let name = libraryName
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*\ufffd]/gu, '-')
    .replace(/^[. ]+/, '');
  while (utf8Length(name) > maxStem) name = [...name].slice(0, -1).join('');
  return `${name || 'library'}-${sign}`;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += character < '\u0080' ? 1 : character < '\u0800' ? 2 : character < '\u{10000}' ? 3 : 4;
  return bytes;
}

/**
 * `<library>-<sign>-<yyyyMMdd-HHmmss>.copydesk-backup.zip`, in the newsroom's time zone.
 * @param at ISO 8601
 */
export function backupName(stem: string, at: string, timeZone: string): string {
  return `${stem}-${formatInstant(at, timeZone, 'yyyyMMdd-HHmmss')}${ending}`;
}

/** The day and the second a backup's name says, `20260701` and `080000`; undefined for a file of another name or library. */
export function readBackupName(stem: string, name: string): { readonly day: string; readonly time: string } | undefined {
  if (!name.startsWith(`${stem}-`) || !name.endsWith(ending)) return undefined;
  const found = /^(\d{8})-(\d{6})$/.exec(name.slice(stem.length + 1, -ending.length));
  const [, day = '', time = ''] = found ?? [];
  return found && isDay(day) ? { day, time } : undefined;
}

/** Whether a backup must be written today: none of these names is of today. */
export function isBackupDue(names: readonly string[], stem: string, today: string): boolean {
  return !names.some((name) => readBackupName(stem, name)?.day === today);
}

/** The newsroom's day of an instant, `20260701`. */
export function backupDay(at: string, timeZone: string): string {
  return formatInstant(at, timeZone, 'yyyyMMdd');
}

const keptDays = 14;
const keptWeeks = 8;
const keptMonths = 12;
/** So few go at a time: a clock that is wrong by years must not take the whole history along. */
const mostAtOnce = 3;

/**
 * The backups that are no longer kept. Kept are: all of the last 14 days, today included; the last of each week (Monday to
 * Sunday) for 8 weeks, this one included; the last of each month for 12 months, this one included; the newest one, however
 * old; and those of days to come, for then the clock is wrong. Of many that are outdated only the oldest few are named.
 * @param names of files in the folder; those of another form or another library are never among the result
 * @param today the newsroom's day, `20260701`
 */
export function outdatedBackups(names: readonly string[], stem: string, today: string): readonly string[] {
  const dated = names
    .flatMap((name) => {
      const said = readBackupName(stem, name);
      return said ? [{ name, ...said }] : [];
    })
    .sort((a, b) => (a.day + a.time < b.day + b.time ? 1 : -1));
  const weeks = new Set<number>();
  const months = new Set<number>();
  const now = ages(today);
  return dated
    .filter(({ day }, index) => {
      const then = ages(day);
      const lastOfWeek = now.week - then.week < keptWeeks && !weeks.has(then.week);
      const lastOfMonth = now.month - then.month < keptMonths && !months.has(then.month);
      weeks.add(then.week);
      months.add(then.month);
      return index > 0 && now.day - then.day >= keptDays && !lastOfWeek && !lastOfMonth;
    })
    .map(({ name }) => name)
    .slice(-mostAtOnce);
}

/** A day as the number of days, of weeks that begin on Monday, and of months since some beginning. */
function ages(day: string): { readonly day: number; readonly week: number; readonly month: number } {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6))];
  const days = Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
  // The first of January 1970 was a Thursday.
  return { day: days, week: Math.floor((days + 3) / 7), month: year * 12 + month };
}

function isDay(day: string): boolean {
  const written = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}
