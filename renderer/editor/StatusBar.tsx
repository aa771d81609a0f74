import { Check, CircleAlert, CloudOff, LoaderCircle, PenLine } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { readingMinutes } from '#domain/count.ts';
import { failureText } from '../i18n/failure.ts';
import { standing, togglePanel, useChecks } from '../state/checks.ts';
import { type SaveState, useCopy } from '../state/copy.ts';
import { useSuggesting } from '../state/suggesting.ts';
import { LimitLine, pressing } from './LimitCounter.tsx';
import { useBodyLimits } from './useBodyLimits.ts';

/** The quiet line below the text: is it saved, how long is it, what is to be settled. */
export function StatusBar() {
  const { t } = useTranslation();
  const save = useSaves();
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

/** Text and suggestions are saved each by itself; what is not yet on disk of either is not saved. */
function useSaves(): SaveState {
  const text = useCopy((copy) => copy.save);
  const { save, failure } = useSuggesting();
  if (text.kind !== 'saved' || save === 'saved') return text;
  return save === 'failed' && failure ? { kind: 'failed', failure } : { kind: save === 'saving' ? 'saving' : 'unsaved' };
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

/** How much there is to settle, as the panel counts it; pressed, it shows or hides what. */
function Findings() {
  const { t } = useTranslation();
  const findings = useChecks((checks) => checks.findings);
  const isOpen = useChecks((checks) => checks.panelOpen);
  const open = standing(findings);
  const has = (level: PlacedFinding['level']) => open.some((finding) => finding.level === level);
  const tone = has('error') ? 'error' : has('warning') ? 'warning' : 'clean';
  return (
    <AriaButton className={`findings-button findings-${tone}`} aria-expanded={isOpen} aria-controls="checks-panel" onPress={() => togglePanel()}>
      {open.length > 0 ? t('status.findings', { count: open.length }) : t('status.clean')}
    </AriaButton>
  );
}
