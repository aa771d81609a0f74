import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { openRecord, readRecord } from './adapter.ts';
import { entriesOf, makeFolder, removeDurably } from './durable.ts';
import { portalForm } from './forms.ts';
import { keyOfPortalFile, portalPath, portalsFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import { noteProblem } from './problems.ts';
import type { Room } from './room.ts';

/** Profiles the newsroom added, by key. One that cannot be read does not hide the others: it is told with the next list. */
export async function readPortals(room: Room): Promise<readonly Profile[]> {
  for (const file of room.problems.keys()) if (file.startsWith(`${portalsFolder}/`)) room.problems.delete(file);
  const profiles: Profile[] = [];
  for (const { name } of await entriesOf(room.shelf, portalsFolder)) {
    const key = keyOfPortalFile(name);
    const profile = key === undefined ? undefined : await readOrTell(room, key);
    if (profile) profiles.push(profile);
  }
  return profiles.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * @returns undefined when there is none of this key
 * @throws damaged, newer-format, invalid: naming the file, which a person can put right
 */
export async function readPortal(room: Room, key: string): Promise<Profile | undefined> {
  const file = portalPath(key);
  const profile = (await readRecord(room.shelf, file, portalForm))?.value;
  if (profile && profile.key !== key) throw refusal('invalid', file, 'read', `key: it is the profile of ${profile.key}`, { field: 'key' });
  return profile;
}

async function readOrTell(room: Room, key: string): Promise<Profile | undefined> {
  try {
    return await readPortal(room, key);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    noteProblem(room, key, portalPath(key), failure);
    return undefined;
  }
}

/** @throws bad-profile, naming the field */
export async function savePortal(room: Room, given: Profile): Promise<void> {
  const profile = parseProfile(given, `portal ${String(given.key).slice(0, 64)}`);
  const file = portalPath(profile.key);
  await room.queue.run(file, async () => {
    await assertPresent(room);
    await makeFolder(room.shelf, portalsFolder);
    await openRecord(room.shelf, file, portalForm, profile).low.write();
  });
}

/** @throws not-found, replaced, disk-full, read-only, disk */
export async function removePortal(room: Room, key: string): Promise<void> {
  const file = portalPath(key);
  await room.queue.run(file, async () => {
    await assertPresent(room);
    await removeDurably(room.shelf, file);
  });
  room.problems.delete(file);
}
