import { mediaFile, uuid } from '#domain/article.ts';
import { isSafeName } from '#domain/portal/safepath.ts';
import { refusal } from '#domain/result.ts';

/**
 * Where things are inside a library (DESIGN.md §3). What a caller gives is checked by pattern here and is never a path.
 * All results are relative to the library, with `/`.
 */

export const libraryFile = 'library.json';
/** The house's own words: apart from the settings, which travel whole and often. */
export const wordsFile = 'words.json';
export const articlesFolder = 'articles';
export const portalsFolder = 'portals';
export const peopleFolder = 'people';
/** Page templates the newsroom added, a folder each. */
export const templatesFolder = 'templates';
export const trashFolder = 'trash';
/** What was damaged, with its bytes as they were found. */
export const damagedFolder = 'damaged';
/** What a migration changed, as it was before. */
export const backupsFolder = 'backups';
/** A copy of library.json, in case that one is lost. */
export const mirrorFile = '.index/library.json';
export const lockFile = '.lock';
export const holderFile = '.lock-holder.json';
export const probeFile = '.lock-probe';
/** What belongs to this machine alone: never backed up. */
export const localFile = '.desk.json';
/** Who at this machine last saw which text. */
export const looksFile = '.looks.json';
export const indexFolder = '.index';
export const indexFile = '.index/articles.sqlite';
/** There while the index is closed and in order. */
export const indexMark = '.index/in-order';

const rivalName = /^\d{1,16}-[0-9a-f]{12}\.json$/;
const revisionName = /^(0|[1-9]\d{0,14})\.json$/;
const textFileName = /^([0-9a-f]{16})\.md$/;
const trashName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.[1-9]\d{0,3})?$/;
const portalKey = /^[a-z0-9][a-z0-9-]{0,63}$/;
const templateName = /^[a-z0-9-]{1,64}$/;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(10_000, 0, 1);

/**
 * The folder of an article: year and month of its id's own time, in UTC.
 * @throws invalid for an id that is no UUIDv7, or whose time is before 2000 or has no year of four digits
 */
export function articleFolder(id: string, stage: 'read' | 'write'): string {
  const isVersion7 = uuid.safeParse(id).success && id[14] === '7' && '89ab'.includes(id[19] ?? '');
  const time = isVersion7 ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : Number.NaN;
  if (!(time >= earliest && time < latest)) {
    throw refusal('invalid', `article ${id.slice(0, 40)}`, stage, isVersion7 ? 'the time in its id is absurd' : 'its id is no UUIDv7', {
      field: 'id',
    });
  }
  const [year, month] = new Date(time).toISOString().split('-');
  return `${articlesFolder}/${year}/${month}/${id}`;
}

/** The time in an id, ISO 8601; 1970 for one that has none. */
export function timeOfId(id: string): string {
  const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return new Date(time < latest ? time : 0).toISOString();
}

/** @throws not-found for a name that no picture of ours has */
export function mediaPath(id: string, file: string, stage: 'read' | 'write'): string {
  if (!mediaFile.safeParse(file).success) throw refusal('not-found', file.slice(0, 100), stage, 'there is no such picture');
  return `${articleFolder(id, stage)}/media/${file}`;
}

/** Where the file lies that an article was imported from, with its record. */
export function originalFolder(id: string, stage: 'read' | 'write'): string {
  return `${articleFolder(id, stage)}/original`;
}

export function articleFile(id: string): string {
  return `${articleFolder(id, 'read')}/article.json`;
}

export function rivalsFolder(id: string, stage: 'read' | 'write'): string {
  return `${articleFolder(id, stage)}/rivals`;
}

/** The conflicts of an article that wait for a person. */
export const conflictsFile = 'conflicts.json';

export function isRivalName(name: string): boolean {
  return rivalName.test(name);
}

export function revisionsFolder(id: string, stage: 'read' | 'write'): string {
  return `${articleFolder(id, stage)}/revisions`;
}

export function revisionFile(id: string, number: number): string {
  return `${revisionsFolder(id, 'read')}/${number}.json`;
}

/** The number of a snapshot's file, or undefined for another file. */
export function numberOfRevisionFile(name: string): number | undefined {
  const found = revisionName.exec(name);
  return found ? Number(found[1]) : undefined;
}

/** The folder of the texts that an article's snapshots share. */
export function textsFolder(id: string): string {
  return `${revisionsFolder(id, 'read')}/texts`;
}

export function textFile(id: string, name: string): string {
  return `${textsFolder(id)}/${name}.md`;
}

/** The name of a text's file without its ending, or undefined for another file. */
export function nameOfTextFile(name: string): string | undefined {
  return textFileName.exec(name)?.[1];
}

/** The id in the name of an entry of the trash: `<id>`, `<id>.2`; undefined for another name. */
export function idOfTrashKey(key: string): string | undefined {
  return trashName.exec(key)?.[1];
}

/** @throws invalid for a key that no portal may have */
export function portalPath(key: string): string {
  if (!portalKey.test(key)) throw refusal('invalid', `portal ${key.slice(0, 100)}`, 'write', 'key: not a portal key', { field: 'key' });
  return `${portalsFolder}/${key}.json`;
}

/** The two files of a template. */
export const templateFiles = { html: 'page.html', css: 'page.css' } as const;

/** Whether a folder may be called that on every system. */
export function isTemplateName(name: string): boolean {
  return templateName.test(name) && isSafeName(name);
}

/** @throws invalid for a name that no template may have */
export function templatePath(name: string, file: keyof typeof templateFiles): string {
  if (!isTemplateName(name))
    throw refusal('invalid', `template ${name.slice(0, 100)}`, 'write', 'name: not a name for a template', { field: 'name' });
  return `${templatesFolder}/${name}/${templateFiles[file]}`;
}

/** @throws invalid for what no id can be */
export function personPath(id: string): string {
  if (!uuid.safeParse(id).success) throw refusal('invalid', `person ${id.slice(0, 40)}`, 'write', 'id: it is no UUID', { field: 'id' });
  return `${peopleFolder}/${id}.json`;
}

/** The id of a person's file, or undefined for another file. */
export function idOfPersonFile(name: string): string | undefined {
  return name.endsWith('.json') ? uuid.safeParse(name.slice(0, -'.json'.length)).data : undefined;
}

/** The key of a portal's file, or undefined for another file. */
export function keyOfPortalFile(name: string): string | undefined {
  const key = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
  return portalKey.test(key) ? key : undefined;
}

/** Where the remarks of an article under creation wait for it: without an article.json beside it, it means nothing. */
export const comingReview = 'review.coming.json';
