import { create } from 'zustand';
import type { Conflicts } from '#domain/handoff/conflicts.ts';
import { type Choice, settle } from '#domain/handoff/settle.ts';
import { body } from './body.ts';
import { useCopy } from './copy.ts';
import { notify } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { presentText } from './history.ts';
import { useHolding } from './holding.ts';
import { setFields, settleOpen, shown, theHost } from './session.ts';

/** What merges left to be settled in the open article, and what a person has chosen so far: closing the dialog loses nothing of it. */
export interface Unsettled {
  /** By the conflict's id. */
  readonly pending: Conflicts;
  readonly choices: Readonly<Record<string, Choice>>;
}

export const useConflicts = create<Unsettled>(() => ({ pending: {}, choices: {} }));

/** Follows the open article from now on. */
export function startConflicts(): void {
  useCopy.subscribe((copy, before) => {
    if (copy.id === before.id && copy.opened === before.opened) return;
    if (copy.id !== before.id) useConflicts.setState({ pending: {}, choices: {} });
    void readConflicts();
  });
  onDeskEvent((event) => {
    if (event.type === 'conflicts.changed' && event.id === useCopy.getState().id) void readConflicts();
  });
}

async function readConflicts(): Promise<void> {
  const { id } = useCopy.getState();
  if (id === null) return;
  try {
    const pending = await theHost().call('handoff.conflicts', { id });
    if (useCopy.getState().id !== id) return;
    const choices = Object.fromEntries(Object.entries(useConflicts.getState().choices).filter(([key]) => Object.hasOwn(pending, key)));
    useConflicts.setState({ pending, choices });
  } catch (error) {
    notify({ tone: 'error', key: 'handoff.conflictsUnread', failure: shown(error) });
  }
}

export function choose(conflict: string, choice: Choice): void {
  useConflicts.setState(({ choices }) => ({ choices: { ...choices, [conflict]: choice } }));
}

/**
 * Makes what was chosen part of the open article, in one save and one undo step of the text; what was not chosen goes on waiting.
 * True when it is on disk.
 */
export async function applyChoices(): Promise<boolean> {
  const { id } = useCopy.getState();
  const present = presentText();
  const { pending, choices } = useConflicts.getState();
  if (id === null || !present || !useHolding.getState().mine) return false;
  const { body: replacements, fields, settled } = settle(present, pending, choices);
  if (settled.length === 0) return false;
  if (replacements.length > 0) body()?.rewrite(replacements);
  if (Object.keys(fields).length > 0) setFields(fields);
  // Only what is on disk is settled: until then the conflicts wait.
  if (!(await settleOpen())) return false;
  try {
    await theHost().call('handoff.settle', { id, conflicts: [...settled] });
    await readConflicts();
    notify({ tone: 'success', key: 'handoff.settled', values: { count: settled.length } });
    return true;
  } catch (error) {
    notify({ tone: 'error', key: 'handoff.settleFailed', failure: shown(error) });
    return false;
  }
}
