import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { findingText } from '../i18n/findings.ts';
import { keyOf } from '../state/checks.ts';
import { heed } from '../state/leaving.ts';
import { Button } from '../ui/Button.tsx';
import { Quote } from './FindingRow.tsx';

/** Findings that somebody decided to leave, with who and why. Folded: they are settled. */
export function LeftList({ findings }: { readonly findings: readonly PlacedFinding[] }) {
  const { t, i18n } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <details className="left">
      <summary>{t('checks.left', { count: findings.length })}</summary>
      <ul>
        {findings.map((finding) => (
          <li key={keyOf(finding)}>
            <div>
              <p>{findingText(t, i18n.language, finding)}</p>
              <Quote finding={finding} />
              <p className="left-by">
                {t('checks.leftBy', {
                  by: finding.ignored?.by,
                  reason: finding.ignored?.reason,
                  scope: t(`checks.scopes.${finding.ignored?.scope ?? 'finding'}`),
                })}
              </p>
            </div>
            <Button tone="quiet" onPress={() => void heed(finding)}>
              {t('checks.heed')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
