import { ArrowRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReviewRules as Rules, stepsOf, usualReview } from '#domain/workflow.ts';
import { saveSettings } from '../state/actions.ts';
import { useDesk } from '../state/desk.ts';
import { Segments } from '../ui/Segments.tsx';
import { Tick } from '../ui/Tick.tsx';

const reviewCounts = ['1', '2', '3'] as const;
const proofreadingCounts = ['0', '1', '2', '3'] as const;

/** The house's order: how many reviews and proofreadings, and whether only what is approved leaves. Every change is kept at once. */
export function ReviewRules() {
  const { t } = useTranslation();
  const rules = useDesk((desk) => desk.settings.review ?? usualReview);
  const change = (changes: Partial<Rules>) => void saveSettings({ review: { ...rules, ...changes } });
  return (
    <section className="rules" aria-label={t('people.rules')}>
      <h3>{t('people.rules')}</h3>
      <div className="rules-choice">
        <span>{t('people.reviews')}</span>
        <Segments
          label={t('people.reviews')}
          value={reviewCounts[rules.reviews - 1] ?? '3'}
          options={reviewCounts.map((key) => ({ key, name: t(`people.reviewCount.${key}`) }))}
          onChange={(key) => change({ reviews: Number(key) as Rules['reviews'] })}
        />
        <span>{t('people.proofreadings')}</span>
        <Segments
          label={t('people.proofreadings')}
          value={proofreadingCounts[rules.proofreadings] ?? '0'}
          options={proofreadingCounts.map((key) => ({ key, name: t(`people.proofreadingCount.${key}`) }))}
          onChange={(key) => change({ proofreadings: Number(key) })}
        />
      </div>
      <Course rules={rules} />
      <Tick label={t('people.required')} isSelected={rules.required} onChange={(required) => change({ required })} />
      <p className="people-hint">{t('people.requiredHint')}</p>
    </section>
  );
}

/** What it means, drawn. */
function Course({ rules }: { readonly rules: Rules }) {
  const { t } = useTranslation();
  const stations = [
    t('state.draft'),
    ...stepsOf(rules).map((step) => t(`review.step.${step}`)),
    ...(rules.proofreadings > 0 ? [t(`people.proofreadingCount.${rules.proofreadings as 1 | 2 | 3}`)] : []),
    t('people.signed'),
  ];
  return (
    <p className="rules-course" role="img" aria-label={`${t('people.course')}: ${stations.join(' → ')}`}>
      {stations.map((station, place) => (
        <Fragment key={station}>
          {place > 0 ? <ArrowRight aria-hidden="true" /> : null}
          <span>{station}</span>
        </Fragment>
      ))}
    </p>
  );
}
