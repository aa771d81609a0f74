import { z } from 'zod';
import { type Failure, failureOf } from '#domain/result.ts';
import type { RecordForm } from '../adapter.ts';
import { entriesOf } from '../durable.ts';
import { libraryForm, portalForm } from '../forms.ts';
import { rebuildLibraryFile } from '../libraryFile.ts';
import { readBytes } from '../media.ts';
import { damagedFolder, isTemplateName, keyOfPortalFile, libraryFile, portalsFolder, templateFiles, templatesFolder } from '../places.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { straysOf } from './leftovers.ts';
import { examineRecord, lookAt, type Spot } from './record.ts';

/** library.json, portals, page templates, people. */

const peopleFolder = 'people';
/** They have no form yet: plain JSON, of whatever version. */
const personForm: RecordForm<Record<string, unknown>> = {
  schema: z.record(z.string(), z.unknown()),
  version: { field: 'schema', newest: Number.MAX_SAFE_INTEGER },
};

export async function examineTop(room: Room): Promise<readonly Finding[]> {
  const root = await entriesOf(room.shelf, '.');
  return [
    ...straysOf(room, '', '.', root, () => true).map((finding) => ({ ...finding, file: finding.file.slice(2) })),
    ...straysOf(room, '', damagedFolder, await entriesOf(room.shelf, damagedFolder), () => true),
    ...(await examineLibraryFile(room)),
    ...(await examinePortals(room)),
    ...(await examineTemplates(room)),
    ...(await examinePeople(room)),
  ];
}

const librarySpot = { article: '', file: libraryFile, form: libraryForm, key: libraryFile };

async function examineLibraryFile(room: Room): Promise<readonly Finding[]> {
  const repair = () => rebuild(room);
  const { missing, findings } = await room.queue.run(libraryFile, () => lookWith(room, repair));
  if (!missing) return findings;
  return [{ article: '', kind: 'missing', file: libraryFile, message: 'it is missing', advice: 'Repair would write it anew.', repair }];
}

function lookWith(room: Room, repair: () => Promise<Done>) {
  return examineRecord(room, librarySpot, { damaged: { advice: 'Repair would set it aside and write it anew.', repair } });
}

function rebuild(room: Room): Promise<Done> {
  return room.queue.run(libraryFile, async () => {
    const { missing, fault } = await lookAt(room, librarySpot);
    if (!missing && fault?.kind !== 'damaged') return soundAgain;
    const failure: Failure = {
      code: missing ? 'not-found' : 'damaged',
      thing: libraryFile,
      stage: 'repair',
      message: fault?.message ?? 'it is missing',
    };
    return { action: (await rebuildLibraryFile(room.shelf, room.clock, failure)).action, settled: true };
  });
}

async function examinePortals(room: Room): Promise<readonly Finding[]> {
  const entries = await entriesOf(room.shelf, portalsFolder);
  const findings: Finding[] = [...straysOf(room, '', portalsFolder, entries, ({ name }) => keyOfPortalFile(name) !== undefined)];
  for (const { name } of entries) {
    const key = keyOfPortalFile(name);
    if (key === undefined) continue;
    const file = `${portalsFolder}/${name}`;
    const misfit = (profile: { readonly key: string }) => (profile.key === key ? undefined : `key: it is the profile of ${profile.key}`);
    findings.push(...(await room.queue.run(file, () => examineRecord(room, { article: key, file, form: portalForm, key: file, misfit }))).findings);
  }
  return findings;
}

/** Plain files of the newsroom's own making: whether they can be used is said where they are. */
async function examineTemplates(room: Room): Promise<readonly Finding[]> {
  const entries = await entriesOf(room.shelf, templatesFolder);
  const isOurs = ({ name, kind }: { readonly name: string; readonly kind: string }) => kind === 'folder' && isTemplateName(name);
  const findings: Finding[] = [...straysOf(room, '', templatesFolder, entries, isOurs)];
  for (const { name } of entries.filter(isOurs)) {
    const folder = `${templatesFolder}/${name}`;
    const files = await entriesOf(room.shelf, folder);
    const isFile = (wanted: string) => files.some((file) => file.name === wanted && file.kind === 'file');
    findings.push(...straysOf(room, '', folder, files, (file) => file.kind === 'file' && Object.values<string>(templateFiles).includes(file.name)));
    if (isFile(templateFiles.html)) continue;
    const file = `${folder}/${templateFiles.html}`;
    findings.push({ article: '', kind: 'missing', file, message: 'it is missing', advice: 'Add the template again, or remove its folder.' });
  }
  return findings;
}

async function examinePeople(room: Room): Promise<readonly Finding[]> {
  const entries = await entriesOf(room.shelf, peopleFolder);
  const isOurs = ({ name }: { readonly name: string }) => name.endsWith('.json');
  const findings: Finding[] = [...straysOf(room, '', peopleFolder, entries, isOurs)];
  for (const { name } of entries.filter(isOurs)) findings.push(...(await examinePerson(room, `${peopleFolder}/${name}`)));
  return findings;
}

async function examinePerson(room: Room, file: string): Promise<readonly Finding[]> {
  const spot: Spot<Record<string, unknown>> = { article: '', file, form: personForm, key: file };
  const { fault } = await lookAt(room, spot);
  if (!fault || (fault.kind === 'changed' && !(await hasChecksum(room, file)))) return [];
  return [{ ...fault, advice: 'It is left as it is: nothing in this version uses it.' }];
}

/** Or had one: a flipped bit may be in its name. */
async function hasChecksum(room: Room, file: string): Promise<boolean> {
  try {
    return /"sha256"|"[0-9a-f]{64}"/.test(Buffer.from((await readBytes(room, file)) ?? []).toString('latin1'));
  } catch (error) {
    if (!failureOf(error)) throw error;
    return true;
  }
}
