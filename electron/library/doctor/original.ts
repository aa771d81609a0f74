import { isOriginalFile, originalRecordName } from '#domain/originals.ts';
import { failureOf } from '#domain/result.ts';
import { sha256, writeRecord } from '../adapter.ts';
import { entriesOf, exists } from '../durable.ts';
import { type OriginalRecord, originalForm } from '../forms.ts';
import { readBytes } from '../media.ts';
import { kindOf } from '../problems.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { straysOf } from './leftovers.ts';
import { examineRecord, lookAt, moveAside, type Spot } from './record.ts';

/** The file an article was imported from is there and what its record says. */

/** One article's `original`: `key` is the queue in which it changes. */
export interface Kept {
  readonly room: Room;
  readonly id: string;
  readonly folder: string;
  readonly key: string;
}

export async function examineOriginal(kept: Kept): Promise<readonly Finding[]> {
  const { room, id, folder } = kept;
  const entries = await entriesOf(room.shelf, folder);
  const spot = spotOf(kept);
  const look = await examineRecord(room, spot, { damaged: remakes(kept, 'Repair would set it aside and write it anew from the file.') });
  const named = look.seen?.value.file;
  const files = entries.filter(({ name, kind }) => kind === 'file' && isOriginalFile(name)).map(({ name }) => name);
  // Without a record that can be read nobody knows which file is the original.
  const isOurs = ({ name }: { readonly name: string }) =>
    name === originalRecordName || (named === undefined ? files.includes(name) : name === named);
  const findings = [...straysOf(room, id, folder, entries, isOurs), ...look.findings];
  if (look.missing && files.length > 0) {
    findings.push({
      article: id,
      kind: 'missing',
      file: spot.file,
      message: 'it is missing',
      ...remakes(kept, 'Repair would write it anew from the file.'),
    });
  }
  if (look.seen) findings.push(...(await examineFile(kept, look.seen.value)));
  else findings.push(...files.map((name) => unproved(kept, name)));
  return findings;
}

function spotOf({ id, folder, key }: Kept): Spot<OriginalRecord> {
  return { article: id, file: `${folder}/${originalRecordName}`, form: originalForm, key };
}

function unproved(kept: Kept, name: string): Finding {
  const message = 'its record does not say any more what it held when it was imported';
  return { article: kept.id, kind: 'changed', file: `${kept.folder}/${name}`, message, ...remakes(kept, 'Repair would take it as it is.') };
}

async function examineFile(kept: Kept, record: OriginalRecord): Promise<readonly Finding[]> {
  const fault = await faultOf(kept, record);
  if (!fault) return [];
  const found = { ...fault, article: kept.id, file: `${kept.folder}/${record.file}` };
  if (fault.kind === 'unreadable') return [{ ...found, advice: 'The disk does not give it out: check the disk, or restore a backup.' }];
  const advice = `Repair would set ${fault.kind === 'missing' ? 'its record' : 'it and its record'} aside: a backup may have the original.`;
  return [{ ...found, advice, repair: () => putAway(kept) }];
}

async function faultOf({ room, folder }: Kept, record: OriginalRecord): Promise<Pick<Finding, 'kind' | 'message'> | undefined> {
  try {
    const bytes = await readBytes(room, `${folder}/${record.file}`);
    if (!bytes) return { kind: 'missing', message: 'it is missing, and its record names it' };
    return sha256(bytes) === record.hash ? undefined : { kind: 'damaged', message: 'its bytes are not those that were imported' };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { kind: kindOf(failure), message: failure.message };
  }
}

/** The file with its record: one without the other says nothing. */
function putAway(kept: Kept): Promise<Done> {
  const { room, id, folder, key } = kept;
  return room.queue.run(key, async () => {
    const spot = spotOf(kept);
    const record = (await lookAt(room, spot)).seen?.value;
    if (!record || !(await faultOf(kept, record))) return soundAgain;
    const file = `${folder}/${record.file}`;
    const said = (await exists(room.shelf, file)) ? [await moveAside(room, id, file)] : [];
    said.push(`The record: ${await moveAside(room, id, spot.file)}`);
    return { action: said.join(' '), settled: true };
  });
}

function remakes(kept: Kept, advice: string): Pick<Finding, 'advice' | 'repair'> {
  return { advice, repair: () => remake(kept) };
}

/** What the file holds now is taken for what was imported: nothing says otherwise any more. */
function remake(kept: Kept): Promise<Done> {
  const { room, id, folder, key } = kept;
  return room.queue.run(key, async () => {
    const spot = spotOf(kept);
    const { missing, fault } = await lookAt(room, spot);
    if (!missing && fault?.kind !== 'damaged') return soundAgain;
    const said = missing ? [] : [await moveAside(room, id, spot.file)];
    const files = (await entriesOf(room.shelf, folder)).filter(({ name, kind }) => kind === 'file' && isOriginalFile(name));
    const [only] = files;
    const bytes = only && files.length === 1 ? await readBytes(room, `${folder}/${only.name}`) : undefined;
    if (!only || !bytes) return { action: [...said, 'There is no single file beside it to write it from.'].join(' '), settled: files.length === 0 };
    const record = { schema: 1 as const, name: only.name, file: only.name, bytes: bytes.length, hash: sha256(bytes), at: room.clock.now() };
    await writeRecord(room.shelf, spot.file, originalForm, record);
    return { action: [...said, 'It was written anew from the file.'].join(' '), settled: true };
  });
}
