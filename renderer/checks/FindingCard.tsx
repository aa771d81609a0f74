import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingText } from '../i18n/findings.ts';
import { type Card, useChecks } from '../state/checks.ts';
import { giveDeskCommand } from '../state/commands.ts';
import { closeCard, pointAway, stay } from '../state/findingCard.ts';
import { fixable, fixesOf, makeFixes } from '../state/fixes.ts';
import { useHolding } from '../state/holding.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { useCardKeys, useCardPlace } from '../ui/besideCard.ts';
import { fixText } from './fixText.ts';
import { LeaveForm } from './LeaveForm.tsx';
import { PortalNames } from './PortalNames.tsx';
import './card.css';

/** Beside one finding: what is wrong, who says so, what can be done. */
export function FindingCard({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLElement>(null);
  const { finding, byKey } = card;
  const [leaving, setLeaving] = useState(card.leaving ?? false);
  useCardPlace(place, card.beside, leaving);
  useCardKeys(place, byKey, 'footer button, form input', closeCard);
  return (
    <section
      ref={place}
      className="card"
      role="dialog"
      aria-label={t('checks.card')}
      onPointerEnter={stay}
      onPointerLeave={() => leaving || pointAway()}
    >
      <header>
        <Badge tone={finding.level === 'hint' ? 'plain' : finding.level}>{t(`findings.level.${finding.level}`)}</Badge>
        <span className="card-clause">{finding.clause}</span>
        <IconButton label={t('dialog.close')} onPress={closeCard}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <p>
        <PortalNames finding={finding} />
        {findingText(t, i18n.language, finding)}
      </p>
      {leaving ? (
        <LeaveForm finding={finding} onDone={closeCard} onCancel={() => setLeaving(false)} />
      ) : (
        <Ways card={card} onLeave={() => setLeaving(true)} />
      )}
    </section>
  );
}

function Ways({ card: { finding }, onLeave }: { readonly card: Card; onLeave(): void }) {
  const { t } = useTranslation();
  const mine = useHolding((holding) => holding.mine);
  const others = useChecks((checks) => fixable(checks.findings, finding.rule).length);
  const fix = () => {
    makeFixes(fixesOf([finding]));
    closeCard();
  };
  return (
    <footer>
      {finding.fix === undefined ? null : (
        <Button tone="primary" isDisabled={!mine} onPress={fix}>
          {fixText(t, finding)}
        </Button>
      )}
      {others > 1 && finding.fix !== undefined ? (
        <Button isDisabled={!mine} onPress={() => useChecks.setState({ fixing: finding.rule, card: null })}>
          {t('checks.fixAll', { count: others })}
        </Button>
      ) : null}
      {finding.ignored ? null : (
        <Button tone="quiet" onPress={onLeave}>
          {t('checks.leave')}
        </Button>
      )}
      <span className="card-space" />
      <Button tone="quiet" onPress={() => giveDeskCommand('next-finding')}>
        {t('checks.go')} <kbd>F8</kbd>
      </Button>
    </footer>
  );
}
