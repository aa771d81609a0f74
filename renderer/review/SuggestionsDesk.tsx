import { useEffect } from 'react';
import { body } from '../state/body.ts';
import { onDeskCommand } from '../state/commands.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { startSuggesting, toggleSuggesting } from '../state/suggesting.ts';
import { closeSuggestionCard, openSuggestionCard, suggestionsAtCursor, useSuggestionCard } from '../state/suggestionCard.ts';
import { followSuggestions, suggestionsInText } from '../state/suggestionSource.ts';
import { whereabouts } from '../state/whereabouts.ts';
import { SuggestionCard } from './SuggestionCard.tsx';

/** Always there while the desk is: follows the suggestions, hears their keys, shows the card beside one. */
export function SuggestionsDesk() {
  const card = useSuggestionCard((store) => store.card);
  useEffect(startSuggesting, []);
  useEffect(
    () =>
      onDeskCommand((command) => {
        if (useCopy.getState().id === null || useDesk.getState().dialog !== null) return;
        if (command === 'suggesting') void toggleSuggesting();
        else if (command === 'finding-card') openHere();
      }),
    [],
  );
  useEffect(() => {
    const stops = [
      followSuggestions((event) => {
        if (event.type === 'pressed') void openSuggestionCard([event.id], event.box, false);
        else if (!useSuggestionCard.getState().card?.byKey) closeSuggestionCard();
      }),
      useCopy.subscribe((copy, before) => copy.id !== before.id && closeSuggestionCard()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return card ? <SuggestionCard key={card.ids.join()} card={card} /> : null;
}

function openHere(): void {
  const chosen = body()?.selection();
  if (whereabouts()?.field !== 'body' || !chosen) return;
  const ids = suggestionsAtCursor(chosen.from !== chosen.to);
  const box = ids[0] === undefined ? undefined : suggestionsInText()?.boxOf(ids[0]);
  if (box) void openSuggestionCard(ids, box, true);
}
