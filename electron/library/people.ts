import type { Staff } from '#domain/people.ts';
import { nameKey } from '#domain/personNames.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { readRecord, writeRecord } from './adapter.ts';
import { entriesOf, makeFolder } from './durable.ts';
import { personForm } from './forms.ts';
import { idOfPersonFile, peopleFolder, personPath } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem } from './problems.ts';
import type { Room } from './room.ts';

/** By id, those who have left too. One whose file cannot be read does not hide the others: it is told as a problem. */
export async function readPeople(room: Room): Promise<ReadonlyMap<string, Staff>> {
  for (const file of room.problems.keys()) if (file.startsWith(`${peopleFolder}/`)) room.problems.delete(file);
  const people = new Map<string, Staff>();
  for (const { name } of await entriesOf(room.shelf, peopleFolder)) {
    const id = idOfPersonFile(name);
    const staff = id === undefined ? undefined : await readOrTell(room, id);
    if (id !== undefined && staff) people.set(id, staff);
  }
  return people;
}

async function readOrTell(room: Room, id: string): Promise<Staff | undefined> {
  try {
    return (await readRecord(room.shelf, personPath(id), personForm))?.value;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    noteProblem(room, '', personPath(id), failure);
    return undefined;
  }
}

/** Durable when it resolves. @throws target-exists, when somebody else who works here has the name */
export async function savePerson(room: Room, id: string, staff: Staff): Promise<void> {
  const file = personPath(id);
  await room.queue.run(peopleFolder, async () => {
    await assertPresent(room);
    const namesakes = [...(await readPeople(room))].filter(([other, each]) => other !== id && nameKey(each.name) === nameKey(staff.name));
    if (staff.deletedAt === undefined && namesakes.some(([, { deletedAt }]) => deletedAt === undefined)) {
      throw refusal('target-exists', staff.name, 'write', 'somebody of this name works here already');
    }
    await makeFolder(room.shelf, peopleFolder);
    await writeRecord(room.shelf, file, personForm, staff);
  });
}

/** They stay on file with the time they left. @throws not-found */
export async function removePerson(room: Room, id: string): Promise<void> {
  const file = personPath(id);
  await room.queue.run(peopleFolder, async () => {
    await assertPresent(room);
    const staff = (await readRecord(room.shelf, file, personForm))?.value;
    if (!staff) throw refusal('not-found', `person ${id}`, 'write', 'there is no such person');
    await writeRecord(room.shelf, file, personForm, { ...staff, deletedAt: staff.deletedAt ?? room.clock.now() });
  });
}
