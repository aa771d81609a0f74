import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import { handoffName, isHandoffName } from '#domain/handoff/handoffName.ts';
import type { Failure } from '#domain/result.ts';
import { attempt } from './actions.ts';
import { useCopy } from './copy.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { type Incoming, incomingToken } from './incoming.ts';
import { refreshList } from './list.ts';
import { openArticle, settleOpen, shown, takeFromDisk, theHost } from './session.ts';
import { titlesOf } from './titles.ts';
import { listTrash } from './trash.ts';
import { inTurn } from './work.ts';

/** Articles handed to another desk in one file, and what came back from there. */

type Outcome = CallOutput<'handoff.merge'>;
export type MergedRow = Outcome['results'][number];
export type RefusedRow = Outcome['refused'][number];

/** What became of one file. */
export interface MergeReport {
  readonly file: string;
  /** Null when it was refused before it could be handed to the host. */
  readonly token: string | null;
  readonly results: readonly MergedRow[];
  readonly refused: readonly RefusedRow[];
  /** The file as a whole was refused. */
  readonly failure: Failure | null;
}

/** What came in last. */
export const useMerged = create<{ readonly reports: readonly MergeReport[] }>(() => ({ reports: [] }));

/** A file of this name is merged and never imported as a draft. */
export function isHandoff({ name }: Pick<Incoming, 'name'>): boolean {
  return isHandoffName(name);
}

/**
 * Puts articles into one file for another desk.
 * @param nameless what the file of an article without a title is called
 */
export async function handOver(ids: readonly string[], nameless: string): Promise<void> {
  const { id: open, fields } = useCopy.getState();
  if (ids.length === 0 || (open !== null && ids.includes(open) && !(await settleOpen()))) return;
  await attempt('handoff.writeFailed', async () => {
    const titles = titlesOf(ids);
    if (open !== null && fields) titles.set(open, fields.title);
    const target = await theHost().chooseTarget(
      'handoff',
      handoffName(
        ids.map((id) => titles.get(id) ?? ''),
        nameless,
      ),
    );
    if (!target) return;
    const unsettled = await countUnsettled(ids);
    await theHost().call('handoff.write', { ids: [...ids], target: target.token });
    await target.finish();
    const { reveal } = target;
    const action = reveal ? { action: { key: 'exportDialog.reveal', run: () => void attempt('handoff.writeFailed', () => reveal()) } } : {};
    const key = unsettled > 0 ? 'handoff.writtenUnsettled' : 'handoff.written';
    notify({ tone: 'success', key, values: { name: target.name, count: unsettled }, ...action }, 30_000);
  });
}

/** Conflicts that nobody has settled: the other desk sees our side of them alone. */
async function countUnsettled(ids: readonly string[]): Promise<number> {
  let count = 0;
  for (const id of ids) count += Object.keys(await theHost().call('handoff.conflicts', { id })).length;
  return count;
}

/** Files that another desk handed over; what became of each is shown. */
export async function mergeFiles(coming: readonly Incoming[]): Promise<void> {
  if (coming.length === 0 || !(await settleOpen())) return;
  openDialog(null);
  const reports: MergeReport[] = [];
  await inTurn('work.merging', coming, 1, async ([one]) => {
    if (one) reports.push(await mergeFile(one));
  });
  if (reports.length === 0) return;
  await refreshAfter(reports);
  useMerged.setState({ reports });
  openDialog('merged');
}

/** What the system gives to the program, by a double click perhaps, is merged; also what it gave before the window was there. */
export function followHanded(): () => void {
  void mergeHanded();
  return onDeskEvent((event) => {
    if (event.type === 'files.handed') void mergeHanded();
  });
}

async function mergeHanded(): Promise<void> {
  await attempt('handoff.mergeFailed', async () => mergeFiles((await theHost().handed()).map(incomingToken)));
}

async function mergeFile(one: Incoming): Promise<MergeReport> {
  const nothing = { file: one.name, token: null, results: [], refused: [], failure: null };
  if (one.refused) return { ...nothing, failure: one.refused };
  try {
    const { token } = await one.take();
    return { ...nothing, token, ...(await theHost().call('handoff.merge', { file: token })) };
  } catch (error) {
    return { ...nothing, failure: { ...shown(error), thing: one.name } };
  }
}

/** The open article takes what was merged into it: of its own calls a window hears nothing. */
async function refreshAfter(reports: readonly MergeReport[]): Promise<void> {
  const { id } = useCopy.getState();
  const rows = reports.flatMap(({ results }) => results);
  if (rows.some(({ text }) => text === 'new')) useDesk.setState({ isNew: false });
  refreshList();
  if (id !== null && rows.some((row) => row.id === id && row.merged)) await takeFromDisk(id);
}

/** Gets a refused article out of the trash, and merges it after all. */
export async function restoreAndMerge(report: MergeReport, { id }: RefusedRow): Promise<void> {
  const { token } = report;
  if (token === null) return;
  await attempt('handoff.mergeFailed', async () => {
    const [newest] = (await listTrash()).filter((entry) => entry.id === id).toSorted((one, other) => (one.trashedAt < other.trashedAt ? 1 : -1));
    if (newest) {
      const { refused } = await theHost().call('trash.restore', { keys: [newest.key] });
      const [first] = refused;
      if (first) return notify({ tone: 'error', key: 'trash.restoreFailed', failure: first.failure });
    }
    const again = await theHost().call('handoff.merge', { file: token, only: [id] });
    const rest = report.refused.filter((row) => row.id !== id);
    const next = { ...report, results: [...report.results, ...again.results], refused: [...rest, ...again.refused] };
    useMerged.setState(({ reports }) => ({ reports: reports.map((each) => (each === report ? next : each)) }));
    await refreshAfter([next]);
  });
}

/** Opens an article of a report, and what is to be settled in it. */
export async function settleMerged(id: string): Promise<void> {
  openDialog(null);
  await openArticle(id);
  if (useCopy.getState().id === id) openDialog('conflicts');
}
