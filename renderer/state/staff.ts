import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Person } from '#domain/workflow.ts';
import { attempt } from './actions.ts';
import { readPersonnel, usePerson } from './person.ts';
import { settleOpen, theHost } from './session.ts';

/** The people of the house: who sits here now, who is taken in, who leaves. */

export type Member = CallOutput<'people.list'>[number];

/** Each person with each office they hold: one to be chosen. */
export function seatsOf(staff: readonly Member[]): readonly Person[] {
  return staff.flatMap(({ name, roles }) => roles.map((role) => ({ name, role })));
}

/** True when they sit here now. */
export async function choosePerson(person: Person): Promise<boolean> {
  usePerson.setState({ asking: false });
  // What was proposed so far is theirs who sat here.
  if (!(await settleOpen())) return false;
  return attempt('people.chooseFailed', async () => {
    await theHost().call('person.choose', { person });
    await readPersonnel();
  });
}

/** Takes somebody in, or changes who is there under this id. Who sits here under the old name or office sits here under the new one. */
export async function saveMember(member: CallInput<'people.save'>): Promise<boolean> {
  const { person, staff } = usePerson.getState();
  const before = staff.find(({ id }) => id === member.id);
  return attempt('people.failed', async () => {
    await theHost().call('people.save', member);
    const [first] = member.roles;
    if (person && before?.name === person.name && first !== undefined) {
      const role = member.roles.includes(person.role) ? person.role : first;
      if (member.name !== person.name || role !== person.role) await theHost().call('person.choose', { person: { name: member.name, role } });
    }
    await readPersonnel();
  });
}

/** They leave; a desk they sat at is nobody's. */
export async function removeMember({ id, name }: Member): Promise<boolean> {
  return attempt('people.failed', async () => {
    await theHost().call('people.remove', { id });
    if (usePerson.getState().person?.name === name) await theHost().call('person.choose', { person: null });
    await readPersonnel();
  });
}
