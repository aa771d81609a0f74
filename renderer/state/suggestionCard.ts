import { create } from 'zustand';
import type { Box } from './body.ts';
import { readReview, useReview } from './review.ts';
import { settleOpen } from './session.ts';
import { suggestionsInText } from './suggestionSource.ts';

/** The card beside a suggestion, or beside all that are in what is chosen. */
export interface SuggestionCard {
  readonly ids: readonly string[];
  readonly beside: Box;
  /** Asked for with the keyboard: it takes the focus, and gives it back. */
  readonly byKey: boolean;
}

export const useSuggestionCard = create<{ readonly card: SuggestionCard | null }>(() => ({ card: null }));

/** One that was only just written is saved first: the card shows what is on disk. */
export async function openSuggestionCard(ids: readonly string[], beside: Box, byKey: boolean): Promise<void> {
  const isKnown = () =>
    ids.every((id) => useReview.getState().review.suggestions[id]?.decision === undefined && useReview.getState().review.suggestions[id]);
  if (!isKnown()) {
    if (!(await settleOpen())) return;
    await readReview();
  }
  if (isKnown()) useSuggestionCard.setState({ card: { ids, beside, byKey } });
}

export function closeSuggestionCard(): void {
  if (useSuggestionCard.getState().card) useSuggestionCard.setState({ card: null });
}

/** Those where the cursor is, the innermost alone, or all in what is chosen. */
export function suggestionsAtCursor(isChosen: boolean): readonly string[] {
  const here = suggestionsInText()?.here() ?? [];
  return isChosen ? here : here.slice(0, 1);
}
