import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { intakeText } from '#domain/intake/intake.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { createArticle } from './articles.ts';
import { keepDraft } from './drafts.ts';
import type { Desk } from './newsroom.ts';
import type { Imported, MediaKind } from './ports.ts';

type ImportReport = CallOutput<'import.text'>;

/** Texts and files that become drafts. One bad file never stops the others. */
export function importHandlers(desk: Desk): Pick<Handlers, 'import.text' | 'import.files'> {
  return {
    'import.text': async ({ text }, { client }) => {
      if (text.trim() === '') throw refusal('empty', 'text', 'import', 'there is no text');
      const { timeZone } = await desk.library.settings();
      const { draft, warnings } = intakeText(text, { timeZone });
      const article = await createArticle(desk, draft, client);
      return reportOf(desk, article, structuredClone([...warnings]));
    },
    'import.files': async ({ files, channel }, { client }) => {
      const reports: CallOutput<'import.files'> = [];
      // All tokens first: a worthless one refuses the call before anything has been imported.
      const chosen = files.map((token) => desk.files.toRead(token));
      await desk.works.run(client, async (signal) => {
        for (const { path, name } of chosen) {
          reports.push(signal.aborted ? { file: name, failure: cancelled(name) } : await importFile(desk, path, name, channel, client));
          desk.announce({ type: 'import.progress', done: reports.length, total: files.length, by: client });
        }
      });
      return reports;
    },
  };
}

function cancelled(name: string): Failure {
  return { code: 'cancelled', thing: name, stage: 'import', message: 'the import was cancelled before this file' };
}

async function importFile(
  desk: Desk,
  path: string,
  name: string,
  channel: string | undefined,
  client: string,
): Promise<CallOutput<'import.files'>[number]> {
  try {
    const imported = await desk.importer.readFile(path);
    return { file: name, imported: await keep(desk, imported, channel, client) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { file: name, failure };
    // A bug of ours in one file must not hide what became of the others.
    desk.report(error, 'import.files');
    return { file: name, failure: { code: 'internal', thing: name, stage: 'import', message: 'something went wrong inside Copydesk' } };
  }
}

async function keep(desk: Desk, imported: Imported, channel: string | undefined, client: string): Promise<ImportReport> {
  const warnings = structuredClone([...imported.warnings]);
  if (imported.kind === 'draft') {
    const { article, dropped } = await keepDraft(desk, imported, channel, client);
    return reportOf(desk, article, [...warnings, ...dropped]);
  }
  const article = await keepPackage(desk, imported.article, imported.media, channel, client);
  return reportOf(desk, article, warnings);
}

/** With the articles that are much like it: a person may have imported the same text before. */
async function reportOf(desk: Desk, article: Article, warnings: ImportReport['warnings']): Promise<ImportReport> {
  const { id, title, body } = article;
  const similar = await desk.library.similar({ title, body, except: id });
  return { id, title, warnings, similar: structuredClone([...similar]) as ImportReport['similar'] };
}

/**
 * A package gives the article back as it left. When the library already holds an article of that id, the package
 * becomes a new draft beside it: what stands here is never overwritten by what comes in.
 */
async function keepPackage(
  desk: Desk,
  packed: Article,
  media: ReadonlyMap<string, Uint8Array>,
  channel: string | undefined,
  client: string,
): Promise<Article> {
  const id = (await exists(desk, packed.id)) ? desk.identities.next() : packed.id;
  const seen = await keepPictures(desk, packed, id, media);
  const article: Article = { ...packed, id, media: { ...packed.media, ...seen }, ...(channel ? { channel } : {}) };
  const created = await desk.library.create(article);
  desk.announce({ type: 'article.created', id, by: client });
  return created;
}

/**
 * Stores a package's pictures. Their words are the package's; what can be seen in the bytes is never taken from it.
 * @throws bad-package for a picture of another kind than its name says: the text would name one that is not there
 */
async function keepPictures(desk: Desk, packed: Article, id: string, media: ReadonlyMap<string, Uint8Array>): Promise<Article['media']> {
  const seen: Article['media'] = {};
  const kinds = new Map<string, MediaKind>();
  for (const [key, medium] of Object.entries(packed.media)) {
    const bytes = media.get(medium.file);
    if (!bytes) continue;
    const { kind, type, width, height } = await desk.pictures.inspect(bytes, medium.file);
    if (!medium.file.endsWith(`.${kind}`)) throw refusal('bad-package', medium.file, 'import', `it is a picture of the kind ${kind}`, { kind });
    kinds.set(medium.file, kind);
    seen[key] = { ...medium, type, width, height, bytes: bytes.length };
  }
  // Only now, so that a package that is refused leaves nothing behind.
  for (const [file, kind] of kinds) await desk.library.addMedia(id, media.get(file) ?? new Uint8Array(), kind);
  return seen;
}

async function exists(desk: Desk, id: string): Promise<boolean> {
  try {
    await desk.library.read(id);
    return true;
  } catch (error) {
    const code = failureOf(error)?.code;
    if (code === 'not-found') return false;
    // It may come back from the trash: then its place must be free.
    if (code === 'trashed') return true;
    throw error;
  }
}
