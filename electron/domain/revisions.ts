import { z } from 'zod';
import type { Article } from './article.ts';

/** Snapshots of an article at its milestones. */

/** Why a snapshot was taken: `open`, opened after a pause; `typing`, some minutes of writing; `manual`, somebody kept it, with a name;
 * `restore`, what a restored text replaced; `restored`, that text itself. */
export const snapshotReasons = ['created', 'open', 'typing', 'manual', 'restore', 'restored', 'workflow', 'recovered'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

export const snapshotSchema = z.strictObject({
  /** The article's revision whose text this is; a higher one when that number was taken. The newest snapshot has the highest. */
  number: z.int().nonnegative(),
  /** When it was taken, ISO 8601. */
  at: z.string(),
  /** Who was at the desk. */
  by: z.string(),
  reason: z.enum(snapshotReasons),
  /** What somebody called it; empty unless `manual`. */
  name: z.string(),
  title: z.string(),
  /** 字 of the body. */
  han: z.int().nonnegative(),
  /** 字 that came and went in the body since the snapshot before it. */
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
});
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>;

/** What the rule of thinning looks at. */
export type SnapshotHead = Pick<Snapshot, 'number' | 'at' | 'reason' | 'name'>;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const week = 7 * day;
/** 1970 began on a Thursday: so many ms after the Monday of its week. */
const monday = 3 * day;

/**
 * Which snapshots an article no longer needs. Only those that were taken by themselves, `open` and `typing`, without a name,
 * ever go, and never the oldest or the newest. Of the others stay: all of the last 24 hours, the last of each hour for 7
 * days, the last of each day for 90 days, the last of each week beyond. Hours, days and weeks (from Monday) are those of UTC.
 * One from the future, after a clock was set back, stays.
 * @param now ISO 8601
 * @param needed numbers that stay whatever the rule says
 * @returns their numbers, lowest first
 */
export function thinned(snapshots: readonly SnapshotHead[], now: string, needed: ReadonlySet<number> = new Set()): readonly number[] {
  const ordered = [...snapshots].sort((a, b) => a.number - b.number);
  const kept = new Set<string>();
  const gone: number[] = [];
  // From the newest on, so that the first one seen of a period is its last.
  for (const one of ordered.slice(1, -1).reverse()) {
    if (isProtected(one) || needed.has(one.number)) continue;
    const period = periodOf(Date.parse(one.at), Date.parse(now));
    if (period === undefined) continue;
    if (kept.has(period)) gone.unshift(one.number);
    kept.add(period);
  }
  return gone;
}

function isProtected({ reason, name }: SnapshotHead): boolean {
  return name !== '' || (reason !== 'open' && reason !== 'typing');
}

/** The period of which one snapshot stays; undefined where all do. */
function periodOf(at: number, now: number): string | undefined {
  const age = now - at;
  if (!(age > day)) return undefined;
  if (age <= 7 * day) return `hour ${Math.floor(at / hour)}`;
  if (age <= 90 * day) return `day ${Math.floor(at / day)}`;
  return `week ${Math.floor((at + monday) / week)}`;
}

/**
 * In which order to look for the text that somebody read at a moment, and which one to take when none is it: the last that was kept
 * up to then, else the first after it.
 * @param at ISO 8601 @param number of the snapshot that held it, where that is known
 */
export function nearestTo(
  snapshots: readonly Snapshot[],
  at: string,
  number?: number,
): { readonly candidates: readonly Snapshot[]; readonly nearest: Snapshot | undefined } {
  const moment = Date.parse(at);
  const rank = (one: Snapshot) => (one.number === number ? 0 : one.reason === 'workflow' ? 1 : 2);
  const distance = (one: Snapshot) => Math.abs(Date.parse(one.at) - moment);
  const candidates = snapshots.toSorted((one, other) => rank(one) - rank(other) || distance(one) - distance(other));
  const byTime = snapshots.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.number - other.number);
  return { candidates, nearest: byTime.findLast((one) => Date.parse(one.at) <= moment) ?? byTime[0] };
}

/**
 * An article with the text and fields of an older one. Its state stays what it is, and so do pictures that came since; those
 * the older text needs are no longer removed.
 */
export function restored(present: Article, old: Article): Article {
  const { schema, id, state, createdAt, updatedAt, revision } = present;
  const media = { ...present.media };
  for (const [key, medium] of Object.entries(old.media)) {
    const { deletedAt: _deletedAt, ...needed } = medium;
    media[key] = old.cover === key || old.body.includes(`media/${medium.file}`) ? needed : medium;
  }
  return { ...old, media, schema, id, state, createdAt, updatedAt, revision };
}
