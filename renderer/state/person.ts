import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { Person } from '#domain/workflow.ts';
import { useDesk } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { localStore } from './localStore.ts';
import { shown, theHost } from './session.ts';

/** Who sits at this desk, in which office, and who works in this house. */

export interface Personnel {
  /** Null until somebody was chosen. */
  readonly person: Person | null;
  /** Of whoever writes remarks here: the system's user until somebody was chosen. */
  readonly name: string;
  readonly staff: CallOutput<'people.list'>;
  /** The question who sits here stands open, wherever it was asked. */
  readonly asking: boolean;
}

export const usePerson = create<Personnel>(() => ({ person: null, name: '', staff: [], asking: false }));

export function askWhoIsHere(asking = true): void {
  usePerson.setState({ asking });
}

/** Reads both, and again whenever they change. */
export async function startPerson(): Promise<void> {
  onDeskEvent((event) => {
    if (event.type === 'people.changed') void readPersonnel();
  });
  await readPersonnel();
}

export async function readPersonnel(): Promise<void> {
  try {
    const [{ person, name }, staff] = await Promise.all([theHost().call('person.read', {}), theHost().call('people.list', {})]);
    usePerson.setState({ person, name, staff });
  } catch (error) {
    // What needs a person says so itself when it is refused.
    console.warn('person:', shown(error).message);
  }
}

const nameKey = 'copydesk.person';

/** How whoever decides something here is called; empty when nobody has said, and the newsroom has no editor for new drafts. */
export function personHere(): string {
  return usePerson.getState().person?.name ?? localStore()?.getItem(nameKey) ?? useDesk.getState().settings.defaults.editor;
}

export function rememberPerson(name: string): void {
  localStore()?.setItem(nameKey, name);
}
