import { create } from 'zustand';
import type { CallInput, CallOutput } from '#contract/calls.ts';
import type { Failure } from '#domain/result.ts';
import type { Target } from '../bridge/host.ts';
import { attempt } from './actions.ts';
import { batchName } from './batchName.ts';
import { useCopy } from './copy.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { clearSelection } from './selection.ts';
import { settleOpen, theHost } from './session.ts';
import { changesOf, titlesOf } from './titles.ts';

/** Many articles out of the house at once: into one folder on the desktop, as one zip in a browser. */

export interface BatchRow {
  readonly id: string;
  /** The portal's key; null for an article that goes nowhere. */
  readonly portal: string | null;
  /** Null when nobody knows it. */
  readonly title: string | null;
  readonly outcome: 'exported' | 'skipped' | 'refused' | 'waiting';
  readonly failure: Failure | null;
  readonly warnings: readonly string[];
}

export interface BatchOutcome {
  /** Its key; null where each article went to its own. */
  readonly portal: string | null;
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

/**
 * Exports articles, and shows what became of each.
 * @param portal its key; null sends each article to the portals chosen for it
 */
export async function exportArticles(ids: readonly string[], portal: string | null): Promise<void> {
  if (ids.length === 0 || !(await settled(ids))) return;
  await attempt('notice.exportFailed', async () => {
    const target = await chooseTarget(ids, portal);
    if (target) await run({ ids: [...ids], ...whereTo(portal), target: target.token }, target, []);
  });
}

/** Why and by whom findings are passed over. */
export type Overriding = Readonly<Required<Pick<CallInput<'package.batch'>, 'override' | 'by'>>>;

/**
 * Goes on with what the last batch left: in its folder, or, in a browser, in another zip.
 * @param passing with it, what is held back by findings goes too
 */
export async function resumeBatch(passing?: Overriding): Promise<void> {
  const { outcome } = useBatch.getState();
  if (!outcome) return;
  const { portal, rows } = outcome;
  const left = unique(rows.filter(({ failure }) => failure !== null));
  if (!(await settled(left))) return;
  await attempt('notice.exportFailed', async () => {
    if (theHost().kind === 'desktop') {
      const { target } = outcome;
      return run({ ids: unique(rows), ...whereTo(portal), target: target.token, resume: true, ...passing }, target, rows);
    }
    const target = await chooseTarget(left, portal);
    if (target) await run({ ids: left, ...whereTo(portal), target: target.token, ...passing }, target, rows);
  });
}

function whereTo(portal: string | null): Pick<CallInput<'package.batch'>, 'portal' | 'chosenPortals'> {
  return portal === null ? { chosenPortals: true } : { portal };
}

/** Each article once, however many portals it goes to. */
function unique(rows: readonly BatchRow[]): string[] {
  return [...new Set(rows.map(({ id }) => id))];
}

/** What is open goes to disk before it is exported from there. */
async function settled(ids: readonly string[]): Promise<boolean> {
  const { id: open } = useCopy.getState();
  return open === null || !ids.includes(open) || settleOpen();
}

function chooseTarget(ids: readonly string[], portal: string | null): Promise<Target | null> {
  const host = theHost();
  const { name: library, settings } = useDesk.getState();
  if (host.kind === 'desktop') return host.chooseTarget('folder', library || 'Copydesk');
  const name = batchName({ library, portal, changed: changesOf(ids), timeZone: settings.timeZone, now: Date.now() });
  return host.chooseTarget('zip', `${name}.zip`);
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
    useBatch.setState({ outcome: { portal: wish.portal ?? null, rows, stopped, target, reveal } });
  } finally {
    useDesk.setState({ progress: null });
  }
  clearSelection();
  tell();
}

function rowOf(
  { id, title, portal, failure, skipped, warnings }: CallOutput<'package.batch'>['results'][number],
  titles: ReadonlyMap<string, string>,
): BatchRow {
  const outcome = failure === null ? (skipped ? 'skipped' : 'exported') : failure.code === 'cancelled' ? 'waiting' : 'refused';
  return {
    id,
    portal,
    title: title || (titles.get(id) ?? (failure ? null : '')),
    outcome,
    failure,
    warnings: warnings.map(({ message }) => message),
  };
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
  notify({ tone: 'success', key: 'notice.exportedMany', values: { count: unique(rows).length }, action }, 12_000);
}
