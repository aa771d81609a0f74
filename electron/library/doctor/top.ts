import type { Failure } from '#domain/result.ts';
import { entriesOf } from '../durable.ts';
import { libraryForm, personForm, portalForm, wordsForm } from '../forms.ts';
import { rebuildLibraryFile } from '../libraryFile.ts';
import {
  damagedFolder,
  idOfPersonFile,
  isTemplateName,
  keyOfPortalFile,
  libraryFile,
  peopleFolder,
  portalsFolder,
  templateFiles,
  templatesFolder,
  wordsFile,
} from '../places.ts';
import type { Room } from '../room.ts';
import { type Done, type Finding, soundAgain } from './finding.ts';
import { straysOf } from './leftovers.ts';
import { examineRecord, lookAt } from './record.ts';

/** library.json, the house's words, portals, page templates, people. */

export async function examineTop(room: Room): Promise<readonly Finding[]> {
  const root = await entriesOf(room.shelf, '.');
  return [
    ...straysOf(room, '', '.', root, () => true).map((finding) => ({ ...finding, file: finding.file.slice(2) })),
    ...straysOf(room, '', damagedFolder, await entriesOf(room.shelf, damagedFolder), () => true),
    ...(await examineLibraryFile(room)),
    ...(await examineWords(room)),
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

/** Set aside where it is damaged: the house begins an empty list, or brings its own back from a backup or a table. */
async function examineWords(room: Room): Promise<readonly Finding[]> {
  const spot = { article: '', file: wordsFile, form: wordsForm, key: wordsFile };
  return (await room.queue.run(wordsFile, () => examineRecord(room, spot))).findings;
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
  const findings: Finding[] = [...straysOf(room, '', peopleFolder, entries, ({ name }) => idOfPersonFile(name) !== undefined)];
  for (const { name } of entries) {
    if (idOfPersonFile(name) === undefined) continue;
    const spot = { article: '', file: `${peopleFolder}/${name}`, form: personForm, key: peopleFolder };
    findings.push(...(await room.queue.run(peopleFolder, () => examineRecord(room, spot))).findings);
  }
  return findings;
}
