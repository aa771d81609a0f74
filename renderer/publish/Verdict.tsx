import { CircleCheck, OctagonAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Finding, isBlocking } from '#domain/checks/finding.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { findingText } from '../i18n/findings.ts';
import { openDialog } from '../state/desk.ts';
import { goTo } from '../state/findingWalk.ts';
import { contextOf } from '../state/fixes.ts';
import { showReview } from '../state/review.ts';
import { Badge } from '../ui/Badge.tsx';
import { shareFindings } from './sharedFindings.ts';

/** How it is said that something stands in the way, and that nothing does: keys in the translations. */
export interface VerdictWords {
  readonly blocked: 'exportDialog.blocked' | 'submitting.blocked' | 'otherUses.blocked';
  readonly ok: 'exportDialog.ok' | 'submitting.ok';
  /** Nothing stands in the way, and there is something to say. */
  readonly passable: 'exportDialog.ok' | 'submitting.passable';
}

const ofExport: VerdictWords = { blocked: 'exportDialog.blocked', ok: 'exportDialog.ok', passable: 'exportDialog.ok' };

interface Props {
  readonly findings: readonly Finding[];
  readonly words?: VerdictWords;
}

/** What stands in the way of an export, what else there is to say, and what somebody has decided to leave. */
export function Verdict({ findings, words = ofExport }: Props) {
  return (
    <section className="verdict">
      <State findings={findings} words={words} />
      <Reasons findings={findings} />
    </section>
  );
}

interface ManyProps {
  /** By the portal's key. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly nameOf: (key: string) => string;
  readonly words?: VerdictWords;
}

/** How several portals stand, a line each; what they all say is said once, below them. */
export function Verdicts({ findings, nameOf, words = ofExport }: ManyProps) {
  const { t } = useTranslation();
  const { shared, own } = shareFindings(findings);
  return (
    <section className="verdict" aria-label={t('exportDialog.portals')}>
      {[...findings].map(([key, found]) => (
        <PortalVerdict key={key} name={nameOf(key)} findings={found} own={own.get(key) ?? []} words={words} />
      ))}
      {shared.length > 0 ? (
        <section className="verdict-shared">
          <h3>{t('exportDialog.shared')}</h3>
          <Reasons findings={shared} />
        </section>
      ) : null}
    </section>
  );
}

function State({ findings, words = ofExport }: Props) {
  const { t } = useTranslation();
  const { errors, others } = sorted(findings);
  return (
    <p className={errors.length > 0 ? 'verdict-bad' : 'verdict-good'} role="status">
      {errors.length > 0 ? <OctagonAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      {errors.length > 0 ? t(words.blocked, { count: errors.length }) : t(others.length > 0 ? words.passable : words.ok)}
    </p>
  );
}

/** What stands in the way, and folded what else there is to say. */
function Reasons({ findings }: Props) {
  const { t } = useTranslation();
  const { errors, others, left } = sorted(findings);
  return (
    <>
      {errors.length > 0 ? <FindingList findings={errors} /> : null}
      {others.length > 0 ? (
        <details open={errors.length === 0}>
          <summary>{t('exportDialog.warnings', { count: others.length })}</summary>
          <FindingList findings={others} />
        </details>
      ) : null}
      <Left findings={left} />
    </>
  );
}

interface PortalProps extends Props {
  readonly name: string;
  /** What it alone says. */
  readonly own: readonly Finding[];
}

/** One of several portals: how it stands in one line, and on request why. */
function PortalVerdict({ name, findings, own, words = ofExport }: PortalProps) {
  const { t } = useTranslation();
  const { errors, others } = sorted(findings);
  const alone = sorted(own);
  const Icon = errors.length > 0 ? OctagonAlert : CircleCheck;
  const state =
    errors.length > 0
      ? t(words.blocked, { count: errors.length })
      : others.length > 0
        ? t(words === ofExport ? 'exportDialog.remarks' : 'exportDialog.warnings', { count: others.length })
        : t(words.ok);
  return (
    <details className="portal-verdict" open={alone.errors.length > 0}>
      <summary className={errors.length > 0 ? 'verdict-bad' : 'verdict-good'}>
        <Icon aria-hidden="true" />
        {name}
        <span className="portal-state">{state}</span>
      </summary>
      {alone.errors.length + alone.others.length > 0 ? <FindingList findings={[...alone.errors, ...alone.others]} /> : null}
      <Left findings={alone.left} />
    </details>
  );
}

function sorted(findings: readonly Finding[]) {
  const left = findings.filter(({ ignored }) => ignored !== undefined);
  const open = findings.filter(({ ignored }) => ignored === undefined);
  return { errors: open.filter(isBlocking), others: open.filter((finding) => !isBlocking(finding)), left };
}

function Left({ findings }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <details className="verdict-left">
      <summary>{t('exportDialog.left', { count: findings.length })}</summary>
      <FindingList findings={findings} />
    </details>
  );
}

function FindingList({ findings }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="verdict-list">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.field} ${finding.start} ${finding.message}`}>
          <Badge tone={finding.level === 'hint' ? 'plain' : finding.level}>{t(`findings.level.${finding.level}`)}</Badge>
          <div>
            {findingText(t, i18n.language, finding)}
            <small>
              {fieldName(t, finding.field)} <Words finding={finding} />
            </small>
            {finding.ignored ? <small>{t('exportDialog.leftBy', { by: finding.ignored.by, reason: finding.ignored.reason })}</small> : null}
          </div>
          <Button className="verdict-go" aria-label={`${t('exportDialog.go')}：${fieldName(t, finding.field)}`} onPress={() => show(finding)}>
            {t('exportDialog.go')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The words in question among a few around them, as they stand in the window: several findings may say the same. */
function Words({ finding }: { readonly finding: Finding }) {
  const { before, words, after } = contextOf(finding);
  return words === '' ? null : (
    <>
      {before.length > 10 ? '…' : ''}
      {before.slice(-10)}
      <mark>{words}</mark>
      {after.slice(0, 10)}
      {after.length > 10 ? '…' : ''}
    </>
  );
}

/** The dialog gives the focus back as it closes: only then it is the finding's turn. */
function show(finding: Finding): void {
  openDialog(null);
  if (finding.field === 'state') showReview('sheet');
  else setTimeout(() => goTo({ ...finding, portals: [] }), 60);
}
