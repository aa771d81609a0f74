import { isSamePerson } from './personNames.ts';
import { illegal, type Person, type ReviewHouse, type Standing, type State } from './workflow.ts';

/** What waits for whom. */

/** States in which an article waits for somebody. */
export const waitingStates: readonly State[] = ['first', 'second', 'final', 'returned'];

/** `mine`: it waits for this person; `sent`: they submitted it, and it waits for somebody else. */
export type Place = 'mine' | 'sent';

/** @param hash of the content as it is now, which `standing` is about */
export function placeInQueue(standing: Standing, person: Person, house: ReviewHouse, hash: string): Place | undefined {
  const isOwn = standing.submission !== undefined && isSamePerson(standing.submission.by, person);
  if (standing.state === 'returned') return isOwn ? 'mine' : undefined;
  if (standing.awaits === undefined) return undefined;
  if (mayApprove(standing, person, hash) || shouldProofread(standing, person, house, hash)) return 'mine';
  return isOwn ? 'sent' : undefined;
}

/** Whatever their opinion will be. */
function mayApprove(standing: Standing, person: Person, hash: string): boolean {
  return illegal(standing, { action: 'approve', person, opinion: '…', hash }) === undefined;
}

/** Others may proofread too, but it is the proofreaders it waits for; and when nothing else is missing, all who may. */
function shouldProofread(standing: Standing, person: Person, { proofreadings }: ReviewHouse, hash: string): boolean {
  const valid = standing.proofreadings.filter((reading) => reading.valid);
  if (valid.length >= proofreadings || valid.some(({ decision }) => isSamePerson(decision.by, person))) return false;
  if (person.role !== 'proofreader' && standing.awaits !== 'proofreading') return false;
  return illegal(standing, { action: 'proofread', person, opinion: '…', hash }) === undefined;
}

/** Since when it waits: the last that was decided. */
export function waitsSince({ decisions }: Standing): string | undefined {
  return decisions.at(-1)?.at;
}
