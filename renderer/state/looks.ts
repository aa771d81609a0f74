import { create } from 'zustand';
import type { Look } from '#domain/looks.ts';
import { useCopy } from './copy.ts';
import { onDeskEvent } from './events.ts';
import { useReview } from './review.ts';
import { shown, theHost } from './session.ts';

/**
 * What the person at this desk has seen. A look ends when the review is left: its panel folded, another article opened, the window
 * closed; a decision is a look too. So while somebody reads, `last` is the time before, and what came after it is new
 * (`isNewSince` of the domain's looks.ts).
 */
export interface Seen {
  /** The article it is about; null before the answer. */
  readonly id: string | null;
  /** Null for who never looked. */
  readonly last: Look | null;
}

const nothing: Seen = { id: null, last: null };

export const useLooks = create<Seen>(() => nothing);

/** Follows the open article and the review's panel from now on. */
export function startLooks(): void {
  useCopy.subscribe((copy, before) => {
    if (copy.id === before.id) return;
    useLooks.setState(nothing);
    if (before.id !== null && useReview.getState().panelOpen) void leave(before.id);
    void readLook();
  });
  useReview.subscribe(({ panelOpen }, before) => {
    const { id } = useCopy.getState();
    if (before.panelOpen && !panelOpen && id !== null) void leave(id);
  });
  onDeskEvent((event) => {
    const isOurs = event.type === 'article.seen' && event.id === useCopy.getState().id;
    if (isOurs || event.type === 'people.changed') void readLook();
  });
  globalThis.addEventListener?.('pagehide', () => {
    const { id } = useCopy.getState();
    if (id !== null && useReview.getState().panelOpen) theHost().farewell('review.looked', { id });
  });
}

async function leave(id: string): Promise<void> {
  try {
    await theHost().call('review.looked', { id });
  } catch (error) {
    // It is new once more the next time: that hides nothing.
    console.warn('look:', shown(error).message);
  }
}

async function readLook(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  try {
    const looks = await theHost().call('review.looks', { ids: [id] });
    if (useCopy.getState().id === id) useLooks.setState({ id, last: looks[id] ?? null });
  } catch (error) {
    console.warn('look:', shown(error).message);
  }
}
