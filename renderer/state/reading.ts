import { create } from 'zustand';
import { useCopy } from './copy.ts';
import { onDeskEvent } from './events.ts';
import { useReview } from './review.ts';
import { theHost } from './session.ts';

/**
 * Which content the person here has before them. A decision is about that: what somebody else changes meanwhile has to be seen
 * first, what is written in this window is seen already.
 */

export interface Reading {
  readonly id: string | null;
  /** Of the content that was read, as the sheet told it. */
  readonly hash: string | null;
}

export const useReading = create<Reading>(() => ({ id: null, hash: null }));

/** Somebody else wrote since it was read. */
let touched = false;

/** Follows the open article's sheet from now on. */
export function startReading(): void {
  useReview.subscribe(({ id, sheet }, before) => {
    if (!sheet || id === null || sheet === before.sheet) return;
    const read = useReading.getState();
    if (read.id === id && read.hash !== sheet.hash && touched) return;
    touched = false;
    useReading.setState({ id, hash: sheet.hash });
  });
  onDeskEvent((event) => {
    const { id } = useCopy.getState();
    if (id === null) return;
    if (event.type === 'article.changed' && event.id === id && event.by !== theHost().client) touched = true;
  });
  // Another program: that something changed is said of one's own save too, so what came counts.
  useCopy.subscribe((copy, before) => {
    if (copy.taken !== before.taken && copy.id === before.id) touched = true;
  });
}

/** The person has seen what stands there now. */
export function haveRead(): void {
  const { id, sheet } = useReview.getState();
  if (id === null || !sheet) return;
  touched = false;
  useReading.setState({ id, hash: sheet.hash });
}

/** What stands there is not what was read. */
export function useIsStale(): boolean {
  const read = useReading();
  return useReview(({ id, sheet }) => sheet !== null && read.id === id && read.hash !== sheet.hash);
}

/** Somebody else wrote, and nobody told: the newsroom found out. */
export function noteTouched(): void {
  touched = true;
}
