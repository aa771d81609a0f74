import { create } from 'zustand';
import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import type { Decisions } from '#domain/checks/ignored.ts';
import type { Box } from './body.ts';

/** What the checks say of the open article, and what of it a person looks at. */

export interface Card {
  readonly finding: PlacedFinding;
  /** It stands beside this. */
  readonly beside: Box;
  /** Asked for with the keyboard: it takes the focus, and gives it back. */
  readonly byKey: boolean;
  /** It begins with the question why the finding is left as it is. */
  readonly leaving?: boolean;
}

/** A place that somebody wants to see. A new object each time. */
export interface Wanted {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

export interface Checks {
  /** The article they are of; null before the first answer. */
  readonly id: string | null;
  /** In the order of places, those that somebody left as they are among them. Offsets as of the last answer. */
  readonly findings: readonly PlacedFinding[];
  /** What was decided to be left in this article, by id. */
  readonly left: Decisions['article'];
  /** Key of the finding that was gone to last. */
  readonly current: string | null;
  readonly panelOpen: boolean;
  readonly card: Card | null;
  readonly wanted: Wanted | null;
  /** Rule whose fixes are to be looked at before they are made. */
  readonly fixing: string | null;
}

export const noChecks: Checks = {
  id: null,
  findings: [],
  left: {},
  current: null,
  panelOpen: false,
  card: null,
  wanted: null,
  fixing: null,
};

export const useChecks = create<Checks>(() => noChecks);

/** Tells one finding from another, as long as the text before it is the same. */
export function keyOf({ rule, field, start, end, message }: PlacedFinding): string {
  return JSON.stringify([rule, field, start, end, message]);
}

/** Those that nobody decided to leave as they are. */
export function standing(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return findings.filter(({ ignored }) => ignored === undefined);
}

export function togglePanel(open = !useChecks.getState().panelOpen): void {
  useChecks.setState({ panelOpen: open });
}
