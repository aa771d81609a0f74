import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import { type Profile, profileSchema } from '#domain/portal/profile.ts';
import type { Template } from '#domain/portal/template.ts';
import type { Failure } from '#domain/result.ts';
import { loadPortals, reloadSettings } from './actions.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { shown, theHost } from './session.ts';

/** The portal that is being set up: what it was, what it has become, and whether it may be left. Saved on request alone. */

export interface PortalDraft {
  /** The key it was opened under; null for one that is not on disk yet. */
  readonly key: string | null;
  /** As it is on disk; null for a new one. */
  readonly saved: Profile | null;
  /** Not always valid: it is being typed. */
  readonly profile: Profile;
  /** False for a preset that nobody asked to change. */
  readonly editing: boolean;
  /** Another number for each that is opened: forms begin anew with it. */
  readonly turn: number;
}

export interface PortalEditor {
  readonly draft: PortalDraft | null;
  readonly template: Template | null;
  /** The page templates there are. */
  readonly templates: CallOutput<'template.list'>;
  readonly saving: boolean;
  /** Why it could not be saved. */
  readonly failure: Failure | null;
  /** What waits until somebody has said what becomes of the unsaved changes. */
  readonly leaving: (() => void) | null;
  /** Another window saved or removed the portal that is being edited. */
  readonly changedElsewhere: boolean;
  /** The chosen file is a portal whose key the newsroom has already. */
  readonly replacing: { readonly token: string; readonly name: string } | null;
  /** Chosen files would take the place of the newsroom's own template of this name, or it is to be removed. */
  readonly templateAsked: { readonly act: 'replace' | 'remove'; readonly name: string; readonly files: readonly string[] } | null;
}

const nothing: PortalEditor = {
  draft: null,
  template: null,
  templates: [],
  saving: false,
  failure: null,
  leaving: null,
  changedElsewhere: false,
  replacing: null,
  templateAsked: null,
};
export const usePortalEditor = create<PortalEditor>(() => nothing);

let turn = 0;

/** Whether something of it is not on disk. */
export function isChanged(draft: PortalDraft | null): boolean {
  if (!draft?.editing) return false;
  return draft.saved === null || JSON.stringify(draft.saved) !== JSON.stringify(draft.profile);
}

export function hasPortalDraft(): boolean {
  return isChanged(usePortalEditor.getState().draft);
}

/** Opens the editor on the portal in use. */
export function editPortals(): void {
  usePortalEditor.setState(nothing);
  openDialog('portals');
  const key = useDesk.getState().portal?.profile.key ?? useDesk.getState().portals[0]?.key;
  if (key !== undefined) void openPortal(key);
}

/** Nothing is being set up any more. */
export function closePortals(): void {
  usePortalEditor.setState(nothing);
}

/** Does something else, after asking when there are unsaved changes. */
export function leavePortal(action: () => void): void {
  if (hasPortalDraft()) usePortalEditor.setState({ leaving: action });
  else action();
}

/** An answer to the question what becomes of the unsaved changes. */
export async function settleLeaving(choice: 'save' | 'drop' | 'stay'): Promise<void> {
  const { leaving } = usePortalEditor.getState();
  usePortalEditor.setState({ leaving: null });
  if (choice === 'stay' || !leaving) return;
  if (choice === 'save' && !(await savePortal())) return;
  leaving();
}

export async function openPortal(key: string): Promise<void> {
  await telling('notice.portalFailed', async () => {
    const { profile, template } = await theHost().call('portal.read', { key });
    const own = useDesk.getState().portals.find((portal) => portal.key === key)?.own ?? false;
    begin({ key, saved: profile, profile, editing: own }, template);
  });
}

/** A new portal with everything of another one but its key and name; of a preset without what belongs to the made-up newsroom in it. */
export async function copyPortal(key: string, name: (of: string) => string): Promise<void> {
  await telling('notice.portalFailed', async () => {
    const { profile, template } = await theHost().call('portal.read', { key });
    const { portals } = useDesk.getState();
    const own = portals.find((portal) => portal.key === key)?.own ?? false;
    const taken = portals.map((portal) => portal.key);
    const base = own ? profile : withoutSample(profile);
    begin({ key: null, saved: null, profile: { ...base, key: freeKey(key, taken), name: name(profile.name) }, editing: true }, template);
  });
}

/** Made-up addresses, greetings and licence numbers must never reach a reader. */
function withoutSample(preset: Profile): Profile {
  return { ...preset, baseUrl: '', page: { ...preset.page, greeting: '', footer: [] } };
}

function begin(draft: Omit<PortalDraft, 'turn'>, template: Template): void {
  turn += 1;
  const { templates } = usePortalEditor.getState();
  usePortalEditor.setState({ ...nothing, draft: { ...draft, turn }, template, templates });
}

