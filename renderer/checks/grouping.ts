import type { PlacedFinding } from '#domain/checks/atPortals.ts';

export type Level = PlacedFinding['level'];
export const levels: readonly Level[] = ['error', 'warning', 'hint'];

/** What one rule found at one level, in the order of places. */
export interface RuleFindings {
  readonly rule: string;
  readonly level: Level;
  readonly findings: readonly PlacedFinding[];
}

/** By level, the gravest first, then by rule, in the order in which the rules speak first. */
export function byRule(findings: readonly PlacedFinding[]): readonly RuleFindings[] {
  const groups = new Map<string, PlacedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.level} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ rule: group[0].rule, level: group[0].level, findings: group }] : []))
    .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
}

export function countOf(findings: readonly PlacedFinding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}
