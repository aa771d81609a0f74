import { z } from 'zod';
import { uuid } from '#domain/article.ts';

/** Events only say "this changed"; whoever cares asks. `by` is the client whose call did it. */
export const deskCommands = [
  'new',
  'import',
  'export',
  'outlets',
  'verify',
  'settings',
  'find',
  'search',
  'history',
  'trash',
  'backup',
  'restore-backup',
  'doctor',
  'toggle-library',
  'toggle-preview',
  'checks',
  'next-finding',
  'previous-finding',
  'finding-card',
  'review',
  'queue',
  'comment',
  'next-remark',
  'previous-remark',
  'suggesting',
  'next-change',
  'previous-change',
  'bold',
  'heading',
  'list',
  'quote',
  'link',
  'table',
  'picture',
  'page-break',
  'tidy',
] as const;

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('article.changed'), id: uuid, revision: z.int(), by: z.string() }),
  z.strictObject({ type: z.literal('article.created'), id: uuid, by: z.string() }),
  /** What people say about it: remarks, decisions, ignored findings. */
  z.strictObject({ type: z.literal('review.changed'), id: uuid, by: z.string() }),
  /** Conflicts of a merge came up or were settled. */
  z.strictObject({ type: z.literal('conflicts.changed'), id: uuid, by: z.string() }),
  /** Somebody at this machine has seen it. */
  z.strictObject({ type: z.literal('article.seen'), id: uuid, by: z.string() }),
  z.strictObject({ type: z.literal('article.trashed'), id: uuid, by: z.string() }),
  z.strictObject({ type: z.literal('article.restored'), id: uuid, by: z.string() }),
  /** The window `holder` writes this article now, or nobody does; every other window shows it read-only. */
  z.strictObject({ type: z.literal('article.held'), id: uuid, holder: z.string().nullable() }),
  /** Other programs changed, added or removed articles on disk, or damage was noticed or settled. No ids: too many to tell. */
  z.strictObject({ type: z.literal('library.changed'), ids: z.array(uuid).max(100) }),
  /** The search index is being built: so many articles of so many. Equal numbers: it is complete. */
  z.strictObject({ type: z.literal('index.progress'), done: z.int(), total: z.int() }),
  z.strictObject({ type: z.literal('revisions.changed'), id: uuid }),
  z.strictObject({ type: z.literal('backup.changed') }),
  /** Long work of this client: so much of so much. */
  z.strictObject({
    type: z.literal('work.progress'),
    work: z.enum(['backup', 'restore', 'doctor', 'trash', 'export', 'pictures']),
    done: z.int(),
    total: z.int(),
    by: z.string(),
  }),
  z.strictObject({ type: z.literal('settings.changed'), by: z.string() }),
  /** Who works here, or who sits at this desk. */
  z.strictObject({ type: z.literal('people.changed'), by: z.string() }),
  /** The house's own words. */
  z.strictObject({ type: z.literal('words.changed'), by: z.string() }),
  z.strictObject({ type: z.literal('portals.changed'), by: z.string() }),
  /** So many files of so many are done, and this one is next; empty when all are. */
  z.strictObject({ type: z.literal('import.progress'), done: z.int(), total: z.int(), file: z.string(), by: z.string() }),
  /** The system gave files to the program: they wait for `host.handed`. Sent by the shell alone. */
  z.strictObject({ type: z.literal('files.handed') }),
  /** A person chose something in the desktop's native menu. Sent by the shell alone. */
  z.strictObject({ type: z.literal('desk.command'), command: z.enum(deskCommands) }),
]);
export type DeskEvent = Readonly<z.infer<typeof eventSchema>>;
export type DeskCommand = (typeof deskCommands)[number];
