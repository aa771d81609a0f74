import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#domain/review.ts';
import { authorColour } from '../state/authorColour.ts';
import { useReview } from '../state/review.ts';

/** So much of either side is shown, in UTF-16 code units. */
const longest = 400;

/** Signs shown at either side. */
const around = 6;

interface Props {
  readonly suggestion: Suggestion;
  /** With the words around it: a sign alone says nothing where the text is out of sight. */
  readonly isAmongWords?: boolean;
}

/** What goes, struck out, and what comes, underlined. */
export function SuggestionWords({ suggestion: { kind, anchor, text, by }, isAmongWords = false }: Props) {
  const { t } = useTranslation();
  const colour = useReview(({ review }) => authorColour(review, by));
  return (
    <p className={`suggestion-words ${colour}`}>
      {isAmongWords ? <Around words={lastOf(anchor.before)} /> : null}
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
      {isAmongWords ? <Around words={firstOf(anchor.after)} /> : null}
    </p>
  );
}

function Around({ words }: { readonly words: string }) {
  return (
    <span className="suggestion-around" aria-hidden="true">
      {words}
    </span>
  );
}

function lastOf(before: string): string {
  return [...(before.split('\n').at(-1) ?? '')].slice(-around).join('');
}

function firstOf(after: string): string {
  return [...(after.split('\n')[0] ?? '')].slice(0, around).join('');
}

function shown(words: string): string {
  const marked = words.replaceAll('\n', '↵');
  return marked.length <= longest ? marked : `${marked.slice(0, longest)}……`;
}
