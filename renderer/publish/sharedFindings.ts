import type { Finding } from '#domain/checks/finding.ts';

/** An article's findings at several portals: what all of them say is said once. */
export interface SharedFindings {
  readonly shared: readonly Finding[];
  /** What a portal says besides, by its key. */
  readonly own: ReadonlyMap<string, readonly Finding[]>;
}

export function shareFindings(byPortal: ReadonlyMap<string, readonly Finding[]>): SharedFindings {
  const counts = new Map<string, number>();
  for (const findings of byPortal.values()) for (const said of new Set(findings.map(wordsOf))) counts.set(said, (counts.get(said) ?? 0) + 1);
  const isShared = (finding: Finding) => byPortal.size > 1 && counts.get(wordsOf(finding)) === byPortal.size;
  const [first = []] = byPortal.values();
  const own = new Map([...byPortal].map(([key, findings]) => [key, findings.filter((finding) => !isShared(finding))]));
  return { shared: first.filter(isShared), own };
}

function wordsOf({ rule, level, field, start, end, message }: Finding): string {
  return JSON.stringify([rule, level, field, start, end, message]);
}
