import { type Profile, parseProfile } from '#domain/portal/profile.ts';
import { refusal } from '#domain/result.ts';
import { openRecord, readRecord } from './adapter.ts';
import { entriesOf, makeFolder } from './durable.ts';
import { portalForm } from './forms.ts';
import { keyOfPortalFile, portalPath, portalsFolder } from './places.ts';
import type { Room } from './room.ts';

/** Profiles the newsroom added, by key. @throws damaged, newer-format, invalid: naming the file, which a person can put right */
export async function readPortals(room: Room): Promise<readonly Profile[]> {
  const profiles: Profile[] = [];
  for (const { name } of await entriesOf(room.shelf, portalsFolder)) {
    const key = keyOfPortalFile(name);
    const seen = key === undefined ? undefined : await readRecord(room.shelf, portalPath(key), portalForm);
    if (!seen) continue;
    if (seen.value.key !== key)
      throw refusal('invalid', portalPath(key ?? ''), 'read', `key: it is the profile of ${seen.value.key}`, { field: 'key' });
    profiles.push(seen.value);
  }
  return profiles.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** @throws bad-profile, naming the field */
export async function savePortal(room: Room, given: Profile): Promise<void> {
  const profile = parseProfile(given, `portal ${String(given.key).slice(0, 64)}`);
  const file = portalPath(profile.key);
  await room.queue.run(file, async () => {
    await makeFolder(room.shelf, portalsFolder);
    await openRecord(room.shelf, file, portalForm, profile).low.write();
  });
}
