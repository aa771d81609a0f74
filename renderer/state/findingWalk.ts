import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { byPlace } from '#domain/checks/place.ts';
import { body } from './body.ts';
import { asItIsNow } from './checking.ts';
import { keyOf, standing, useChecks } from './checks.ts';

/** From one finding to the next, through the fields and the text, and to one that somebody points at. */

/** Where a person is: a field and what is chosen in it. */
export interface Whereabouts {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The finding that comes next, or the one before; at the end it begins anew.
 * @param findings in the order of places
 * @param current key of the one gone to last
 * @param at undefined when the person is in none of the article's fields
 */
export function nextFinding(
  findings: readonly PlacedFinding[],
  current: string | null,
  at: Whereabouts | undefined,
  step: 1 | -1,
): PlacedFinding | undefined {
  const count = findings.length;
  const known = findings.findIndex((finding) => keyOf(finding) === current);
  const stays = findings[known];
  if (stays && (at === undefined || isAt(at, stays))) return findings[(known + step + count) % count];
  if (at === undefined) return findings.at(step === 1 ? 0 : -1);
  const next =
    step === 1
      ? findings.find((finding) => byPlace(finding, at) > 0 || (byPlace(finding, at) === 0 && finding.start === finding.end))
      : findings.findLast((finding) => byPlace(finding, at) < 0);
  return next ?? findings.at(step === 1 ? 0 : -1);
}

/** In the text it is what is chosen that counts; a field may show its text in another form. */
function isAt(at: Whereabouts, { field, start, end }: PlacedFinding): boolean {
  return at.field === field && (field !== 'body' || (at.start === start && at.end === end));
}

/** Goes on to the next finding that nobody has left, or back. */
export function walk(step: 1 | -1, at: Whereabouts | undefined): PlacedFinding | undefined {
  const { findings, current } = useChecks.getState();
  const next = nextFinding(standing(findings).map(asItIsNow), current, at, step);
  if (next) show(next);
  return next;
}

/** Shows a finding's place in the field that it is in. */
export function goTo(finding: PlacedFinding): void {
  show(asItIsNow(finding));
}

function show(finding: PlacedFinding): void {
  const { field, start, end } = finding;
  useChecks.setState({ current: keyOf(finding), card: null, wanted: field === 'body' ? null : { field, start, end } });
  if (field !== 'body') return;
  body()?.select(start, end);
  body()?.focus();
}
