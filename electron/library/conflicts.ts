import type { Conflicts } from '#domain/handoff/conflicts.ts';
import { readRecord, writeRecord } from './adapter.ts';
import { removeDurably } from './durable.ts';
import { conflictsForm } from './forms.ts';
import { articleFolder, conflictsFile } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/** Conflicts of merges, beside the article until a person has settled them. What they are about is also in the article and its snapshots. */

/** None where there is no article. @throws damaged, newer-format, invalid, disk */
export async function readConflicts(room: Room, id: string): Promise<Conflicts> {
  const file = `${articleFolder(id, 'read')}/${conflictsFile}`;
  return (await readRecord(room.shelf, file, conflictsForm))?.value.conflicts ?? {};
}

/** Without any the file is gone. Durable when it resolves. @throws damaged, newer-format, invalid, read-only, disk-full, disk */
export async function changeConflicts(room: Room, id: string, change: (conflicts: Conflicts) => Conflicts): Promise<void> {
  const file = `${articleFolder(id, 'write')}/${conflictsFile}`;
  await room.queue.run(id, async () => {
    await assertPresent(room);
    const before = await readConflicts(room, id);
    const conflicts = change(before);
    if (Object.keys(conflicts).length > 0) await writeRecord(room.shelf, file, conflictsForm, { schema: 1, conflicts: { ...conflicts } });
    else if (Object.keys(before).length > 0) await removeDurably(room.shelf, file);
  });
}
