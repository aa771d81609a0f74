import { z } from 'zod';
import { maxMessageBytes } from './calls.ts';
import { clipboardPicture } from './clipboardName.ts';
import type { DeskEvent } from './events.ts';
import type { Reply } from './reply.ts';

/**
 * What a window asks of its host instead of the newsroom: dialogs and the desktop. Only Electron answers these; in the
 * browser an upload or a download takes their place. A path never reaches the window, only a token and a bare name.
 */

/** One per window or tab, made up by the window when its page loads; comes back as `by` in events. */
export const clientId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const bareName = z
  .string()
  .min(1)
  .max(255)
  .refine(
    (name) => !/[/\\:]/.test(name) && [...name].every((character) => character >= ' ') && name !== '.' && name !== '..',
    'not a bare file name',
  );
const chosen = z.strictObject({ token, name: z.string() });

export const hostCalls = {
  /** Shows an open dialog. An empty list when the person cancels. */
  'host.chooseOpen': {
    input: z.strictObject({ what: z.enum(['articles', 'article-folder', 'package', 'package-folder', 'portal', 'template', 'backup', 'words']) }),
    output: z.array(chosen),
  },
  /** Hand-offs that the system gave to the program, opened by a double click perhaps; each is told once. */
  'host.handed': { input: z.strictObject({}), output: z.array(chosen) },
  /** Pictures that an office program left in the temp folder beside its HTML on the clipboard; those that are none, or are gone, are left out. */
  'host.clipboardPictures': {
    input: z.strictObject({ names: z.array(z.string().regex(clipboardPicture)).max(100) }),
    output: z.array(z.strictObject({ name: z.string(), data: z.base64() })),
  },
  /** Shows a save dialog for a file of this kind, or a folder dialog for the folder that takes the package. Null when the person cancels. */
  'host.chooseSave': {
    input: z.strictObject({
      kind: z.enum(['zip', 'handoff', 'folder', 'original', 'portal', 'docx', 'text', 'xml', 'json', 'html', 'csv', 'xlsx']),
      name: bareName,
    }),
    output: chosen.nullable(),
  },
  /** Shows a save dialog and prints a page in one piece into a PDF there. Null when the person cancels. */
  'host.printPage': {
    input: z.strictObject({ html: z.string().max(maxMessageBytes), name: bareName }),
    output: chosen.nullable(),
  },
  /** Shows what was written in the desktop's file manager: the chosen file, or `name` inside the chosen folder. */
  'host.reveal': { input: z.strictObject({ token, name: bareName.optional() }), output: z.strictObject({}) },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type HostCallName = keyof typeof hostCalls;
export type HostCallInput<N extends HostCallName> = z.input<(typeof hostCalls)[N]['input']>;
export type HostCallOutput<N extends HostCallName> = z.output<(typeof hostCalls)[N]['output']>;

/** A message as a window sends it through the bridge. */
export interface BridgeMessage {
  readonly client: string;
  readonly call: string;
  readonly input: unknown;
}

/** What the preload puts on `window.copydesk`: the only door from the window to Electron. */
export interface Bridge {
  call(message: BridgeMessage): Promise<Reply>;
  /** Tells `listener` of every event until the returned function is called. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** A token for a file dropped on the window; `not-allowed` for a File that script made up. */
  dropped(file: unknown): Promise<Reply<{ readonly token: string; readonly name: string }>>;
}
