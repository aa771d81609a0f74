import { create } from 'zustand';
import { differenceOf, type HouseChange, identityOf } from '#domain/checks/house/houseChange.ts';
import type { HouseEntry } from '#domain/checks/house/houseList.ts';
import type { ReadWords } from '#domain/checks/house/houseTable.ts';
import type { Failure } from '#domain/result.ts';
import { notify } from './desk.ts';
import { readWords, useHouse } from './house.ts';
import { shown, theHost } from './session.ts';

/** Keeping the house's own words: what is being done to the list. The list itself is in `house.ts`. */

export interface WordsDesk {
  /** What a chosen file holds; nothing of it is kept yet. */
  readonly coming: (ReadWords & { readonly name: string }) | null;
  /** What was removed last, and may come back. */
  readonly removed: readonly HouseEntry[];
  readonly working: boolean;
  readonly failure: Failure | null;
}

const nothing: WordsDesk = { coming: null, removed: [], working: false, failure: null };
export const useHouseWords = create<WordsDesk>(() => nothing);

export function openWords(): void {
  useHouseWords.setState(nothing);
  void readWords();
}

/** A new entry, or another for one that is there. True when it is kept. */
export async function putWord(entry: HouseEntry, before: HouseEntry | undefined): Promise<boolean> {
  const moves = before !== undefined && identityOf(before) !== identityOf(entry);
  return change({ put: [entry], remove: moves ? [identityOf(before)] : [] });
}

export async function removeWord(entry: HouseEntry): Promise<void> {
  if (await change({ put: [], remove: [identityOf(entry)] })) useHouseWords.setState({ removed: [entry] });
}

export async function undoRemoval(): Promise<void> {
  const { removed } = useHouseWords.getState();
  if (await change({ put: [...removed], remove: [] })) useHouseWords.setState({ removed: [] });
}

/** Asks for a file and reads it. */
export async function lookAtFile(): Promise<void> {
  await telling(async () => {
    const [file] = await theHost().choose('words');
    if (file) useHouseWords.setState({ coming: { ...(await theHost().call('words.look', { file: file.token })), name: file.name } });
  });
}

/** Takes what came in: beside what is there, or in its place. */
export async function takeComing(how: 'add' | 'replace'): Promise<void> {
  const { coming } = useHouseWords.getState();
  if (!coming) return;
  const { fresh, changed } = differenceOf(useHouse.getState().words, coming.entries);
  const isTaken = await change(how === 'replace' ? { put: [...coming.entries], remove: 'all' } : { put: [...fresh, ...changed], remove: [] });
  if (!isTaken) return;
  useHouseWords.setState({ coming: null, removed: [] });
  notify({ tone: 'success', key: 'words.taken', values: { count: useHouse.getState().words.entries.length } });
}

/** @param name of the file, without its ending */
export async function exportWords(form: 'csv' | 'xlsx', name: string): Promise<void> {
  await telling(async () => {
    const target = await theHost().chooseTarget(form, `${name}.${form}`);
    if (!target) return;
    await theHost().call('words.export', { target: target.token, form });
    await target.finish();
    notify({ tone: 'success', key: 'words.exported', values: { name: target.name } });
  });
}

async function change(what: Pick<HouseChange, 'put' | 'remove'>): Promise<boolean> {
  const isKept = await telling(() => theHost().call('words.change', { ...what, basedOn: useHouse.getState().words.version }));
  // Kept or refused as stale: either way the list is another one now.
  await readWords();
  return isKept;
}

/** True when it was done. The failure is shown in the dialog. */
async function telling(action: () => Promise<unknown>): Promise<boolean> {
  useHouseWords.setState({ working: true, failure: null });
  try {
    await action();
    return true;
  } catch (error) {
    useHouseWords.setState({ failure: shown(error) });
    return false;
  } finally {
    useHouseWords.setState({ working: false });
  }
}
