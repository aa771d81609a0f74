import type { CallOutput } from '#contract/calls.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { settleOpen, shown, theHost } from './session.ts';

/** The trash: what lies in it, getting it out again, and what becomes of an open article that goes there. */

export type Trashed = CallOutput<'trash.list'>[number];

export function listTrash(): Promise<readonly Trashed[]> {
  return theHost().call('trash.list', {});
}

export async function restoreTrashed(keys: readonly string[]): Promise<void> {
  try {
    const { restored, refused } = await theHost().call('trash.restore', { keys: [...keys] });
    if (restored.length > 0) notify({ tone: 'success', key: 'trash.restored', values: { count: restored.length } });
    for (const { failure } of refused) notify({ tone: 'error', key: 'trash.restoreFailed', failure });
  } catch (error) {
    notify({ tone: 'error', key: 'trash.restoreFailed', failure: shown(error) });
  }
}

/** For good. A person has been asked. */
export async function emptyTrash(): Promise<void> {
  try {
    const { removed, refused } = await theHost().call('trash.empty', {});
    notify({ tone: 'success', key: 'trash.emptied', values: { count: removed } });
    for (const { failure } of refused) notify({ tone: 'error', key: 'trash.emptyFailed', failure });
  } catch (error) {
    const failure = shown(error);
    notify(failure.code === 'cancelled' ? { tone: 'info', key: 'trash.emptyCancelled' } : { tone: 'error', key: 'trash.emptyFailed', failure });
  }
}

/** Another window moved an article into the trash: the open one stays in the editor, with a bar above it that brings it back. */
export function heardTrashed(id: string): void {
  if (useCopy.getState().id === id) useCopy.setState({ trashed: true });
}

/** It is back: what was typed meanwhile is saved. */
export function heardRestored(id: string): void {
  if (useCopy.getState().id !== id || !useCopy.getState().trashed) return;
  useCopy.setState({ trashed: false });
  void settleOpen();
}

/** Gets the open article out of the trash. */
export async function restoreOpen(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  try {
    // The same article may lie there twice, from another time: the one trashed last is the one that was open.
    const [newest] = (await listTrash()).filter((entry) => entry.id === id).toSorted((one, other) => (one.trashedAt < other.trashedAt ? 1 : -1));
    // Somebody was faster.
    if (!newest) return heardRestored(id);
    const { refused } = await theHost().call('trash.restore', { keys: [newest.key] });
    const [first] = refused;
    if (first) notify({ tone: 'error', key: 'trash.restoreFailed', failure: first.failure });
    else heardRestored(id);
  } catch (error) {
    notify({ tone: 'error', key: 'trash.restoreFailed', failure: shown(error) });
  }
}
