import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Mark } from './trail.ts';

/** Who has passed it, and whom it waits for, in one line. */
export function Trail({ marks }: { readonly marks: readonly Mark[] }) {
  const { t } = useTranslation();
  return (
    <ol className="trail" aria-label={t('standing.trail')}>
      {marks.map(({ what, how, isVoid, decision }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two proofreadings differ in their place alone
        <li key={`${what} ${place}`} data-how={how} data-void={isVoid || undefined} {...(how === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="trail-dot" aria-hidden="true">
            {how === 'done' ? <Check /> : null}
          </span>
          <span className="trail-what">{what === 'submit' ? t('standing.submitted') : t(`review.step.${what}`)}</span>
          {decision ? <span className="trail-who">{decision.by.name}</span> : null}
          {isVoid ? <span className="visually-hidden">{t('standing.invalid')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
