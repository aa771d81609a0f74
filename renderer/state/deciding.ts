import { create } from 'zustand';
import { type Person, usualReview } from '#domain/workflow.ts';
import { useCopy } from './copy.ts';
import { notify, useDesk } from './desk.ts';
import { type Deed, type Offer, offersTo, standingOn } from './offers.ts';
import { usePerson } from './person.ts';
import { nextInQueue, openQueued } from './queue.ts';
import { noteTouched, useReading } from './reading.ts';
import { askStanding, readReview, useReview } from './review.ts';
import { hasUnsaved, settleOpen, shown, theHost } from './session.ts';

/** What the person at this desk decides about the open article. */

export interface Deciding {
  /** The article it is about. */
  readonly id: string | null;
  readonly opinion: string;
  /** What was pressed without the opinion it takes. */
  readonly missing: Deed | null;
  readonly busy: boolean;
  /** The opinion is to be written now; whoever shows its field takes this back. */
  readonly asked: boolean;
}

const undecided = { opinion: '', missing: null, busy: false, asked: false } as const;

export const useDeciding = create<Deciding>(() => ({ id: null, ...undecided }));

/** Opinions that were begun and not given, by article and writer; as long as the window is open. */
const begun = new Map<string, string>();

/** Begins anew with each article that is opened and each person who sits down: nobody signs another's words. */
export function startDeciding(): void {
  useCopy.subscribe((copy, before) => {
    if (copy.id !== before.id) turnTo(copy.id, usePerson.getState().person?.name);
  });
  usePerson.subscribe(({ person }, before) => {
    if (person?.name !== before.person?.name) turnTo(useDeciding.getState().id, person?.name);
  });
}

let writer: string | undefined;

function turnTo(id: string | null, name: string | undefined): void {
  const { id: left, opinion } = useDeciding.getState();
  if (opinion.trim() === '') begun.delete(keyOf(left, writer));
  else begun.set(keyOf(left, writer), opinion);
  writer = name;
  useDeciding.setState({ ...undecided, id, opinion: begun.get(keyOf(id, name)) ?? '' });
}

function keyOf(id: string | null, name: string | undefined): string {
  return `${id ?? ''} ${name ?? ''}`;
}

export function setOpinion(opinion: string): void {
  useDeciding.setState({ opinion, missing: null });
}

/** Shows where the opinion is written. @param missing for what it is missing */
export function askOpinion(missing: Deed | null = null): void {
  useReview.setState({ panelOpen: true });
  useDeciding.setState({ asked: true, missing });
}

/** What may be done with the open article now. */
export function useOffers(): readonly Offer[] {
  const person = usePerson((each) => each.person);
  const { review, sheet } = useReview();
  const rules = useDesk((desk) => desk.settings.review ?? usualReview);
  return sheet ? offersTo(person, standingOn(review, sheet, rules), sheet.hash) : [];
}

/** Decides, or asks for the opinion that is missing. What is typed is on disk first. */
export async function decideOpen({ deed, opinion: takesOpinion }: Offer): Promise<void> {
  const { opinion, busy } = useDeciding.getState();
  const { id } = useCopy.getState();
  if (busy || id === null) return;
  if (takesOpinion && opinion.trim() === '') {
    return askOpinion(deed);
  }
  useDeciding.setState({ busy: true });
  try {
    const wrote = hasUnsaved();
    if (!(await settleOpen())) return;
    // Whoever wrote in this window has read it: the decision is about that.
    if (wrote) await readReview();
    await act(id, deed, opinion.trim());
  } finally {
    useDeciding.setState({ busy: false });
  }
}

/** Who is shown to decide: when another window has just seated somebody else, nothing is signed in their name. */
export function shownPerson(): { readonly by?: Person } {
  const { person } = usePerson.getState();
  return person ? { by: person } : {};
}

async function act(id: string, action: Deed, opinion: string): Promise<void> {
  const { hash } = useReading.getState();
  try {
    await theHost().call('review.act', { id, action, opinion, ...shownPerson(), ...(hash === null ? {} : { hash }) });
    if (useCopy.getState().id === id) useDeciding.setState(undecided);
    tellDone(id, action);
  } catch (error) {
    const failure = shown(error);
    if (failure.code === 'stale') {
      noteTouched();
      await readReview();
    } else notify({ tone: 'error', key: 'deciding.failed', failure });
  }
}

/** Says what was done, and offers the next that waits. */
export function tellDone(id: string, action: Deed): void {
  askStanding();
  const title = useCopy.getState().fields?.title ?? '';
  const next = action === 'submit' || action === 'reopen' || action === 'correct' ? undefined : nextInQueue(id);
  notify({
    tone: 'success',
    key: `deciding.done.${action}`,
    values: { title },
    ...(next ? { action: { key: 'deciding.nextOne', run: () => void openQueued(next.id) } } : {}),
  });
}
