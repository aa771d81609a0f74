import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Limit, limitsOf } from '#domain/portal/limits.ts';
import type { CopyFields } from '../state/copy.ts';
import { useMeasuring } from './useLimits.ts';

/** How long nobody may have typed, in ms, before a screen reader is told. */
const quiet = 1500;

/** Tells a screen reader when a field has become too long, and when all fit again. Nothing is said while it stays as it is. */
export function LimitNews({ fields }: { readonly fields: CopyFields }) {
  const { t } = useTranslation();
  const profiles = useMeasuring(fields.outlets);
  const [news, setNews] = useState('');
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timer = setTimeout(() => {
      const over = profiles.flatMap((profile) => limitsOf(fields, profile)).filter(({ state }) => state === 'over');
      const fresh = over.filter((limit) => !told.current.has(nameOf(limit)));
      if (fresh.length > 0) {
        setNews(
          fresh
            .map(({ label, portalName, length, max, unit }) =>
              t('fields.over', { label, portal: portalName, length, max, unit: t(`fields.unit.${unit}`) }),
            )
            .join('；'),
        );
      } else if (over.length === 0 && told.current.size > 0) setNews(t('limits.fits'));
      told.current = new Set(over.map(nameOf));
    }, quiet);
    return () => clearTimeout(timer);
  }, [fields, profiles, t]);
  return (
    <p className="limit-news" role="status">
      {news}
    </p>
  );
}

function nameOf({ portal, from }: Limit): string {
  return `${portal} ${from}`;
}
