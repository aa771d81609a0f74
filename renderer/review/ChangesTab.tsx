import { useTranslation } from 'react-i18next';

/** What changed since the submission, and since one's last look. */
export function ChangesTab() {
  const { t } = useTranslation();
  return <p className="review-none">{t('changes.title')}</p>;
}
