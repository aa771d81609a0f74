import { useEffect, useState } from 'react';
import type { Finding } from '#domain/checks/finding.ts';
import { chosenPortals } from '#domain/portal/outlet.ts';
import { attempt } from '../state/actions.ts';
import { useCopy } from '../state/copy.ts';
import { useDesk } from '../state/desk.ts';
import { settleOpen, theHost } from '../state/session.ts';

/** What the checks say of the open article as it stands on disk, at each portal it goes to. */

/** By the portal's key. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** The portals that the article goes to, as far as the library still has them. */
export function useChosen(): readonly string[] {
  const portals = useDesk((desk) => desk.portals);
  const outlets = useCopy((copy) => copy.fields?.outlets);
  const keys = outlets ? chosenPortals({ outlets }) : [];
  return portals.filter(({ key }) => keys.includes(key)).map(({ key }) => key);
}

/**
 * Saves, then asks for the findings of what is on disk at each portal. Null until all are there.
 * @param keys with a blank between
 * @param failed what a failure is told under
 */
export function useFreshFindings(id: string | null, keys: string, failed: string): Findings | null {
  const [findings, setFindings] = useState<Findings | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setFindings(null);
    void attempt(failed, async () => {
      if (!id || !keys || !(await settleOpen())) return;
      const found = await Promise.all(
        keys.split(' ').map(async (portal) => [portal, await theHost().call('article.check', { id, portal })] as const),
      );
      if (isCurrent) setFindings(new Map(found));
    });
    return () => {
      isCurrent = false;
    };
  }, [id, keys, failed]);
  return findings;
}
