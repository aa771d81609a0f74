import type { Problem } from '#domain/problems.ts';
import { assertNever, failureOf } from '#domain/result.ts';
import { type RecordForm, readRecord, type Seen, writeRecord } from '../adapter.ts';
import { setAside } from '../aside.ts';
import { removeDurably, type Shelf } from '../durable.ts';
import { kindOf } from '../problems.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';

/** One JSON file of the library: read, of its schema, what its checksum says, in its place, and byte for byte as we write it. */

export interface Spot<T> {
  /** An article's id, a portal's key, or empty. */
  readonly article: string;
  readonly file: string;
  readonly form: RecordForm<T>;
  /** The queue in which it changes. */
  readonly key: string;
  /** Why a valid record does not belong there. */
  readonly misfit?: (value: T) => string | undefined;
}

export type Fault = Omit<Problem, 'action'>;

/** `missing` without a fault: whether it should be there is for the caller to say. */
export interface Look<T> {
  readonly missing: boolean;
  readonly seen?: Seen<T>;
  readonly fault?: Fault;
}

export async function lookAt<T>({ shelf }: Pick<Room, 'shelf'>, { article, file, form, misfit }: Spot<T>): Promise<Look<T>> {
  const fault = (kind: Fault['kind'], message: string): Fault => ({ article, kind, file, message });
  try {
    const seen = await readRecord(shelf, file, form);
    if (!seen) return { missing: true };
    const reason = misfit?.(seen.value);
    if (reason !== undefined) return { missing: false, fault: fault('damaged', reason) };
    if (seen.asWritten) return { missing: false, seen };
    const message = seen.changedOutside
      ? 'its content is valid, but not what its checksum says'
      : 'its content is sound, but not written as Copydesk writes it';
    return { missing: false, seen, fault: fault('changed', message) };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { missing: false, fault: fault(kindOf(failure), failure.message) };
  }
}

/** What is done about a fault; what is not given here is done as for any record. */
export interface Remedies {
  readonly damaged?: Pick<Finding, 'advice' | 'repair'>;
  readonly changed?: Pick<Finding, 'advice' | 'repair'>;
}

export async function examineRecord<T>(
  room: Room,
  spot: Spot<T>,
  remedies: Remedies = {},
): Promise<Look<T> & { readonly findings: readonly Finding[] }> {
  const look = await lookAt(room, spot);
  return { ...look, findings: look.fault ? [{ ...look.fault, ...remedyOf(room, spot, look.fault.kind, remedies) }] : [] };
}

function remedyOf<T>(room: Room, spot: Spot<T>, kind: Problem['kind'], remedies: Remedies): Pick<Finding, 'advice' | 'repair'> {
  switch (kind) {
    case 'damaged':
      return remedies.damaged ?? { advice: 'Repair would set it aside in damaged/.', repair: () => putAway(room, spot) };
    case 'changed':
      return remedies.changed ?? { advice: 'Repair would keep it as it is and put its checksum right.', repair: () => reseal(room, spot) };
    case 'newer':
      return { advice: 'A newer program wrote it: it is left as it is. Open the library with that program.' };
    case 'unreadable':
      return { advice: 'The disk does not give it out: check the disk, or restore a backup.' };
    case 'missing':
    case 'misplaced':
    case 'left-over':
      return { advice: '' };
    default:
      return assertNever(kind, 'kind of problem');
  }
}

/** Copies a damaged record to `damaged/` and takes it away. */
export function putAway<T>(room: Room, spot: Spot<T>): Promise<Done> {
  return room.queue.run(spot.key, async () => {
    if ((await lookAt(room, spot)).fault?.kind !== 'damaged') return soundAgain;
    return { action: await moveAside(room, spot.article, spot.file), settled: true };
  });
}

/** Only inside the queue of the file. @returns what was done, as a sentence */
export async function moveAside(room: Room, article: string, file: string): Promise<string> {
  const aside = await copyAside(room, article, file);
  await removeDurably(room.shelf, file);
  room.problems.delete(file);
  return `It was set aside: its bytes are in ${aside}.`;
}

/** @returns where the copy lies */
export function copyAside(
  { shelf, clock }: { readonly shelf: Shelf; readonly clock: Room['clock'] },
  article: string,
  file: string,
): Promise<string> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const folder =
    file
      .slice(0, -name.length - 1)
      .split('/')
      .at(-1) ?? '';
  return setAside(shelf, clock, file, [article, folder === article ? '' : folder, name].filter((part) => part !== '').join('-'));
}

/** Writes a valid record anew, with the checksum of what it holds. */
function reseal<T>(room: Room, spot: Spot<T>): Promise<Done> {
  return room.queue.run(spot.key, async () => {
    const { seen, fault } = await lookAt(room, spot);
    if (fault?.kind !== 'changed' || !seen) return soundAgain;
    await writeRecord(room.shelf, spot.file, spot.form, seen.value);
    return { action: 'It was kept as it is, and its checksum put right.', settled: true };
  });
}
