import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#domain/review.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { showWords } from '../state/remarkWalk.ts';
import { useReview } from '../state/review.ts';
import { suggestionsInText } from '../state/suggestionSource.ts';
import { RemarkRow } from './RemarkRow.tsx';
import type { RowProps } from './remarkRow.ts';
import { By } from './SuggestionCard.tsx';
import { SuggestionWays } from './SuggestionWays.tsx';
import { SuggestionWords } from './SuggestionWords.tsx';

/** One suggestion in the list of remarks: what it changes, and for the current one what can be done with it. */
export const SuggestionRow = memo(function SuggestionRow(props: RowProps) {
  const suggestion = useReview(({ review }) => review.suggestions[props.remark.key]);
  return suggestion ? <Drawn {...props} suggestion={suggestion} /> : null;
});

function Drawn(props: RowProps & { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const { remark, isCurrent, suggestion } = props;
  const go = () => {
    if (remark.field !== 'body' || !suggestionsInText()?.reveal(remark.key)) showWords(remark, false);
  };
  const face = (
    <>
      <By suggestion={suggestion} />
      {remark.field === 'body' ? null : <span className="remark-field">{fieldName(t, remark.field)}</span>}
      {remark.place.how === 'gone' ? <span className="remark-gone">{t('remarks.gone')}</span> : null}
      <SuggestionWords suggestion={suggestion} isAmongWords />
    </>
  );
  return (
    <RemarkRow row={props} className="remark suggestion" face={face} onGo={go}>
      {isCurrent ? <SuggestionWays ids={[remark.key]} /> : null}
    </RemarkRow>
  );
}
