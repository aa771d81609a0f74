import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#domain/review.ts';
import { authorColour } from '../state/authorColour.ts';
import { useReview } from '../state/review.ts';

/** So much of either side is shown, in UTF-16 code units. */
const longest = 400;

/** What goes, struck out, and what comes, underlined. */
export function SuggestionWords({ suggestion: { kind, anchor, text, by } }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const colour = useReview(({ review }) => authorColour(review, by));
  return (
    <p className={`suggestion-words ${colour}`}>
      {kind === 'insert' ? null : (
        <del>
          <span className="visually-hidden">{t('suggesting.gone')}</span>
          {shown(anchor.quote)}
        </del>
      )}
      {kind === 'delete' ? null : (
        <ins>
          <span className="visually-hidden">{t('suggesting.come')}</span>
          {shown(text)}
        </ins>
      )}
    </p>
  );
}

function shown(words: string): string {
  const marked = words.replaceAll('\n', '↵');
  return marked.length <= longest ? marked : `${marked.slice(0, longest)}……`;
}
