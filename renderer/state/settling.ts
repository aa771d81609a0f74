import type { ArticleChanges } from '#domain/article.ts';
import type { Anchor } from '#domain/review.ts';
import { body } from './body.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { readReview, useReview } from './review.ts';
import { openRevision, settleOpen, shown, takeFromDisk, theHost } from './session.ts';

/** Accepting and rejecting suggestions of the open article; each with a way back. */

/** They become part of the text, all or none. */
export async function acceptSuggestions(ids: readonly string[]): Promise<void> {
  await settle(ids, async (id) => {
    const basedOn = openRevision() ?? 0;
    const before = textsOf(ids);
    const accepted = await theHost().call('suggestion.accept', { id, suggestions: [...ids], basedOn });
    await takeFromDisk(id);
    await readReview();
    const undo = () => void reopen(id, accepted.suggestions, { revision: accepted.revision, before });
    notify({ tone: 'success', key: 'suggesting.accepted', values: { count: ids.length }, action: { key: 'suggesting.undo', run: undo } }, undoable);
  });
}

export async function rejectSuggestions(ids: readonly string[]): Promise<void> {
  await settle(ids, async (id) => {
    await theHost().call('suggestion.reject', { id, suggestions: [...ids] });
    await readReview();
    const undo = () => void reopen(id, ids);
    notify({ tone: 'success', key: 'suggesting.rejected', values: { count: ids.length }, action: { key: 'suggesting.undo', run: undo } }, undoable);
  });
}

/** So long the way back is offered, in ms. */
const undoable = 15_000;

async function settle(ids: readonly string[], act: (id: string) => Promise<void>): Promise<void> {
  const { id } = useCopy.getState();
  // What is typed and proposed here comes first: suggestions are about the text as it is saved.
  if (id === null || ids.length === 0 || !(await settleOpen())) return;
  try {
    await act(id);
  } catch (error) {
    notify({ tone: 'error', key: 'suggesting.failed', failure: shown(error) });
    await readReview();
  }
}

/** The fields that suggestions are about, as they are now. */
function textsOf(ids: readonly string[]): ArticleChanges {
  const { review } = useReview.getState();
  const { fields } = useCopy.getState();
  const concerned = new Set(ids.flatMap((id): Anchor['field'][] => (review.suggestions[id] ? [review.suggestions[id].anchor.field] : [])));
  const textOf = (field: Anchor['field']) => (field === 'body' ? body()?.text() : fields?.[field]);
  return Object.fromEntries([...concerned].map((field) => [field, textOf(field)]));
}

async function reopen(id: string, ids: readonly string[], accepted?: { readonly revision: number; readonly before: ArticleChanges }): Promise<void> {
  if (useCopy.getState().id !== id || !(await settleOpen())) return;
  if (accepted && openRevision() !== accepted.revision) {
    // Somebody has written on: the earlier text would take that away.
    notify({ tone: 'info', key: 'suggesting.tooLate' });
    return;
  }
  try {
    const text = accepted && { basedOn: accepted.revision, changes: accepted.before };
    await theHost().call('suggestion.reopen', { id, suggestions: [...ids], ...(text ? { text } : {}) });
    if (text) await takeFromDisk(id);
    await readReview();
  } catch (error) {
    notify({ tone: 'error', key: 'suggesting.failed', failure: shown(error) });
  }
}
