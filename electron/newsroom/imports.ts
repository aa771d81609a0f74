import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import type { IntakeCode } from '#domain/intake/codes.ts';
import type { IntakeWarning } from '#domain/intake/draft.ts';
import { intakeText } from '#domain/intake/intake.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { keepPackage } from './arrivals.ts';
import { createArticle } from './articles.ts';
import { type ImportWish, keepDraft } from './drafts.ts';
import type { Desk } from './newsroom.ts';
import type { GatheredFile, Imported } from './ports.ts';

type ImportReport = CallOutput<'import.text'>;
type FileReport = CallOutput<'import.files'>[number];

/** Texts, files and folders of files that become drafts. One bad file never stops the others. */
export function importHandlers(desk: Desk): Pick<Handlers, 'import.text' | 'import.files'> {
  return {
    'import.text': async ({ text }, { client }) => {
      if (text.trim() === '') throw refusal('empty', 'text', 'import', 'there is no text');
      const { timeZone } = await desk.library.settings();
      const { draft, warnings } = intakeText(text, { timeZone });
      const article = await createArticle(desk, draft, client);
      return reportOf(desk, article, structuredClone([...warnings]));
    },
    'import.files': async ({ files, channel, keepOriginals = false }, { client }) => {
      // All tokens first: a worthless one refuses the call before anything has been imported.
      const chosen = files.map((token) => desk.files.toRead(token));
      return desk.works.run(client, async (signal) => {
        const gathered = await gatherAll(desk, chosen, signal);
        const reports: FileReport[] = [];
        for (const { path, name, refused } of gathered) {
          const failure = signal.aborted ? cancelled(name) : refused;
          desk.announce({ type: 'import.progress', done: reports.length, total: gathered.length, file: name, by: client });
          reports.push(failure ? { file: name, failure } : await importFile(desk, path, name, { channel, keepOriginals, client }));
        }
        desk.announce({ type: 'import.progress', done: reports.length, total: reports.length, file: '', by: client });
        return reports;
      });
    },
  };
}

function cancelled(name: string): Failure {
  return { code: 'cancelled', thing: name, stage: 'import', message: 'the import was cancelled before this file' };
}

/** What was chosen, folders as what lies in them. A folder that cannot be looked through is one thing, with its reason. */
async function gatherAll(desk: Desk, chosen: readonly { path: string; name: string }[], signal: AbortSignal): Promise<readonly GatheredFile[]> {
  const gathered: GatheredFile[] = [];
  for (const { path, name } of chosen) {
    try {
      const items = signal.aborted ? [{ path, name }] : await desk.importer.gather(path);
      // A file that was chosen by itself is meant; whoever chooses a folder does not mean the originals kept in the library.
      gathered.push(...items.map((item) => (item.path !== path && isInLibrary(desk, item.path) ? { ...item, refused: ownFile(item.name) } : item)));
    } catch (error) {
      gathered.push({ path, name, refused: told(desk, error, name) });
    }
  }
  return gathered;
}

function isInLibrary({ library }: Pick<Desk, 'library'>, path: string): boolean {
  return ['/', '\\'].some((separator) => path.startsWith(library.path + separator));
}

function ownFile(thing: string): Failure {
  return { code: 'unsupported', thing, stage: 'import', message: 'it belongs to the library that is open: what is in it is there already' };
}

interface FileWish {
  readonly channel: string | undefined;
  readonly keepOriginals: boolean;
  readonly client: string;
}

async function importFile(desk: Desk, path: string, name: string, { channel, keepOriginals, client }: FileWish): Promise<FileReport> {
  try {
    const imported = await desk.importer.readFile(path);
    const original = keepOriginals ? await desk.importer.readOriginal(path) : undefined;
    const report = await keep(desk, name, imported, { channel, original, client });
    return keepOriginals && !original && 'imported' in report ? withoutOriginal(report) : report;
  } catch (error) {
    return { file: name, failure: told(desk, error, name) };
  }
}

const notKept: IntakeWarning<IntakeCode> = { code: 'original-not-kept', message: '原件没有留存：它是文件夹，或超过 100 MB。', count: 1 };

function withoutOriginal({ file, imported }: Extract<FileReport, { imported: unknown }>): FileReport {
  return { file, imported: { ...imported, warnings: [...imported.warnings, structuredClone(notKept) as ImportReport['warnings'][number]] } };
}

/** A bug of ours in one file must not hide what became of the others. */
function told(desk: Desk, error: unknown, name: string): Failure {
  const failure = failureOf(error);
  if (failure) return failure;
  desk.report(error, 'import.files');
  return { code: 'internal', thing: name, stage: 'import', message: 'something went wrong inside Copydesk' };
}

async function keep(desk: Desk, file: string, imported: Imported, wish: ImportWish): Promise<FileReport> {
  const warnings = structuredClone([...imported.warnings]);
  if (imported.kind === 'draft') {
    const { article, dropped } = await keepDraft(desk, imported, wish);
    return { file, imported: await reportOf(desk, article, [...warnings, ...dropped]) };
  }
  const arrival = await keepPackage(desk, imported, wish);
  const { id, title } = arrival.article;
  if (arrival.kind === 'present') return { file, present: { id, title } };
  const report = await reportOf(desk, arrival.article, warnings);
  return { file, imported: { ...report, ...(arrival.beside ? { beside: { ...arrival.beside } } : {}) } };
}

/** With the articles that are much like it: a person may have imported the same text before. */
async function reportOf(desk: Desk, article: Article, warnings: ImportReport['warnings']): Promise<ImportReport> {
  const { id, title, body } = article;
  const similar = await desk.library.similar({ title, body, except: id });
  return { id, title, warnings, similar: structuredClone([...similar]) as ImportReport['similar'] };
}
