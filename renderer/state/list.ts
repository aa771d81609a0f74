import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { ListFilter, ListGroup, ListOrder } from '#domain/query.ts';
import type { Failure } from '#domain/result.ts';
import { useCopy } from './copy.ts';
import { useDesk } from './desk.ts';
import { cutPages, missingRun, type PageRange, type Pages, pageSize, pagesOf, trimPages } from './listPages.ts';
import { useReview } from './review.ts';
import { shown, theHost } from './session.ts';

/** What a filter can choose from. */
export type Facets = CallOutput<'article.facets'>;

/**
 * The library's list: what is asked for, and those pages of the answer that a person looks at. One question is under way at a
 * time, the newest waits, and the answer to an older one is thrown away. Nothing here grows with the library.
 */

export interface Query {
  readonly filter: ListFilter;
  readonly order: ListOrder;
  readonly descending: boolean;
  readonly group: ListGroup;
}

export interface List {
  readonly filter: ListFilter;
  /** The order of what a search finds; without a search the settings say it. */
  readonly hits: { readonly order: ListOrder; readonly descending: boolean };
  /** What the rows below answer. It lags behind `filter` until its answer is there. */
  readonly query: Query;
  /** Grows with each answer to another question; 0 before the first one. */
  readonly answered: number;
  readonly total: number;
  readonly groups: readonly { readonly key: string; readonly count: number }[];
  readonly pages: Pages;
  /** False while the index is being built: more may come. */
  readonly complete: boolean;
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /** Why the last question went unanswered; it is asked again. */
  readonly failure: Failure | null;
  /** Somebody wants to search: the field takes the focus, and this back. */
  readonly searchAsked: boolean;
}

const bestFirst = { order: 'best', descending: true } as const;
const blank: List = {
  filter: {},
  hits: bestFirst,
  query: { filter: {}, order: 'changed', descending: true, group: 'none' },
  answered: 0,
  total: 0,
  groups: [],
  pages: new Map(),
  complete: true,
  indexing: null,
  failure: null,
  searchAsked: false,
};

export const useList = create<List>(() => blank);

/** In ms. */
const pace = { retry: 3000, afterSaving: 1500 } as const;

/** Counts the questions; only the answer to the last one is taken. */
let turn = 0;
let answeredTurn = 0;
let running = false;
let wanted: PageRange = { first: 0, last: 0 };
/** Grows whenever what is there may be out of date. Old rows stay in sight until newer ones are there. */
let epoch = 0;
/** In which epoch each page was asked for. */
let askedIn = new Map<number, number>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let refreshTimer: ReturnType<typeof setTimeout> | undefined;
let refreshDue = 0;
let savedTimer: ReturnType<typeof setTimeout> | undefined;

/** Asks for the list, and follows settings and saves until the returned function is called. */
export function startList(): () => void {
  useList.setState(blank);
  askedIn = new Map();
  wanted = { first: 0, last: 0 };
  const stops = [
    useDesk.subscribe(({ settings }, { settings: before }) => {
      const { list, timeZone } = settings;
      const same = list.order === before.list.order && list.descending === before.list.descending && list.group === before.list.group;
      if (!same || timeZone !== before.timeZone) ask();
    }),
    useCopy.subscribe(({ save }, { save: before }) => {
      if (before.kind === 'saving' && (save.kind === 'saved' || save.kind === 'unsaved')) noteSaved();
    }),
    // A decision of one's own is no save, and shows in the row at once.
    useReview.subscribe(({ sheet }, { sheet: before }) => {
      if (sheet && sheet.id === before?.id && sheet.state !== before.state) refreshList();
    }),
  ];
  ask();
  return () => {
    for (const stop of stops) stop();
    turn += 1;
    answeredTurn = turn;
    for (const timer of [retryTimer, refreshTimer, savedTimer]) clearTimeout(timer);
    refreshTimer = undefined;
  };
}

/** Resolves when the list has something to show: its first rows, or why there are none. */
export function firstAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useList.subscribe(({ answered, failure }) => {
      if (answered === 0 && failure === null) return;
      stop();
      resolve();
    });
  });
}

/** What is to be asked, as filter and settings stand. A search is never grouped. */
export function queryNow(): Query {
  const { filter, hits } = useList.getState();
  if (filter.text !== undefined) return { filter, ...hits, group: 'none' };
  const { order, ...rest } = useDesk.getState().settings.list;
  // Without words nothing is the best.
  return { filter, order: order === 'best' ? 'changed' : order, ...rest };
}

/** Changes conditions; `undefined` and empty words take one away. */
export function setFilter(changes: Partial<Record<keyof ListFilter, string | undefined>>): void {
  takeFilter({ ...useList.getState().filter, ...changes });
}

