import { create } from 'zustand';
import { useList } from './list.ts';
import { placeOf, rowAt } from './listPages.ts';
import { theHost } from './session.ts';

/** Which articles of the list are chosen, and where in it the keyboard stands. Empty while nobody chooses: then the open article counts. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Place of the cursor in the list, -1 for none. */
  readonly cursor: number;
  /** The article under the cursor, if its row is there. */
  readonly cursorId: string | null;
  /** Where a range begins. */
  readonly anchor: number;
}

const nothing: Selection = { ids: new Set(), cursor: -1, cursorId: null, anchor: -1 };

export const useSelection = create<Selection>(() => nothing);

/** Counts what was chosen; ids of a longer range that come after another choice are thrown away. */
let turn = 0;

/** Keeps cursor and list together until the returned function is called. */
export function startSelection(): () => void {
  useSelection.setState(nothing);
  return useList.subscribe((list, before) => {
    // What is no longer in sight must not go into the trash with the rest.
    if (list.answered !== before.answered) clearSelection(true);
    else if (list.pages !== before.pages) relocate();
  });
}

/** The cursor stays on its article when rows move, and in its place when that is gone. */
function relocate(): void {
  const { cursor, cursorId, anchor } = useSelection.getState();
  if (cursor < 0) return;
  const { pages, total } = useList.getState();
  const there = cursorId === null ? undefined : placeOf(pages, cursorId);
  const place = there ?? Math.min(cursor, total - 1);
  const moved = place - cursor;
  useSelection.setState({ cursor: place, cursorId: rowAt(pages, place)?.id ?? (there === undefined ? null : cursorId), anchor: anchor + moved });
}

/** @param keepRange the range goes on from where it began */
export function moveCursor(place: number, keepRange = false): void {
  const { pages, total } = useList.getState();
  if (total === 0) return;
  const cursor = Math.max(0, Math.min(place, total - 1));
  useSelection.setState({ cursor, cursorId: rowAt(pages, cursor)?.id ?? null, ...(keepRange ? {} : { anchor: cursor }) });
}

/** @param wholly also forgets where the keyboard stands */
export function clearSelection(wholly = false): void {
  turn += 1;
  useSelection.setState(wholly ? nothing : { ids: nothing.ids });
}

export function toggleAt(place: number): void {
  moveCursor(place);
  const id = rowAt(useList.getState().pages, place)?.id;
  if (id === undefined) return;
  turn += 1;
  const ids = new Set(useSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  useSelection.setState({ ids });
}

/** Chooses everything from where the range began up to `place`. @throws a coded refusal */
export async function extendTo(place: number): Promise<void> {
  const { anchor } = useSelection.getState();
  if (anchor < 0) useSelection.setState({ anchor: Math.max(0, useSelection.getState().cursor) });
  moveCursor(place, true);
  const { anchor: from, cursor } = useSelection.getState();
  await choose(Math.min(from, cursor), Math.abs(cursor - from) + 1);
}

/** Chooses all that fit, in sight or not. @throws a coded refusal */
export async function chooseAll(): Promise<void> {
  await choose(0, useList.getState().total);
}

/** Chooses every article under the head that the cursor stands under: a whole day, a whole channel. @throws a coded refusal */
export async function chooseGroup(): Promise<void> {
  const cursor = Math.max(0, useSelection.getState().cursor);
  let from = 0;
  for (const { count } of useList.getState().groups) {
    if (cursor < from + count) return choose(from, count);
    from += count;
  }
}

async function choose(from: number, count: number): Promise<void> {
  turn += 1;
  const mine = turn;
  const { pages, query } = useList.getState();
  const rows = count > 1000 ? [] : Array.from({ length: count }, (_, at) => rowAt(pages, from + at)?.id);
  const there = rows.filter((id) => id !== undefined);
  const ids = there.length === count ? there : await theHost().call('article.ids', { ...query, from, limit: Math.min(count, mostChosen) });
  if (mine === turn) useSelection.setState({ ids: new Set(ids) });
}

/** What one call takes. */
const mostChosen = 100_000;
