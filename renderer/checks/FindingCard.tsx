import { X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingText } from '../i18n/findings.ts';
import { type Card, useChecks } from '../state/checks.ts';
import { giveDeskCommand } from '../state/commands.ts';
import { closeCard, pointAway, stay } from '../state/findingCard.ts';
import { fixable, fixesOf, makeFixes } from '../state/fixes.ts';
import { useHolding } from '../state/holding.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { cardPlace } from './cardPlace.ts';
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
  usePlace(place, card, leaving);
  useKeyboard(place, byKey);
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

/** The card stays in the window, also when the form makes it higher. */
function usePlace(card: React.RefObject<HTMLElement | null>, { beside }: Card, leaving: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form changes its height
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const { left, top } = cardPlace(beside, element.getBoundingClientRect(), { width: window.innerWidth, height: window.innerHeight });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [card, beside, leaving]);
}

/** Tab goes round in the card: behind its last button comes its first. */
function stayInside(card: HTMLElement, event: KeyboardEvent): void {
  const stops = [...card.querySelectorAll<HTMLElement>('button, input')].filter((each) => each.tabIndex >= 0 && !each.matches(':disabled'));
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length];
  if (at < 0 || !next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** Escape puts it away; one that was asked for by keyboard takes the focus, and gives it back. */
function useKeyboard(card: React.RefObject<HTMLElement | null>, byKey: boolean): void {
  // Before the card is taken away, while the focus is still in it: later it would be nowhere for a moment, and keys lost.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = card.current;
    if (byKey) element?.querySelector<HTMLElement>('footer button, form input')?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && element?.contains(document.activeElement)) stayInside(element, event);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      closeCard();
    };
    const onPointer = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && element?.contains(target))) closeCard();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', onPointer, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', onPointer, true);
      const now = document.activeElement;
      const isLost = now === null || now === document.body || element?.contains(now);
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [card, byKey]);
}