/** Takes exactly these conditions. */
export function takeFilter(conditions: Partial<Record<keyof ListFilter, string | undefined>>): void {
  const filter = tidyFilter(conditions);
  const before = useList.getState().filter;
  if (sameFilter(filter, before)) return;
  // Each new search begins with the best; while its words change, the order that was chosen for it stays.
  useList.setState({ filter, ...(filter.text === undefined ? { hits: bestFirst } : {}) });
  ask();
}

export function setHits(hits: List['hits']): void {
  useList.setState({ hits });
  ask();
}

function tidyFilter({ text, author, from, to, channel, state }: Partial<Record<keyof ListFilter, string | undefined>>): ListFilter {
  const day = (value: string | undefined) => (value && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
  const conditions = {
    text: text?.trim() ? text.trim().slice(0, 200) : undefined,
    channel,
    state,
    author: author?.trim() ? author.trim() : undefined,
    from: day(from),
    to: day(to),
  };
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined)) as ListFilter;
}

function sameFilter(one: ListFilter, other: ListFilter): boolean {
  const keys = ['text', 'channel', 'state', 'author', 'from', 'to'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** A person looks at the rows from `from` up to `to`. */
export function needRows(from: number, to: number): void {
  wanted = pagesOf(from, to);
  void pump();
}

/** Asks again for the rows in sight, `wait` ms from now, however often this is called meanwhile. */
export function refreshList(wait = 0): void {
  const due = performance.now() + wait;
  if (refreshTimer !== undefined && refreshDue <= due) return;
  clearTimeout(refreshTimer);
  refreshDue = due;
  refreshTimer = setTimeout(() => {
    refreshTimer = undefined;
    epoch += 1;
    void pump();
  }, wait);
}

/** The row follows once saving has paused: while somebody types, the list stays as it is. */
function noteSaved(): void {
  clearTimeout(savedTimer);
  savedTimer = setTimeout(() => refreshList(), pace.afterSaving);
}

/** The index says how far it is. */
export function noteIndexing(done: number, total: number): void {
  const ready = done >= total;
  useList.setState({ indexing: ready ? null : { done, total } });
  refreshList(ready ? 0 : 1000);
}

function ask(): void {
  turn += 1;
  void pump();
}

interface Job extends PageRange {
  readonly turn: number;
  readonly epoch: number;
  readonly query: Query;
}

/** What to ask next: the newest question first, then what is missing of its answer. */
function nextJob(): Job | undefined {
  if (answeredTurn !== turn) return { turn, epoch, query: queryNow(), first: 0, last: 0 };
  const { pages, total, query } = useList.getState();
  const run = missingRun(wanted, total, (page) => pages.has(page) && askedIn.get(page) === epoch);
  return run && { turn, epoch, query, ...run };
}

async function pump(): Promise<void> {
  if (running) return;
  running = true;
  clearTimeout(retryTimer);
  try {
    for (let job = nextJob(); job; job = nextJob()) await carryOut(job);
  } catch (error) {
    useList.setState({ failure: shown(error) });
    retryTimer = setTimeout(() => void pump(), pace.retry);
  } finally {
    running = false;
  }
}

async function carryOut(job: Job): Promise<void> {
  const { query, first, last } = job;
  try {
    const answer = await theHost().call('article.list', { ...query, from: first * pageSize, limit: (last - first + 1) * pageSize });
    if (job.turn === turn) takeAnswer(job, answer);
  } catch (error) {
    // Nobody waits for the answer to an older question, nor for its failure.
    if (job.turn === turn) throw error;
  }
}

type Answer = Pick<List, 'total' | 'groups' | 'complete'> & { readonly articles: Parameters<typeof cutPages>[1] };

function takeAnswer(job: Job, { total, groups, complete, articles }: Answer): void {
  const before = useList.getState();
  const fresh = cutPages(job, articles, before.pages);
  if (answeredTurn !== job.turn) {
    answeredTurn = job.turn;
    wanted = { first: 0, last: 0 };
    askedIn = new Map([[0, job.epoch]]);
    const { query } = job;
    useList.setState({ query, total, groups, complete, pages: new Map(fresh), answered: before.answered + 1, failure: null });
    return;
  }
  const same = total === before.total && sameGroups(groups, before.groups);
  const upToDate = job.epoch === epoch;
  // Where rows came or went, all others have moved.
  if (!same) epoch += 1;
  for (const [page] of fresh) askedIn.set(page, upToDate ? epoch : job.epoch);
  const pages = trimPages(new Map([...before.pages, ...fresh]), wanted, total);
  useList.setState({ total, groups: same ? before.groups : groups, complete, pages, failure: null });
}

function sameGroups(one: List['groups'], other: List['groups']): boolean {
  return one.length === other.length && one.every(({ key, count }, at) => other[at]?.key === key && other[at].count === count);
}
