import { useTranslation } from 'react-i18next';
import { useReview } from '../state/review.ts';

/** 审稿单: how the article stands, and who did what when. */
export function SheetTab() {
  const { t } = useTranslation();
  const sheet = useReview((review) => review.sheet);
  return (
    <ol>
      {sheet?.history.map(({ action, by, at }) => (
        <li key={`${at} ${by.name} ${action}`}>
          {by.name} {t(`review.action.${action}`)}
        </li>
      ))}
    </ol>
  );
}
