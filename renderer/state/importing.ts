import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { Failure } from '#domain/result.ts';
import { attempt, showNew } from './actions.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { isHandoff, mergeFiles } from './handoff.ts';
import { countImportFrom } from './importCount.ts';
import { type Incoming, incomingDrop, incomingFile, incomingFolder, incomingToken } from './incoming.ts';
import { refreshList } from './list.ts';
import { openArticle, shown, theHost } from './session.ts';
import { inTurn } from './work.ts';

/** Texts, files and folders that come into the library, and the report of what became of each. */

export type ImportRow = CallOutput<'import.files'>[number];
type Imported = CallOutput<'import.text'>;

/** What became of each file of the last import of many, in their order. */
export const useImport = create<{ readonly rows: readonly ImportRow[] }>(() => ({ rows: [] }));

/** Files that a browser uploads before they are imported together: few, so that one can stop in between and little waits on the disk. */
const uploads = 10;
/** Tokens that one call takes. */
const tokens = 1000;

/** A pasted press release becomes a draft. */
export async function importText(text: string): Promise<boolean> {
  return attempt('notice.importFailed', async () => {
    const imported = await theHost().call('import.text', { text });
    openDialog(null);
    await showNew(imported.id);
    tellImported(imported);
  });
}

/** Files and folders dropped anywhere but, when they are pictures, on the text. */
export async function importDropped(files: readonly File[], transfer: DataTransfer | null): Promise<void> {
  // Asked for before anything is waited for: a drop is readable only while it is told.
  const coming = incomingDrop(files, transfer);
  await attempt('notice.importFailed', async () => importAll(await coming));
}

export async function chooseAndImport(what: 'articles' | 'article-folder'): Promise<void> {
  await attempt('notice.importFailed', async () => {
    const chosen = await theHost().chooseIncoming(what);
    if ('tokens' in chosen) return importAll(chosen.tokens.map(incomingToken));
    return importAll(what === 'articles' ? chosen.files.map((file) => incomingFile(file)) : await incomingFolder(chosen.files));
  });
}

/** Imports one after another; one that is refused never stops the others. What another desk handed over is merged after it. */
export async function importAll(all: readonly Incoming[]): Promise<void> {
  await importDrafts(all.filter((one) => !isHandoff(one)));
  await mergeFiles(all.filter(isHandoff));
}

async function importDrafts(coming: readonly Incoming[]): Promise<void> {
  if (coming.length === 0) return;
  openDialog(null);
  const rows: ImportRow[] = [];
  const left = await inTurn('work.import', coming, theHost().kind === 'browser' ? uploads : tokens, async (some) => {
    countImportFrom(rows.length, coming.length);
    rows.push(...(await importSome(some)));
  });
  rows.push(...coming.slice(coming.length - left).map(({ name }) => notBegun(name)));
  await tell(rows);
}

async function importSome(some: readonly Incoming[]): Promise<readonly ImportRow[]> {
  const taken: { readonly name: string; readonly token?: string; readonly failure?: Failure }[] = [];
  for (const one of some) taken.push(await take(one));
  const ready = taken.flatMap(({ token }) => token ?? []);
  const reports =
    ready.length === 0
      ? []
      : await theHost().call('import.files', { files: ready, keepOriginals: useDesk.getState().settings.keepOriginals === true });
  const refused = taken.flatMap(({ name, failure }) => (failure ? [{ file: name, failure }] : []));
  // A folder of the desktop is many reports; an upload is one, under the bare name it had on the way.
  if (reports.length !== ready.length) return [...reports, ...refused];
  let at = 0;
  return taken.flatMap(({ name, failure }) => {
    const report = failure ? { file: name, failure } : reports[at++];
    return report ? [{ ...report, file: name }] : [];
  });
}

async function take(one: Incoming) {
  const { name } = one;
  if (one.refused) return { name, failure: one.refused };
  try {
    return { name, token: (await one.take()).token };
  } catch (error) {
    return { name, failure: { ...shown(error), thing: name } };
  }
}

function notBegun(name: string): ImportRow {
  return { file: name, failure: { code: 'cancelled', thing: name, stage: 'import', message: 'the import was cancelled before this file' } };
}

/** Of one thing a notice tells and it is opened; of many there is a report. */
async function tell(rows: readonly ImportRow[]): Promise<void> {
  const [only] = rows;
  if (!only) return;
  if (rows.length > 1 || ('imported' in only && only.imported.beside)) {
    if (rows.some((row) => 'imported' in row)) useDesk.setState({ isNew: false });
    refreshList();
    useImport.setState({ rows });
    openDialog('imported');
  } else if ('imported' in only) {
    await showNew(only.imported.id);
    tellImported(only.imported);
  } else if ('present' in only) {
    await openArticle(only.present.id);
    notify({ tone: 'info', key: 'notice.present', values: { title: only.present.title } }, 12_000);
  } else if (only.failure.code === 'cancelled') notify({ tone: 'info', key: 'notice.importCancelled', values: { count: 1 } });
  else notify({ tone: 'error', key: 'notice.importFailed', failure: only.failure });
}

/** What came in, what was changed in it, and what the library already had like it. */
function tellImported({ title, warnings, similar: [like] }: Imported): void {
  const links = like ? [linkTo(title, like)] : [];
  notify({ tone: 'success', key: 'notice.imported', values: { title, count: 1 }, warnings, links }, links.length > 0 ? 30_000 : 12_000);
}

function linkTo(title: string, { id, title: other, same }: CallOutput<'article.similar'>[number]) {
  return { key: same ? 'notice.sameAs' : 'notice.similarTo', values: { title, other }, run: () => void openArticle(id) };
}
