import { useTranslation } from 'react-i18next';
import { authorColour } from '../state/authorColour.ts';
import { usePerson } from '../state/person.ts';
import { useReview } from '../state/review.ts';
import './suggesting.css';

/** Says that what is written now is proposed, in the colour of whoever writes. */
export function SuggestingLine() {
  const { t } = useTranslation();
  const name = usePerson((personnel) => personnel.name);
  const review = useReview((reviewing) => reviewing.review);
  return (
    <p className={`suggesting-line ${authorColour(review, name)}`} role="status">
      {t('suggesting.line')}
      <b>{name}</b>
    </p>
  );
}
