import { assertNever } from '#domain/result.ts';
import { noteProblem } from '../problems.ts';
import { recoverWhenStill } from '../recovery.ts';
import type { Room } from '../room.ts';
import type { Told } from './messages.ts';

/** What the library does about what its index has come upon. */
export function hear(room: Room, told: Told): void {
  switch (told.type) {
    case 'indexing':
      room.tell({ type: 'indexing', done: told.done, total: told.total });
      break;
    case 'changed':
      room.tell({ type: 'changed', ids: told.ids });
      break;
    case 'trouble': {
      noteProblem(room, told.id, told.file, told.failure);
      room.tell({ type: 'changed', ids: told.id === '' ? [] : [told.id] });
      if (told.id !== '') {
        recoverWhenStill(room, told.id).catch((error: unknown) => room.shelf.report(error, `recovery of article ${told.id}`));
      }
      break;
    }
    case 'healed':
      room.problems.delete(told.file);
      room.tell({ type: 'changed', ids: [told.id] });
      break;
    case 'report':
      room.shelf.report(new Error(told.message), told.what);
      break;
    default:
      assertNever(told, 'message of the index');
  }
}
