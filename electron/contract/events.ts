import { z } from 'zod';
import { uuid } from '#domain/article.ts';

/** Events only say "this changed"; whoever cares asks. `by` is the client whose call did it. */
export const deskCommands = [
  'new',
  'import',
  'export',
  'verify',
  'settings',
  'find',
  'toggle-library',
  'toggle-preview',
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
  z.strictObject({ type: z.literal('settings.changed'), by: z.string() }),
  z.strictObject({ type: z.literal('portals.changed'), by: z.string() }),
  z.strictObject({ type: z.literal('import.progress'), done: z.int(), total: z.int(), by: z.string() }),
  /** A person chose something in the desktop's native menu. Sent by the shell alone. */
  z.strictObject({ type: z.literal('desk.command'), command: z.enum(deskCommands) }),
]);
export type DeskEvent = Readonly<z.infer<typeof eventSchema>>;
export type DeskCommand = (typeof deskCommands)[number];
