import { z } from 'zod';

/** Snapshots of an article at its milestones. */

/** Why a snapshot was taken: `open`, opened after a pause; `typing`, some minutes of writing; `manual`, somebody kept it, with a name. */
export const snapshotReasons = ['created', 'open', 'typing', 'manual', 'restore', 'workflow', 'recovered'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

export const snapshotSchema = z.strictObject({
  /** The article's revision whose text this is. */
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
