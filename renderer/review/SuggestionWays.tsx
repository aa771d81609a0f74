import { Check, MessageSquarePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHolding } from '../state/holding.ts';
import { beginDraft } from '../state/remarkDrafts.ts';
import { makeCurrent } from '../state/remarkWalk.ts';
import { showReview, useReview } from '../state/review.ts';
import { acceptSuggestions, rejectSuggestions } from '../state/settling.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly ids: readonly string[];
  onDone?(): void;
}

/** Into the text, away, or a word about it. */
export function SuggestionWays({ ids, onDone }: Props) {
  const { t } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const [only] = ids;
  const anchor = useReview(({ review }) => (ids.length === 1 && only !== undefined ? review.suggestions[only]?.anchor : undefined));
  const settle = (act: (chosen: readonly string[]) => Promise<void>) => {
    onDone?.();
    void act(ids);
  };
  return (
    <footer className="suggestion-ways">
      <Button tone="primary" isDisabled={!mine} onPress={() => settle(acceptSuggestions)}>
        <Check aria-hidden="true" />
        {t('suggesting.accept')}
      </Button>
      <Button onPress={() => settle(rejectSuggestions)}>
        <X aria-hidden="true" />
        {t('suggesting.reject')}
      </Button>
      {anchor ? (
        <Button
          tone="quiet"
          onPress={() => {
            onDone?.();
            showReview('remarks');
            makeCurrent(beginDraft(anchor), 'words');
          }}
        >
          <MessageSquarePlus aria-hidden="true" />
          {t('suggesting.comment')}
        </Button>
      ) : null}
    </footer>
  );
}
