import { create } from 'zustand';
import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Failure } from '#domain/result.ts';
import type { Target } from '../bridge/host.ts';
import { attempt } from './actions.ts';
import { useCopy } from './copy.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { clearSelection } from './selection.ts';
import { settleOpen, theHost } from './session.ts';
import { titlesOf } from './titles.ts';

/** Many articles out of the house at once: into one folder on the desktop, as one zip in a browser. */

export interface BatchRow {
  readonly id: string;
  /** Null when nobody knows it. */
  readonly title: string | null;
  readonly outcome: 'exported' | 'skipped' | 'refused' | 'waiting';
  readonly failure: Failure | null;
  readonly warnings: readonly string[];
}

export interface BatchOutcome {
  readonly portal: string;
  /** In the order in which they were exported. */
  readonly rows: readonly BatchRow[];
  /** What ended it before its end. */
  readonly stopped: Failure | null;
  /** The folder or the zip; its token is good for one download, and for a folder as long as the window is open. */
  readonly target: Target;
  readonly reveal: (() => Promise<void>) | null;
}

/** What became of the last batch; null before the first. */
export const useBatch = create<{ readonly outcome: BatchOutcome | null }>(() => ({ outcome: null }));

/** Exports articles for the desk's portal, and shows what became of each. */
export async function exportArticles(ids: readonly string[]): Promise<void> {
  const portal = useDesk.getState().portal?.profile.key;
  if (ids.length === 0 || !portal || !(await settled(ids))) return;
  await attempt('notice.exportFailed', async () => {
    const target = await chooseTarget();
    if (target) await run({ ids: [...ids], portal, target: target.token }, target, []);
  });
}

/** Goes on with what the last batch left: in its folder, or, in a browser, in another zip. */
export async function resumeBatch(): Promise<void> {
  const { outcome } = useBatch.getState();
  if (!outcome) return;
  const { portal, rows } = outcome;
  const left = rows.filter(({ failure }) => failure !== null).map(({ id }) => id);
  if (!(await settled(left))) return;
  await attempt('notice.exportFailed', async () => {
    if (theHost().kind === 'desktop') {
      const { target } = outcome;
      return run({ ids: rows.map(({ id }) => id), portal, target: target.token, resume: true }, target, rows);
    }
    const target = await chooseTarget();
    if (target) await run({ ids: left, portal, target: target.token }, target, rows);
  });
}

/** What is open goes to disk before it is exported from there. */
async function settled(ids: readonly string[]): Promise<boolean> {
  const { id: open } = useCopy.getState();
  return open === null || !ids.includes(open) || settleOpen();
}

function chooseTarget(): Promise<Target | null> {
  const host = theHost();
  const name = useDesk.getState().name || 'Copydesk';
  return host.kind === 'desktop' ? host.chooseTarget('folder', name) : host.chooseTarget('zip', `${name}.zip`);
}

/** @param known what earlier runs said of the articles: their titles */
async function run(wish: CallInput<'package.batch'>, target: Target, known: readonly BatchRow[]): Promise<void> {
  openDialog(null);
  const ids = wish.ids ?? [];
  useDesk.setState({ progress: { what: 'work.export', done: 0, total: ids.length } });
  const titles = titlesOf(ids);
  for (const { id, title } of known) if (title !== null) titles.set(id, title);
  try {
    const { results, index, stopped } = await theHost().call('package.batch', wish);
    if (index !== null) await target.finish();
    const rows = results.map((result) => rowOf(result, titles));
    const reveal = index === null ? null : (target.reveal?.bind(target) ?? null);
    useBatch.setState({ outcome: { portal: wish.portal, rows, stopped, target, reveal } });
  } finally {
    useDesk.setState({ progress: null });
  }
  clearSelection();
  tell();
}

function rowOf(
  { id, title, failure, skipped, warnings }: CallOutput<'package.batch'>['results'][number],
  titles: ReadonlyMap<string, string>,
): BatchRow {
  const outcome = failure === null ? (skipped ? 'skipped' : 'exported') : failure.code === 'cancelled' ? 'waiting' : 'refused';
  return { id, title: title || (titles.get(id) ?? (failure ? null : '')), outcome, failure, warnings: warnings.map(({ message }) => message) };
}

/** When all went well one line says so; the list is for what did not. */
function tell(): void {
  const { outcome } = useBatch.getState();
  if (!outcome) return;
  const { rows, reveal } = outcome;
  if (rows.some(({ failure, warnings }) => failure !== null || warnings.length > 0)) {
    openDialog('batch');
    return;
  }
  const action = reveal
    ? { key: 'exportDialog.reveal', run: () => void attempt('notice.exportFailed', reveal) }
    : { key: 'batch.show', run: () => openDialog('batch') };
  notify({ tone: 'success', key: 'notice.exportedMany', values: { count: rows.length }, action }, 12_000);
}