/** `plain-2`, or the first number after it that nobody has. */
export function freeKey(key: string, taken: readonly string[]): string {
  const stem = key.replace(/-\d+$/, '').slice(0, 58);
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

export function changePortal(profile: Profile): void {
  const { draft } = usePortalEditor.getState();
  if (draft?.editing) usePortalEditor.setState({ draft: { ...draft, profile }, failure: null });
}

/** A preset is changed as an own copy. */
export function beginEditing(): void {
  const { draft } = usePortalEditor.getState();
  if (draft) usePortalEditor.setState({ draft: { ...draft, editing: true } });
}

/** True when it is on disk. The failure is shown in the editor. */
export async function savePortal(): Promise<boolean> {
  const { draft, saving } = usePortalEditor.getState();
  if (!draft || saving || !profileSchema.safeParse(draft.profile).success) return false;
  usePortalEditor.setState({ saving: true, failure: null });
  try {
    const { key, name } = await theHost().call('portal.save', { profile: draft.profile, key: draft.key });
    const now = usePortalEditor.getState().draft;
    // What was typed meanwhile stays unsaved.
    if (now) usePortalEditor.setState({ draft: { ...now, key, saved: draft.profile }, changedElsewhere: false });
    await refreshDesk();
    notify({ tone: 'success', key: 'portals.saved', values: { name } });
    return true;
  } catch (error) {
    usePortalEditor.setState({ failure: shown(error) });
    return false;
  } finally {
    usePortalEditor.setState({ saving: false });
  }
}

async function refreshDesk(): Promise<void> {
  await reloadSettings();
  await loadPortals();
}

/** Removes the own profile that is open; a preset of its key stands again. */
export async function removePortal(): Promise<void> {
  const { draft } = usePortalEditor.getState();
  if (!draft) return;
  await telling('portals.removeFailed', async () => {
    if (draft.key !== null) {
      await theHost().call('portal.remove', { key: draft.key });
      await refreshDesk();
      notify({ tone: 'success', key: 'portals.removed', values: { name: draft.saved?.name ?? draft.profile.name } });
    }
    const { portals, portal } = useDesk.getState();
    const next = portals.find(({ key }) => key === draft.key)?.key ?? portal?.profile.key ?? portals[0]?.key;
    if (next !== undefined) await openPortal(next);
  });
}

/** Writes the portal that is open, as it is on disk, into a file that is chosen now. */
export async function exportPortal(): Promise<void> {
  const key = usePortalEditor.getState().draft?.key;
  if (!key) return;
  await telling('portals.exportFailed', async () => {
    const target = await theHost().chooseTarget('portal', `${key}.json`);
    if (!target) return;
    await theHost().call('portal.export', { key, target: target.token });
    await target.finish();
    notify({ tone: 'success', key: 'portals.exported', values: { name: target.name } });
  });
}

export async function importPortal(): Promise<void> {
  await telling('portals.importFailed', async () => {
    const [file] = await theHost().choose('portal');
    if (file) await takeFile(file.token, false);
  });
}

/** An answer to the question whether the file may take the place of the newsroom's own portal. */
export async function settleReplacing(replace: boolean): Promise<void> {
  const { replacing } = usePortalEditor.getState();
  usePortalEditor.setState({ replacing: null });
  if (replace && replacing) await telling('portals.importFailed', () => takeFile(replacing.token, true));
}

async function takeFile(token: string, replace: boolean): Promise<void> {
  try {
    const { key, name } = await theHost().call('portal.add', { file: token, replace });
    await refreshDesk();
    await openPortal(key);
    notify({ tone: 'success', key: 'notice.portalAdded', values: { name } });
  } catch (error) {
    const { code, detail } = shown(error);
    if (code !== 'target-exists') throw error;
    usePortalEditor.setState({ replacing: { token, name: String(detail?.name ?? '') } });
  }
}

/** Another window changed portals: what is open here follows, unless something of it is unsaved. */
export async function portalsChanged(): Promise<void> {
  const { draft } = usePortalEditor.getState();
  if (!draft?.key) return;
  const { key, saved } = draft;
  const now = await theHost()
    .call('portal.read', { key })
    .catch(() => null);
  if (usePortalEditor.getState().draft?.turn !== draft.turn || JSON.stringify(now?.profile) === JSON.stringify(saved)) return;
  if (hasPortalDraft()) usePortalEditor.setState({ changedElsewhere: true });
  else if (now) await openPortal(key);
}

/** Does it; what fails is told under these words. */
export async function telling(key: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    notify({ tone: 'error', key, failure: shown(error) });
  }
}
