import { create } from 'zustand';
import { emptyReview, type Review } from '#domain/review.ts';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { useCopy } from './copy.ts';
import { onDeskEvent } from './events.ts';
import { shown, theHost } from './session.ts';

/** What people say about the open article, and how it stands in the review; both as they are on disk. */

/** What the review's panel shows. */
export type ReviewTab = 'remarks' | 'changes' | 'sheet';

export interface Reviewing {
  /** The article they are of; null before the first answer. */
  readonly id: string | null;
  readonly review: Review;
  readonly sheet: ReviewSheet | null;
  readonly panelOpen: boolean;
  readonly tab: ReviewTab;
  /** The article's standing is what a person looks at next; whoever shows it takes the focus, and this back. */
  readonly standingAsked: boolean;
}

const nothingSaid = { id: null, review: emptyReview, sheet: null } as const;

export const useReview = create<Reviewing>(() => ({ ...nothingSaid, panelOpen: false, tab: 'remarks', standingAsked: false }));

/** What was pressed is gone, and its focus with it. */
export function askStanding(): void {
  useReview.setState({ standingAsked: true });
}

export function toggleReview(open = !useReview.getState().panelOpen): void {
  useReview.setState({ panelOpen: open });
}

/** Shows the review's panel with one of its tabs. */
export function showReview(tab: ReviewTab): void {
  useReview.setState({ panelOpen: true, tab });
}

/** Follows the open article from now on. */
export function startReview(): void {
  useCopy.subscribe((copy, before) => {
    if (copy.id !== before.id) {
      useReview.setState(nothingSaid);
      void readReview();
    }
    // What was saved is another text than the one that was read and approved, and remarks have moved with it.
    else if ((copy.save.kind === 'saved' && before.save.kind !== 'saved') || copy.taken !== before.taken) void readReview();
  });
  onDeskEvent((event) => {
    const isOurs = 'id' in event && event.id === useCopy.getState().id;
    if (isOurs && (event.type === 'review.changed' || event.type === 'article.changed')) void readReview();
    if (event.type === 'settings.changed' || event.type === 'people.changed') void readReview();
  });
}

let turn = 0;

/** Asks anew; an answer that comes late is thrown away. */
export async function readReview(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  turn += 1;
  const mine = turn;
  try {
    const [review, sheet] = await Promise.all([theHost().call('review.read', { id }), theHost().call('review.sheet', { id })]);
    if (mine === turn && useCopy.getState().id === id) useReview.setState({ id, review, sheet });
  } catch (error) {
    // Without an answer nothing is said to be approved.
    console.warn('review:', shown(error).message);
    if (mine === turn && useCopy.getState().id === id) useReview.setState({ sheet: null });
  }
}
