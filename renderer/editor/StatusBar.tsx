import { Check, CircleAlert, CloudOff, LoaderCircle, PenLine } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readingMinutes } from '#domain/count.ts';
import { failureText } from '../i18n/failure.ts';
import { findingText } from '../i18n/findings.ts';
import { body } from '../state/body.ts';
import { type SaveState, useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import type { PlacedFinding } from '../state/findings.ts';
import { LimitLine, pressing } from './LimitCounter.tsx';
import { useBodyLimits } from './useBodyLimits.ts';

/** The quiet line below the text: is it saved, how long is it, what is to be settled. */
export function StatusBar() {
  const { t } = useTranslation();
  const save = useCopy((copy) => copy.save);
  const han = useCopy((copy) => copy.han);
  return (
    <section className="status" aria-label={t('status.label')}>
      <SaveMark save={save} />
      <span className="status-space" />
      <span data-testid="han">{t('status.han', { count: han })}</span>
      <BodyLimits />
      <span className="status-minutes">{t('status.minutes', { count: readingMinutes(han) })}</span>
      <Findings />
    </section>
  );
}

/** What the text comes to where a portal limits it. */
function BodyLimits() {
  const { t } = useTranslation();
  const limits = useBodyLimits();
  const [tightest] = limits;
  if (!tightest) return null;
  return (
    <span className="status-limits" title={t('limits.bodyHint')}>
      {(pressing(limits).length > 0 ? pressing(limits) : [tightest]).map((limit) => (
        <LimitLine key={limit.portal} limit={limit} named />
      ))}
    </span>
  );
}

function SaveMark({ save }: { readonly save: SaveState }) {
  const { t } = useTranslation();
  const Icon = { saved: Check, unsaved: PenLine, saving: LoaderCircle, failed: CloudOff, conflict: CircleAlert }[save.kind];
  const failure = save.kind === 'failed' ? failureText(t, save.failure) : undefined;
  return (
    <span className={`save save-${save.kind}`} role="status" aria-live={save.kind === 'failed' ? 'assertive' : 'off'}>
      <Icon aria-hidden="true" />
      <span className="save-words" {...(failure ? { title: failure } : {})}>
        {t(`status.${save.kind}`)}
        {failure ? <em>{failure}</em> : null}
      </span>
    </span>
  );
}

function Findings() {
  const { t } = useTranslation();
  const findings = useCopy((copy) => copy.findings);
  const pressing = findings.filter((finding) => finding.level !== 'hint');
  const tone = findings.some((finding) => finding.level === 'error') ? 'error' : pressing.length > 0 ? 'warning' : 'clean';
  return (
    <DialogTrigger>
      <AriaButton className={`findings-button findings-${tone}`}>
        {pressing.length > 0 ? t('status.findings', { count: pressing.length }) : t('status.clean')}
      </AriaButton>
      <Popover className="findings" placement="top end">
        <Dialog aria-label={t('findings.title')}>
          <h3>{t('findings.title')}</h3>
          {findings.length === 0 ? <p>{t('findings.none')}</p> : null}
          <ul>
            {findings.map((finding) => (
              <FindingRow key={`${finding.rule} ${finding.field} ${finding.start} ${finding.portals.join(' ')}`} finding={finding} />
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FindingRow({ finding }: { readonly finding: PlacedFinding }) {
  const { t, i18n } = useTranslation();
  const portals = useDesk((desk) => desk.portals);
  const names = finding.portals.map((key) => portals.find((portal) => portal.key === key)?.name ?? key);
  const { level, field, start, end } = finding;
  return (
    <li className={`finding finding-${level}`}>
      <span className="finding-level">{t(`findings.level.${level}`)}</span>
      <span>
        {names.length > 0 ? <b className="finding-portals">{t('findings.at', { portals: names })}</b> : null}
        {findingText(t, i18n.language, finding)}
      </span>
      {field === 'body' && end > start ? (
        <AriaButton className="finding-go" onPress={() => body()?.select(start, end)}>
          {t('findings.go')}
        </AriaButton>
      ) : null}
    </li>
  );
}
