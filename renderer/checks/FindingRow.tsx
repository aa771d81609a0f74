import { Check, EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { fieldName } from '../i18n/fieldNames.ts';
import { asItIsNow } from '../state/checking.ts';
import { keyOf, useChecks } from '../state/checks.ts';
import { openCard } from '../state/findingCard.ts';
import { goTo } from '../state/findingWalk.ts';
import { contextOf, fixesOf, makeFixes } from '../state/fixes.ts';
import { useHolding } from '../state/holding.ts';
import { IconButton } from '../ui/Button.tsx';
import { PortalNames } from './PortalNames.tsx';

interface Props {
  readonly finding: PlacedFinding;
}

/** One finding in the words around it. Pressed, it leads there. */
export function FindingRow({ finding }: Props) {
  const { t } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const isCurrent = useChecks((checks) => checks.current === keyOf(finding));
  return (
    <li className="row" {...(isCurrent ? { 'data-current': 'yes' } : {})}>
      <AriaButton className="row-go" onPress={() => goTo(finding)}>
        <PortalNames finding={finding} />
        {finding.field === 'body' ? null : <span className="row-field">{fieldName(t, finding.field)}</span>}
        <Quote finding={finding} />
      </AriaButton>
      {finding.fix === undefined ? null : (
        <IconButton
          label={t('checks.fixHere', { words: contextOf(asItIsNow(finding)).words, fix: finding.fix })}
          isDisabled={!mine}
          onPress={() => makeFixes(fixesOf([finding]))}
        >
          <Check aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label={t('checks.leave')} onPress={({ target }) => openCard(finding, target.getBoundingClientRect(), true)}>
        <EyeOff aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** The words in question among those around them, and what they would become. */
export function Quote({ finding }: Props) {
  const { t } = useTranslation();
  // A finding is made anew with each answer, and with it what stands around it.
  const { before, words, after } = useMemo(() => contextOf(asItIsNow(finding)), [finding]);
  if (before + words + after === '') return <span className="row-quote row-empty">{t('checks.empty')}</span>;
  return (
    <span className="row-quote">
      {before}
      <mark>{words}</mark>
      {finding.fix && !finding.ignored ? <ins>{finding.fix}</ins> : null}
      {after}
    </span>
  );
}
