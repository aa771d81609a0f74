import type { Handlers } from '#contract/dispatch.ts';
import { mayAct } from '#domain/people.ts';
import { refusal } from '#domain/result.ts';
import type { Person } from '#domain/workflow.ts';
import type { Desk } from './newsroom.ts';

/** Who works here, and who sits at this desk. */
export function peopleHandlers(desk: Desk): Pick<Handlers, 'people.list' | 'people.save' | 'people.remove' | 'person.read' | 'person.choose'> {
  const { library, announce } = desk;
  return {
    'people.list': async () =>
      [...(await library.people())]
        .filter(([, { deletedAt }]) => deletedAt === undefined)
        .map(([id, { name, roles }]) => ({ id, name, roles: [...roles] }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    'people.save': async ({ id, name, roles }, { client }) => {
      const own = id ?? desk.identities.next();
      if (id !== undefined && !(await library.people()).has(id)) throw refusal('not-found', `person ${id}`, 'write', 'there is no such person');
      await library.savePerson(own, { schema: 1, name: name.trim(), roles: [...roles] });
      announce({ type: 'people.changed', by: client });
      return { id: own };
    },
    'people.remove': async ({ id }, { client }) => {
      await library.removePerson(id);
      announce({ type: 'people.changed', by: client });
      return {};
    },
    'person.read': async () => ({ person: (await library.local()).person, name: await readName(desk) }),
    'person.choose': async ({ person }, { client }) => {
      if (person) await refuseUnknown(desk, person);
      await library.saveLocal({ person });
      announce({ type: 'people.changed', by: client });
      return {};
    },
  };
}

/** @throws unknown-person, when the house keeps a list and has nobody of this name in this office */
export async function refuseUnknown({ library }: Pick<Desk, 'library'>, person: Person): Promise<void> {
  if (mayAct([...(await library.people()).values()], person)) return;
  const message = `nobody of this name works here as ${person.role}`;
  throw refusal('unknown-person', person.name, 'request', message, { role: person.role });
}

/** The person at this desk. @throws unknown-person, when nobody has been chosen, or who was chosen no longer works here */
export async function readPerson(desk: Pick<Desk, 'library'>): Promise<Person> {
  const { person } = await desk.library.local();
  if (!person) throw refusal('unknown-person', 'desk', 'request', 'nobody has been chosen as the person at this desk');
  await refuseUnknown(desk, person);
  return person;
}

/** The name of whoever is at this desk: the system's user until a person was chosen. */
export async function readName({ library, identities }: Pick<Desk, 'library' | 'identities'>): Promise<string> {
  return (await library.local()).person?.name ?? identities.person();
}

/** The same with an office; the lowest for somebody of whom nothing is known. */
export async function readActor({ library, identities }: Pick<Desk, 'library' | 'identities'>): Promise<Person> {
  return (await library.local()).person ?? { name: identities.person().slice(0, 100) || 'Copydesk', role: 'reporter' };
}
