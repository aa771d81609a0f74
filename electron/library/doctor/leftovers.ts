import { type DiskEntry, errorCode } from '../disk.ts';
import { isForeignTemporary, onDisk, writeRefusal } from '../durable.ts';
import type { Room } from '../room.ts';
import type { Finding } from './finding.ts';

/** What does not belong where it lies: temp files of dead sessions, links, files that nobody of us wrote. */

/** What desktops and version control put into folders. */
const litter = ['Thumbs.db', 'desktop.ini'];

/** A finding for each entry that is a left-over or, when `isOurs` does not know it, a stranger. Names with a dot belong to others. */
export function straysOf(
  room: Room,
  article: string,
  folder: string,
  entries: readonly DiskEntry[],
  isOurs: (entry: DiskEntry) => boolean,
): readonly Finding[] {
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (isForeignTemporary(entry.name))
      return [leftOver(room, article, file, 'it is the temp file of a session that ended in the middle of a write')];
    if (isOurs(entry) || entry.name.startsWith('.') || litter.includes(entry.name)) return [];
    const message = entry.kind === 'other' ? 'it is a link or a device, and is not followed' : 'it is none of ours';
    return [{ article, kind: 'misplaced', file, message, advice: 'It is left as it is: move it elsewhere if it is not needed here.' } as const];
  });
}

export function leftOver(room: Room, article: string, file: string, message: string): Finding {
  return {
    article,
    kind: 'left-over',
    file,
    message,
    advice: 'Repair would remove it.',
    repair: async () => {
      try {
        await room.shelf.disk.unlink(onDisk(room.shelf, file));
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') throw writeRefusal(error, file);
      }
      return { action: 'It was removed.', settled: true };
    },
  };
}
