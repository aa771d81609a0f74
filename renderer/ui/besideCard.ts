import { type RefObject, useLayoutEffect } from 'react';
import { type Box, cardPlace } from './cardPlace.ts';

/** A card stays beside what it is about and in the window, also when it becomes higher. @param turn changes whenever it does */
export function useCardPlace(card: RefObject<HTMLElement | null>, beside: Box, turn?: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn changes its height
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const { left, top } = cardPlace(beside, element.getBoundingClientRect(), { width: window.innerWidth, height: window.innerHeight });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [card, beside, turn]);
}

/** Tab goes round in a card: behind its last button comes its first. */
function stayInside(card: HTMLElement, event: KeyboardEvent): void {
  const stops = [...card.querySelectorAll<HTMLElement>('button, input, textarea')].filter((each) => each.tabIndex >= 0 && !each.matches(':disabled'));
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length];
  if (at < 0 || !next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/**
 * Escape and a click elsewhere put a card away, Tab stays in it; one that was asked for by keyboard takes the focus, and gives it back.
 * @param first what takes the focus, as a selector
 */
export function useCardKeys(card: RefObject<HTMLElement | null>, byKey: boolean, first: string, close: () => void): void {
  // Before the card is taken away, while the focus is still in it: later it would be nowhere for a moment, and keys lost.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = card.current;
    if (byKey) element?.querySelector<HTMLElement>(first)?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && element?.contains(document.activeElement)) stayInside(element, event);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const onPointer = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && element?.contains(target))) close();
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
  }, [card, byKey, first, close]);
}
