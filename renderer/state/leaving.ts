import type { PlacedFinding } from '#domain/checks/atPortals.ts';
import { placeOf } from '#domain/checks/ignored.ts';
import { attempt, saveSettings } from './actions.ts';
import { asItIsNow } from './checking.ts';
import { useCopy } from './copy.ts';
import { useDesk } from './desk.ts';
import { textNow } from './fixes.ts';
import { settleOpen, theHost } from './session.ts';

/** Findings that somebody decides to leave as they are, and those that count again. */

export interface Decision {
  /** This one alone, its rule in this article, or its rule in the whole house. */
  readonly scope: 'finding' | 'article' | 'house';
  readonly reason: string;
  readonly by: string;
}

/** True when it was kept. */
export async function leave(finding: PlacedFinding, { scope, ...words }: Decision): Promise<boolean> {
  const { id, fields } = useCopy.getState();
  const { rule } = finding;
  if (!id || !fields) return false;
  const place = scope === 'finding' ? placeOf({ ...fields, body: textNow('body') }, asItIsNow(finding), finding.limits) : undefined;
  // What is decided of is what is on disk.
  if (!(await settleOpen())) return false;
  return attempt('checks.leaveFailed', async () => {
    if (scope === 'house') return leaveInHouse(finding, words);
    await theHost().call('finding.ignore', { id, rule, ...words, ...(place ? { place } : {}) });
  });
}

async function leaveInHouse({ rule, message }: PlacedFinding, words: Omit<Decision, 'scope'>): Promise<void> {
  const { checks } = useDesk.getState().settings;
  await saveSettings({
    checks: { ...checks, ignored: { ...checks?.ignored, [rule]: { ...words, at: new Date().toISOString(), says: message.slice(0, 500) } } },
  });
}

/** A rule counts again in the whole house. */
export async function heedInHouse(rule: string): Promise<boolean> {
  return attempt('checks.heedFailed', async () => {
    const { checks } = useDesk.getState().settings;
    const { [rule]: _, ...others } = checks?.ignored ?? {};
    await saveSettings({ checks: { ...checks, ignored: others } });
  });
}

/** The finding counts again, and with it all that the same decision was about. */
export async function heed({ rule, ignored }: PlacedFinding): Promise<boolean> {
  const { id } = useCopy.getState();
  if (!id || !ignored) return false;
  if (ignored.scope === 'house') return heedInHouse(rule);
  return attempt('checks.heedFailed', async () => {
    if (ignored.id !== undefined) await theHost().call('finding.heed', { id, ignored: ignored.id });
  });
}
