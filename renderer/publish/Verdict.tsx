import { CircleCheck, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isBlocking } from '#domain/checks/check.ts';
import type { Finding } from '#domain/checks/finding.ts';
import { findingText } from '../i18n/findings.ts';

interface Props {
  readonly findings: readonly Finding[];
}

/** What stands in the way of an export, and what else there is to say. */
export function Verdict({ findings }: Props) {
  const { t } = useTranslation();
  const errors = findings.filter(isBlocking);
  const others = findings.filter((finding) => !isBlocking(finding));
  return (
    <section className="verdict">
      <p className={errors.length > 0 ? 'verdict-bad' : 'verdict-good'} role="status">
        {errors.length > 0 ? <OctagonAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
        {errors.length > 0 ? t('exportDialog.blocked', { count: errors.length }) : t('exportDialog.ok')}
      </p>
      <FindingList findings={errors} />
      {others.length > 0 ? (
        <details open={errors.length === 0}>
          <summary>{t('exportDialog.warnings', { count: others.length })}</summary>
          <FindingList findings={others} />
        </details>
      ) : null}
    </section>
  );
}

interface PortalProps extends Props {
  readonly name: string;
}

/** One of several portals: how it stands in one line, and on request why. */
export function PortalVerdict({ name, findings }: PortalProps) {
  const { t } = useTranslation();
  const errors = findings.filter(isBlocking).length;
  const Icon = errors > 0 ? OctagonAlert : CircleCheck;
  const state =
    errors > 0
      ? t('exportDialog.blocked', { count: errors })
      : findings.length > 0
        ? t('exportDialog.remarks', { count: findings.length })
        : t('exportDialog.ok');
  return (
    <details className="portal-verdict" open={errors > 0}>
      <summary className={errors > 0 ? 'verdict-bad' : 'verdict-good'}>
        <Icon aria-hidden="true" />
        {name}
        <span className="portal-state">{state}</span>
      </summary>
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
    </details>
  );
}

function FindingList({ findings }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="verdict-list">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.field} ${finding.start}`} className={`verdict-${finding.level}`}>
          <span>{t(`findings.level.${finding.level}`)}</span>
          {findingText(t, i18n.language, finding)}
        </li>
      ))}
    </ul>
  );
}
