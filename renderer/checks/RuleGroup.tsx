import { WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../i18n/findings.ts';
import { keyOf, useChecks } from '../state/checks.ts';
import { useHolding } from '../state/holding.ts';
import { Badge } from '../ui/Badge.tsx';
import { FindingRow } from './FindingRow.tsx';
import type { RuleFindings } from './grouping.ts';

/** So many rows of a rule at first. */
const first = 30;

/** What one rule says, and where. */
export function RuleGroup({ group: { rule, level, findings } }: { readonly group: RuleFindings }) {
  const { t, i18n } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const [most, setMost] = useState(first);
  const says = ruleText(t, i18n.language, findings);
  const fixes = findings.filter(({ fix }) => fix !== undefined).length;
  const clause = findings[0]?.clause;
  return (
    <section className={`rule rule-${level}`} aria-label={says}>
      <header>
        <Badge tone={level === 'hint' ? 'plain' : level}>{t(`findings.level.${level}`)}</Badge>
        <h3>{says}</h3>
        <span className="rule-count">{t('checks.counted', { count: findings.length })}</span>
      </header>
      {clause || fixes > 1 ? (
        <div className="rule-foot">
          <span className="rule-clause">{clause}</span>
          {fixes > 1 ? (
            <AriaButton className="rule-fix" isDisabled={!mine} onPress={() => useChecks.setState({ fixing: rule })}>
              <WandSparkles aria-hidden="true" /> {t('checks.fixAll', { count: fixes })}
            </AriaButton>
          ) : null}
        </div>
      ) : null}
      <ul>
        {findings.slice(0, most).map((finding) => (
          <FindingRow key={keyOf(finding)} finding={finding} />
        ))}
      </ul>
      {findings.length > most ? (
        <AriaButton className="rule-more" onPress={() => setMost(most + 200)}>
          {t('checks.more', { count: findings.length - most })}
        </AriaButton>
      ) : null}
    </section>
  );
}
