import type { CallOutput } from '#contract/calls.ts';
import type { Handlers } from '#contract/dispatch.ts';
import type { Article } from '#domain/article.ts';
import { intakeText } from '#domain/intake/intake.ts';
import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { keepPackage } from './arrivals.ts';
import { createArticle } from './articles.ts';
import { keepDraft } from './drafts.ts';
import type { Desk } from './newsroom.ts';
import type { Imported } from './ports.ts';

type ImportReport = CallOutput<'import.text'>;
type FileReport = CallOutput<'import.files'>[number];

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

async function importFile(desk: Desk, path: string, name: string, channel: string | undefined, client: string): Promise<FileReport> {
  try {
    const imported = await desk.importer.readFile(path);
    return await keep(desk, name, imported, channel, client);
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { file: name, failure };
    // A bug of ours in one file must not hide what became of the others.
    desk.report(error, 'import.files');
    return { file: name, failure: { code: 'internal', thing: name, stage: 'import', message: 'something went wrong inside Copydesk' } };
  }
}

async function keep(desk: Desk, file: string, imported: Imported, channel: string | undefined, client: string): Promise<FileReport> {
  const warnings = structuredClone([...imported.warnings]);
  if (imported.kind === 'draft') {
    const { article, dropped } = await keepDraft(desk, imported, channel, client);
    return { file, imported: await reportOf(desk, article, [...warnings, ...dropped]) };
  }
  const arrival = await keepPackage(desk, imported, channel, client);
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
