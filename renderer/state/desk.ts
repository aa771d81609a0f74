import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import type { Problem } from '#domain/problems.ts';
import type { Failure } from '#domain/result.ts';
import { initialSettings, type Settings } from '#domain/settings.ts';

/** What the window knows of the library and of itself. */

export type DialogName =
  | 'import'
  | 'export'
  | 'outlets'
  | 'settings'
  | 'verify'
  | 'shortcuts'
  | 'history'
  | 'trash'
  | 'doctor'
  | 'portals'
  | 'words'
  | 'batch'
  | 'imported'
  | 'queue'
  | 'people'
  | 'submit'
  | 'merged'
  | 'conflicts';

/** What failed, by its title: empty when it has none, null when that is not known. */
export interface Named {
  readonly name: string | null;
  readonly failure: Failure;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** Key in the translations, with its values. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** A field of the article that it is about: its name goes in as `field`. */
  readonly fieldName?: string;
  /** Lines below, already in words. */
  readonly lines?: readonly string[];
  /** What was done to something that came in. */
  readonly warnings?: readonly IntakeWarning[];
  readonly failure?: Failure;
  /** Those of many that were refused. */
  readonly refused?: readonly Named[];
  /** Lines that lead somewhere: keys in the translations with their values. */
  readonly links?: readonly { readonly key: string; readonly values: Readonly<Record<string, string>>; run(): void }[];
  /** Something to do about it: its key in the translations, and what it does. */
  readonly action?: { readonly key: string; run(): void };
}

export interface Desk {
  readonly status: 'opening' | 'ready' | 'refused';
  readonly failure: Failure | null;
  readonly name: string;
  readonly path: string;
  readonly version: string;
  readonly isNew: boolean;
  /** What is wrong in the library, as far as it has been noticed. */
  readonly problems: readonly Problem[];
  readonly settings: Settings;
  readonly portals: Readonly<CallOutput<'portal.list'>>;
  /** The portal that preview and export use. */
  readonly portal: { readonly profile: Profile; readonly template: Template } | null;
  readonly dialog: DialogName | null;
  readonly notices: readonly Notice[];
  /** Work on many things under way; `what` says which, a key of the translations with `done` and `total`; `file` is the one it is at. */
  readonly progress: { readonly what: string; readonly done: number; readonly total: number; readonly file?: string } | null;
  /** What the place of the library's folder brings with it. */
  readonly risks: CallOutput<'library.open'>['risks'];
  /** The list lies over the text, in columns. */
  readonly listWide: boolean;
  /** The headline takes the focus, and this back: a new article begins with it. */
  readonly titleAsked: boolean;
}

export const useDesk = create<Desk>(() => ({
  status: 'opening',
  failure: null,
  name: '',
  path: '',
  version: '',
  isNew: false,
  problems: [],
  settings: initialSettings,
  portals: [],
  portal: null,
  dialog: null,
  notices: [],
  progress: null,
  risks: [],
  listWide: false,
  titleAsked: false,
}));

let noticeId = 0;

/** Shows a notice; one without an error leaves by itself after `ms`. */
export function notify(notice: Omit<Notice, 'id'>, ms = 6000): void {
  noticeId += 1;
  const id = noticeId;
  useDesk.setState((desk) => ({ notices: [...desk.notices.slice(-3), { ...notice, id }] }));
  if (notice.tone !== 'error') setTimeout(() => dismiss(id), ms);
}

export function dismiss(id: number): void {
  useDesk.setState((desk) => ({ notices: desk.notices.filter((notice) => notice.id !== id) }));
}

export function openDialog(dialog: DialogName | null): void {
  useDesk.setState({ dialog });
}
