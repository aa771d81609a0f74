import { useCopy } from './copy.ts';
import { shownPerson, tellDone } from './deciding.ts';
import { notify } from './desk.ts';
import { settleOpen, shown, theHost } from './session.ts';

/** The open article goes into the review. */

export interface Submission {
  /** A word to whoever reads it first; may be empty. */
  readonly opinion: string;
  /** Why what blocks it, by itself and at these portals, is passed over. */
  readonly passing?: { readonly reason: string; readonly portals: readonly string[] };
}

/** True when it was sent. What is unsaved is settled first. */
export async function submitOpen({ opinion, passing }: Submission): Promise<boolean> {
  const { id } = useCopy.getState();
  if (id === null || !(await settleOpen())) return false;
  try {
    const given = passing ? { passing: { reason: passing.reason, portals: [...passing.portals] } } : {};
    await theHost().call('review.act', { id, action: 'submit', opinion, ...shownPerson(), ...given });
    tellDone(id, 'submit');
    return true;
  } catch (error) {
    notify({ tone: 'error', key: 'submitting.failed', failure: shown(error) });
    return false;
  }
}
