import { maxTemplateLength, type Template } from '#domain/portal/template.ts';
import { failureOf, refusal } from '#domain/result.ts';
import { entriesOf, makeFolder, onDisk, removeDurably, removeTree, syncNames, writeDurably } from './durable.ts';
import { readBytes } from './media.ts';
import { isTemplateName, templateFiles, templatePath, templatesFolder } from './places.ts';
import { assertPresent } from './presence.ts';
import type { Room } from './room.ts';

/**
 * Page templates the newsroom added: `templates/<name>/page.html` and `page.css`, as they were given, so that they can be read
 * with a text editor. Whether one can be used is for the domain to say, each time.
 */

/** Four bytes a character at the most. */
const maxBytes = 4 * maxTemplateLength;

/** Names, in order. A folder without its page is none. */
export async function templateNames(room: Room): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, kind } of await entriesOf(room.shelf, templatesFolder)) {
    if (kind !== 'folder' || !isTemplateName(name)) continue;
    const files = await entriesOf(room.shelf, `${templatesFolder}/${name}`);
    if (files.some((file) => file.name === templateFiles.html && file.kind === 'file')) names.push(name);
  }
  return names.sort();
}

/**
 * @returns undefined when there is none of this name
 * @throws damaged, naming the file, when it is no text
 */
export function readTemplate(room: Room, name: string): Promise<Template | undefined> {
  if (!isTemplateName(name)) return Promise.resolve(undefined);
  return room.queue.run(`${templatesFolder}/${name}`, async () => {
    const html = await readText(room, templatePath(name, 'html'));
    if (html === undefined) return undefined;
    return { name, html, css: (await readText(room, templatePath(name, 'css'))) ?? '' };
  });
}

async function readText(room: Room, file: string): Promise<string | undefined> {
  const bytes = await readBytes(room, file);
  if (!bytes) return undefined;
  if (bytes.length > maxBytes) throw refusal('damaged', file, 'read', 'it is far too large for a template', { bytes: bytes.length });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal('damaged', file, 'read', 'it is not UTF-8 text', undefined, cause);
  }
}

/** The page last: with it the template is there. Of one that is replaced the new style sheet may stand with the old page, if a power cut comes between. */
export async function saveTemplate(room: Room, { name, html, css }: Template): Promise<void> {
  const folder = `${templatesFolder}/${name}`;
  const files = [
    [templatePath(name, 'css'), css],
    [templatePath(name, 'html'), html],
  ] as const;
  await room.queue.run(folder, async () => {
    await assertPresent(room);
    await makeFolder(room.shelf, folder);
    for (const [file, text] of files) await writeDurably(room.shelf, file, Buffer.from(text, 'utf8'));
  });
}

/** The page first: without it the template is gone. @throws not-found */
export async function removeTemplate(room: Room, name: string): Promise<void> {
  const page = templatePath(name, 'html');
  const folder = `${templatesFolder}/${name}`;
  await room.queue.run(folder, async () => {
    await assertPresent(room);
    await removeDurably(room.shelf, page);
    try {
      await removeTree(room.shelf, folder);
      await syncNames(room.shelf, templatesFolder);
    } catch (error) {
      if (!failureOf(error)) throw error;
      // The template is gone; what is left of its folder the doctor tells.
      room.shelf.report(error, onDisk(room.shelf, folder));
    } finally {
      room.shelf.settled.delete(folder);
    }
  });
}
