import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import type { Box } from './body.ts';
import { body } from './body.ts';
import { asItIsNow } from './checking.ts';
import { keyOf, standing, useChecks } from './checks.ts';
import type { Whereabouts } from './findingWalk.ts';

/** The small card beside a finding: by pointer while it rests there, or by keyboard until it is put away. */

/** How long a pointer may be away from mark and card, in ms, on its way from one to the other. */
const away = 280;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** A pointer rests on a finding's mark. */
export function pointAt(key: string, beside: Box): void {
  stay();
  const { findings, card } = useChecks.getState();
  const finding = findings.find((each) => keyOf(each) === key);
  if (finding && !card?.byKey) useChecks.setState({ card: { finding, beside, byKey: false } });
}

/** The pointer left the mark, or the card. */
export function pointAway(): void {
  stay();
  leaving = setTimeout(() => {
    if (!useChecks.getState().card?.byKey) closeCard();
  }, away);
}

/** The pointer is on the card. */
export function stay(): void {
  clearTimeout(leaving);
}

export function closeCard(): void {
  stay();
  if (useChecks.getState().card) useChecks.setState({ card: null });
}

/** Shown to be read; the person stays where they are. */
export function showCard(finding: PlacedFinding, beside: Box): void {
  stay();
  useChecks.setState({ card: { finding, beside, byKey: false } });
}

/** Takes the keyboard until it is put away. */
export function openCard(finding: PlacedFinding, beside: Box, leaving = false): void {
  stay();
  useChecks.setState({ card: { finding, beside, byKey: true, leaving }, current: keyOf(finding) });
}

/** The finding where a person is, the shortest first: in the text around the cursor, elsewhere in the field. */
export function findingAt(at: Whereabouts): PlacedFinding | undefined {
  const here = standing(useChecks.getState().findings)
    .filter(({ field }) => field === at.field)
    .map(asItIsNow);
  const around = at.field === 'body' ? here.filter(({ start, end }) => start <= at.end && end >= at.start) : here;
  return around.toSorted((one, two) => one.end - one.start - (two.end - two.start))[0];
}

/** Where a finding of the text stands in the window. */
export function boxInText({ start, end }: PlacedFinding): Box | undefined {
  return body()?.boxOf(start, end);
}
