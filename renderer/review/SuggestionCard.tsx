import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#domain/review.ts';
import { whenText } from '../i18n/when.ts';
import { authorColour } from '../state/authorColour.ts';
import { useDesk } from '../state/desk.ts';
import { useReview } from '../state/review.ts';
import { type SuggestionCard as Card, closeSuggestionCard } from '../state/suggestionCard.ts';
import { IconButton } from '../ui/Button.tsx';
import { useCardKeys, useCardPlace } from '../ui/besideCard.ts';
import { SuggestionWays } from './SuggestionWays.tsx';
import { SuggestionWords } from './SuggestionWords.tsx';
import './suggestions.css';

/** Beside a suggestion: whose it is, what it changes, and what can be done with it. */
export function SuggestionCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  const suggestions = useReview(({ review }) => review.suggestions);
  const open = card.ids.flatMap((id) => (suggestions[id] && suggestions[id].decision === undefined ? [id] : []));
  const [first] = open;
  const one = open.length === 1 && first !== undefined ? suggestions[first] : undefined;
  useCardPlace(place, card.beside);
  useCardKeys(place, card.byKey, 'footer button:not([disabled])', closeSuggestionCard);
  useLayoutEffect(() => {
    if (open.length === 0) closeSuggestionCard();
  }, [open.length]);
  return (
    <section ref={place} className="suggestion-card" role="dialog" aria-label={t('suggesting.card')}>
      <header>
        {one ? <By suggestion={one} /> : <b>{t('suggesting.chosen', { count: open.length })}</b>}
        <IconButton label={t('dialog.close')} onPress={closeSuggestionCard}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {one ? <SuggestionWords suggestion={one} /> : null}
      <SuggestionWays ids={open} onDone={closeSuggestionCard} />
    </section>
  );
}

export function By({ suggestion: { by, createdAt } }: { readonly suggestion: Suggestion }) {
  const { t, i18n } = useTranslation();
  const timeZone = useDesk((desk) => desk.settings.timeZone);
  const colour = useReview(({ review }) => authorColour(review, by));
  return (
    <span className={`suggestion-by ${colour}`}>
      <b>
        <bdi>{by || t('remarks.unsigned')}</bdi>
      </b>
      {createdAt === null ? null : <time dateTime={createdAt}>{whenText(createdAt, timeZone, i18n.language)}</time>}
    </span>
  );
}
