import { useTranslation } from 'react-i18next';
import { useReview } from '../state/review.ts';

/** Comments in threads, and suggestions, in the order of the text. */
export function RemarksTab() {
  const { t } = useTranslation();
  const { comments } = useReview((reviewing) => reviewing.review);
  const all = Object.entries(comments).filter(([, { deletedAt }]) => deletedAt === undefined);
  if (all.length === 0) return <p className="review-none">{t('remarks.none')}</p>;
  return (
    <ul>
      {all.map(([id, { by, text }]) => (
        <li key={id}>
          {by}：{text}
        </li>
      ))}
    </ul>
  );
}
