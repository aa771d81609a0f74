import { type Failure, failureOf, refusal } from '#domain/result.ts';
import { type Database, isBroken, isPlaceAtFault } from './database.ts';
import { putEntry, removeEntry } from './entry.ts';
import { isReal, lookAt, type MonthFolder, readArticleFile, readPlaces, sweepArticle } from './look.ts';
import type { Told } from './messages.ts';

/** Compares every article's file with what the index knows of it, and reads again what differs. One step looks at one article. */
export interface Scan {
  /** False when it is over. */
  step(): boolean;
  /** Writes what is still open. @returns how long the scan worked, in ms */
  finish(): number;
}

export interface ScanWish {
  readonly root: string;
  readonly session: string;
  /** Also sweeps what dead sessions left: after one that did not end in order. */
  readonly thorough: boolean;
  /** Building: what is found is no change that another program made. */
  readonly building: boolean;
  /** Files that could not be read, and their stamps then. Changed here. */
  readonly troubles: Map<string, string | undefined>;
  readonly database: () => Database;
  /** What was saved a moment ago and is about to be put in, by id. Taken out when its file is another by now. */
  readonly pending: Map<string, { readonly seen: { readonly stamp: string } }>;
  readonly tell: (told: Told) => void;
  readonly report: (error: unknown, what: string) => void;
}

/** Articles read between two commits: each costs a little, and a crash repeats at most so many. */
const batch = 200;
/** Ids that one message names at most. */
const mostNamed = 100;
/** ms between two tellings of how far it is. */
const tellingPause = 100;

export function startScan(wish: ScanWish): Scan {
  const state = { written: 0, worked: 0, changed: [] as string[], anything: false };
  const steps = scanning(wish, state);
  return {
    step: () => {
      const begun = performance.now();
      const { done } = steps.next();
      state.worked += performance.now() - begun;
      return !done;
    },
    finish: () => {
      commit(wish.database());
      if (state.anything && !wish.building) wish.tell({ type: 'changed', ids: state.changed });
      return state.worked;
    },
  };
}

interface State {
  written: number;
  changed: string[];
  anything: boolean;
}

function* scanning(wish: ScanWish, state: State): Generator<void> {
  const { months, links } = yield* readPlaces(wish.root);
  const total = months.reduce((sum, { ids }) => sum + ids.length, 0);
  const seenTroubles = new Set<string>();
  for (const folder of links) trouble(wish, seenTroubles, '', folder, undefined, linkFailure(folder));
  let done = 0;
  let told = performance.now();
  let matched = 0;
  const tellProgress = (force: boolean) => {
    const now = performance.now();
    if (!wish.building || (!force && now - told < tellingPause)) return;
    told = now;
    wish.tell({ type: 'indexing', done, total });
  };
  tellProgress(total > 0);
  for (const month of months) {
    const known = knownIn(wish.database(), month);
    for (const id of month.ids) {
      const stamp = known.get(id);
      if (known.delete(id)) matched++;
      // An article's stamp says nothing about a folder that is not its own.
      const isHome = folderOf(id) === month.folder;
      compare(wish, state, seenTroubles, month, id, isHome ? (wish.pending.get(id)?.seen.stamp ?? stamp) : undefined);
      done++;
      tellProgress(false);
      yield;
    }
    for (const id of known.keys()) {
      matched++;
      dropVanished(wish, state, `${month.folder}/${id}`, id);
    }
  }
  // What was told meanwhile may be older than its file, or than this scan.
  for (const [id, { seen }] of wish.pending) {
    dropVanished(wish, state, `${folderOf(id)}/${id}`, id);
    if (wish.pending.has(id)) compare(wish, state, seenTroubles, { folder: folderOf(id) }, id, seen.stamp);
  }
  yield* dropOthers(wish, state, months, matched);
  for (const file of wish.troubles.keys()) if (!seenTroubles.has(file)) heal(wish, idOf(file), file);
  tellProgress(true);
}

/** Which articles of a month the index knows, with their stamps: ids begin with their time. */
function knownIn(database: Database, { folder }: MonthFolder): Map<string, string> {
  const [, year, month] = folder.split('/').map(Number);
  const from = idBegin(Date.UTC(year ?? 0, (month ?? 1) - 1));
  const to = idBegin(Date.UTC(year ?? 0, month ?? 1));
  const rows = database.rows('SELECT id, stamp FROM article WHERE id >= ? AND id < ?', from, to);
  return new Map(rows.map(([id, stamp]) => [id as string, stamp as string]));
}

