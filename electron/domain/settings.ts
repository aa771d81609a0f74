import { z } from 'zod';
import { houseIgnoredSchema } from './checks/ignored.ts';
import { listFilterSchema, listGroups, listOrders } from './query.ts';
import { reviewRulesSchema } from './workflow.ts';

/** What a newsroom sets once for its library. Kept in `library.json`. */
export const settingsSchema = z.strictObject({
  /** `system` follows the desktop's language. */
  language: z.enum(['system', 'zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** IANA name; publish times are shown and written in it. */
  timeZone: z.string().min(1).max(64),
  /** Key of the portal that preview and export use unless told otherwise. */
  portal: z.string().max(64),
  /** What a new draft starts with. */
  defaults: z.strictObject({ source: z.string().max(200), editor: z.string().max(100), channel: z.string().max(64) }),
  /** Widths in percent of the window, and which panes are folded away. */
  layout: z.strictObject({
    library: z.number().min(0).max(100),
    preview: z.number().min(0).max(100),
    libraryFolded: z.boolean(),
    previewFolded: z.boolean(),
  }),
  /** How the library's list is shown. */
  list: z.strictObject({ group: z.enum(listGroups), order: z.enum(listOrders), descending: z.boolean() }),
  /** Files that are imported are kept beside their articles as they came. Left out: no. */
  keepOriginals: z.boolean().optional(),
  /** Filters that somebody saved under a name, in the order they were saved. */
  filters: z.array(z.strictObject({ name: z.string().min(1).max(40), filter: listFilterSchema })).max(50),
  checks: z
    .strictObject({
      /** Rules of the checks that this newsroom does without. */
      ignored: houseIgnoredSchema,
      /** Media from which it may reprint; with none nothing is said of it. */
      sources: z.array(z.string().trim().min(1).max(200)).max(5000).optional(),
    })
    .optional(),
  /** How many reviews an article goes through; `usualReview` where it is left out. */
  review: reviewRulesSchema.optional(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const initialSettings: Settings = {
  language: 'system',
  theme: 'system',
  timeZone: 'Asia/Shanghai',
  portal: 'plain',
  defaults: { source: '', editor: '', channel: '' },
  layout: { library: 20, preview: 38, libraryFolded: false, previewFolded: false },
  list: { group: 'day', order: 'changed', descending: true },
  filters: [],
};
