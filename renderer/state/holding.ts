import { create } from 'zustand';
import type { DeskEvent } from '#contract/events.ts';
import { failureOf } from '#domain/result.ts';
import type { Host } from '../bridge/host.ts';

/**
 * One window writes an article, the others read it. The window asks for the article it opens, asks again every few seconds
 * while somebody sees it, and gives it back when it goes.
 */

export interface Holding {
  /** The article asked for; null before the first. */
  readonly id: string | null;
  /** This window may write it. */
  readonly mine: boolean;
}

export const useHolding = create<Holding>(() => ({ id: null, mine: true }));

/** How often a hold is renewed, in ms: three times before it lapses. */
const renewal = 6000;

let host: Host | undefined;

/** Must be called once before anything else here. @param pace how often a hold is renewed, in ms */
export function startHolding(connected: Host, pace = renewal): () => void {
  host = connected;
  useHolding.setState({ id: null, mine: true });
  const timer = setInterval(() => {
    if (isSeen()) void renew();
  }, pace);
  return () => clearInterval(timer);
}

function isSeen(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible';
}

/** Asks for an article: may this window write it? Undefined when nobody answers. */
export async function askFor(id: string): Promise<boolean | undefined> {
  try {
    return (await host?.call('article.hold', { id }))?.mine;
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}

/**
 * The article asked for is open now; the one before goes back. Where nobody answered, this window writes: a person must never
 * be locked out, and the check of revisions protects the text.
 */
export function nowHolding(id: string | null, mine = true): void {
  const before = useHolding.getState();
  useHolding.setState({ id, mine });
  if (before.id !== null && before.id !== id) giveBack(before.id);
}

/** An article was asked for, and did not open. */
export function giveBack(id: string): void {
  if (useHolding.getState().id !== id) host?.farewell('article.release', { id });
}

/** Asks again for what is open: keeps it, or gets it when whoever had it is gone. */
export async function renew(): Promise<void> {
  const { id } = useHolding.getState();
  if (id === null) return;
  const mine = await askFor(id);
  if (mine !== undefined && useHolding.getState().id === id) useHolding.setState({ mine });
}

/** @throws a coded refusal */
export async function takeOver(): Promise<void> {
  const { id } = useHolding.getState();
  if (id === null || !host) return;
  const { mine } = await host.call('article.hold', { id, takeOver: true });
  if (useHolding.getState().id === id) useHolding.setState({ mine });
}

/** A window took an article, or gave it back. */
export function heardHeld(event: Extract<DeskEvent, { type: 'article.held' }>): void {
  const { id, mine } = useHolding.getState();
  if (event.id !== id) return;
  if (event.holder !== null) useHolding.setState({ mine: event.holder === host?.client });
  else if (!mine) void renew();
}

/** The page is going away. */
export function letGo(): void {
  const { id, mine } = useHolding.getState();
  if (id !== null && mine) host?.farewell('article.release', { id });
}