/** What the UUIDv7 of an instant begins with. */
function idBegin(instant: number): string {
  const hex = instant.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

function compare(
  wish: ScanWish,
  state: State,
  seenTroubles: Set<string>,
  month: Pick<MonthFolder, 'folder'>,
  id: string,
  known: string | undefined,
): void {
  const folder = `${month.folder}/${id}`;
  const file = `${folder}/article.json`;
  try {
    if (wish.thorough) sweepQuietly(wish, folder);
    const stamp = lookAt(wish.root, file);
    if (stamp !== undefined && stamp === known) return;
    if (wish.troubles.has(file) && wish.troubles.get(file) === stamp) {
      seenTroubles.add(file);
      return;
    }
    wish.pending.delete(id);
    const reading = readArticleFile(wish.root, folder, id);
    if (reading !== 'unborn' && 'article' in reading) {
      write(wish, state, () => putEntry(wish.database(), reading.article, reading.seen));
      note(state, id);
      heal(wish, id, file);
      return;
    }
    if (known !== undefined) {
      write(wish, state, () => removeEntry(wish.database(), id));
      note(state, id);
    }
    if (reading !== 'unborn') trouble(wish, seenTroubles, id, file, stamp, reading.failure);
  } catch (error) {
    // One that cannot even be looked at must not hide the others.
    const failure = failureOf(error) ?? failureOf(refusal('disk', file, 'read', error instanceof Error ? error.message : String(error)));
    if (failureOf(error) === undefined && (isBroken(error) || isPlaceAtFault(error))) throw error;
    if (failure) trouble(wish, seenTroubles, id, file, undefined, failure);
  }
}

/** Left-overs that cannot be looked for must not hide the article beside them. */
function sweepQuietly({ root, session, report }: ScanWish, folder: string): void {
  try {
    sweepArticle(root, folder, session, report);
  } catch (error) {
    report(error, `left-overs in ${folder}`);
  }
}

/** Known, but not in its month's folder when that was read: gone, unless it came back since. */
function dropVanished(wish: ScanWish, state: State, folder: string, id: string): void {
  if (isReal(wish.root, folder) && lookAt(wish.root, `${folder}/article.json`) !== undefined) return;
  wish.pending.delete(id);
  write(wish, state, () => removeEntry(wish.database(), id));
  note(state, id);
}

/** Articles of months whose folders are gone altogether. */
function* dropOthers(wish: ScanWish, state: State, months: readonly MonthFolder[], matched: number): Generator<void> {
  const count = wish.database().row('SELECT count(*) FROM article')?.[0] as number;
  if (count <= matched) return;
  const there = new Set(months.map(({ folder }) => folder));
  for (const [id] of wish.database().rows('SELECT id FROM article')) {
    const folder = folderOf(id as string);
    if (!there.has(folder)) dropVanished(wish, state, `${folder}/${id as string}`, id as string);
    yield;
  }
}

function folderOf(id: string): string {
  const at = new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString();
  return `articles/${at.slice(0, 4)}/${at.slice(5, 7)}`;
}

function idOf(file: string): string {
  return file.split('/')[3] ?? '';
}

function write(wish: ScanWish, state: State, change: () => void): void {
  const database = wish.database();
  if (!database.inTransaction) database.begin();
  // One article that the tables cannot take goes alone, whole.
  database.run('SAVEPOINT entry');
  try {
    change();
  } catch (error) {
    if (database.inTransaction) database.run('ROLLBACK TO entry');
    throw error;
  }
  database.run('RELEASE entry');
  state.written++;
  if (state.written % batch === 0) commit(database);
}

function commit(database: Database): void {
  if (database.inTransaction) database.commit();
}

function note(state: State, id: string): void {
  state.anything = true;
  if (state.changed.length < mostNamed) state.changed.push(id);
}

function trouble(wish: ScanWish, seen: Set<string>, id: string, file: string, stamp: string | undefined, failure: Failure): void {
  seen.add(file);
  if (wish.troubles.has(file) && wish.troubles.get(file) === stamp) return;
  wish.troubles.set(file, stamp);
  wish.tell({ type: 'trouble', id, file, failure });
}

function heal(wish: ScanWish, id: string, file: string): void {
  if (wish.troubles.delete(file)) wish.tell({ type: 'healed', id, file });
}

function linkFailure(folder: string): Failure {
  return { code: 'not-allowed', thing: folder, stage: 'read', message: 'it is a link or no folder: nothing in it is read' };
}
