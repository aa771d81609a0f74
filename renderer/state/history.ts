import type { Article, EditableFields } from '#domain/article.ts';
import type { Snapshot } from '#domain/revisions.ts';
import { body } from './body.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { openRevision, settleOpen, shown, takeFromDisk, theHost } from './session.ts';

/** Snapshots of the open article: seeing, keeping and restoring them. */

/** Newest first. @throws a coded refusal */
export function listSnapshots(id: string): Promise<readonly Snapshot[]> {
  return theHost().call('revision.list', { id });
}

/** @throws a coded refusal */
export function readSnapshot(id: string, number: number): Promise<Article> {
  return theHost().call('revision.read', { id, number });
}

/** The open article as it stands in the window, saved or not. */
export function presentText(): EditableFields | null {
  const { fields, openedBody } = useCopy.getState();
  return fields && { ...fields, body: body()?.text() ?? openedBody };
}

/** Keeps the article as it is now under a name. True when it is kept. */
export async function keepSnapshot(name: string): Promise<boolean> {
  const { id } = useCopy.getState();
  if (id === null || !(await settleOpen())) return false;
  try {
    await theHost().call('revision.keep', { id, name });
    notify({ tone: 'success', key: 'history.kept', values: { name } });
    return true;
  } catch (error) {
    notify({ tone: 'error', key: 'history.keepFailed', failure: shown(error) });
    return false;
  }
}

/**
 * Puts an old text in place of the present one, which is saved and kept first.
 * @param when the snapshot's time in words, for the notice
 */
export async function restoreSnapshot(number: number, when: string): Promise<boolean> {
  const { id } = useCopy.getState();
  if (id === null || !(await settleOpen())) return false;
  const basedOn = openRevision();
  if (basedOn === undefined) return false;
  try {
    const { replaced } = await theHost().call('revision.restore', { id, number, basedOn });
    await takeFromDisk(id);
    notify({ tone: 'success', key: 'history.restored', values: { when, number: replaced } }, 12_000);
    return true;
  } catch (error) {
    notify({ tone: 'error', key: 'history.restoreFailed', failure: shown(error) });
    return false;
  }
}

/** A person has seen that the open article was recovered. */
export async function seenRecovery(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  try {
    await theHost().call('article.recovered', { id });
    if (useCopy.getState().id === id) useCopy.setState({ recovery: null });
  } catch (error) {
    notify({ tone: 'error', key: 'recovery.failed', failure: shown(error) });
  }
}
