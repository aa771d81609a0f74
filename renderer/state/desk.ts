import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import type { ArticleSummary } from '#domain/article.ts';
import type { Profile } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import type { Failure } from '#domain/result.ts';
import { initialSettings, type Settings } from '#domain/settings.ts';

/** What the window knows of the library and of itself. */

export type DialogName = 'import' | 'export' | 'settings' | 'verify' | 'shortcuts' | 'history' | 'trash' | 'doctor';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** Key in the translations, with its values. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Lines below, already in words. */
  readonly lines?: readonly string[];
  readonly failure?: Failure;
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
  readonly articles: readonly ArticleSummary[];
  readonly damaged: readonly { readonly id: string; readonly file: string; readonly message: string }[];
  readonly settings: Settings;
  readonly portals: readonly { readonly key: string; readonly name: string }[];
  /** The portal that preview and export use. */
  readonly portal: { readonly profile: Profile; readonly template: Template } | null;
  readonly dialog: DialogName | null;
  readonly notices: readonly Notice[];
  /** Long work of this window under way. */
  readonly progress: Progress | null;
  /** What the place of the library's folder brings with it. */
  readonly risks: CallOutput<'library.open'>['risks'];
}

export interface Progress {
  readonly work: 'import' | Extract<DeskEvent, { type: 'work.progress' }>['work'];
  readonly done: number;
  readonly total: number;
}

export const useDesk = create<Desk>(() => ({
  status: 'opening',
  failure: null,
  name: '',
  path: '',
  version: '',
  isNew: false,
  articles: [],
  damaged: [],
  settings: initialSettings,
  portals: [],
  portal: null,
  dialog: null,
  notices: [],
  progress: null,
  risks: [],
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
