import type { Finding } from '#domain/checks/finding.ts';
import { failureOf } from '#domain/result.ts';

/** What is wrong with the open article, for all the portals it goes to. */

export interface PlacedFinding extends Finding {
  /** Keys of the portals where it is so; empty where it is so at every one that was looked at. */
  readonly portals: readonly string[];
}

/** The portals to look at: the preview's, and those chosen that there are. Without any the article is looked at by itself. */
export function portalsToCheck(preview: string, chosen: readonly string[], known: readonly string[]): readonly (string | undefined)[] {
  const keys = [...new Set([...(preview === '' ? [] : [preview]), ...chosen.filter((key) => known.includes(key))])];
  return keys.length === 0 ? [undefined] : keys;
}

/** What several portals say in the same words is said once. The order is that of the first portal that says it. */
export function together(found: readonly (readonly [portal: string | undefined, findings: readonly Finding[]])[]): readonly PlacedFinding[] {
  const merged = new Map<string, { readonly finding: Finding; readonly portals: string[] }>();
  for (const [portal, findings] of found) {
    for (const finding of findings) {
      const { rule, level, field, start, end, message } = finding;
      const key = JSON.stringify([rule, level, field, start, end, message]);
      const known = merged.get(key);
      if (known) known.portals.push(portal ?? '');
      else merged.set(key, { finding, portals: [portal ?? ''] });
    }
  }
  return [...merged.values()].map(({ finding, portals }) => ({ ...finding, portals: portals.length === found.length ? [] : portals }));
}

/** Asks for one portal after the other; one that has gone meanwhile says nothing. */
export async function askEach(
  portals: readonly (string | undefined)[],
  ask: (portal: string | undefined) => Promise<readonly Finding[]>,
): Promise<readonly PlacedFinding[]> {
  const found: (readonly [string | undefined, readonly Finding[]])[] = [];
  for (const portal of portals) {
    try {
      found.push([portal, await ask(portal)]);
    } catch (error) {
      if (portals.length === 1 || failureOf(error)?.thing !== `portal ${portal}`) throw error;
    }
  }
  return together(found);
}
