import { create } from 'zustand';
import type { CallOutput } from '#contract/calls.ts';
import type { DeskEvent } from '#contract/events.ts';
import type { Person } from '#domain/workflow.ts';
import { useCopy } from './copy.ts';
import { notify, openDialog, useDesk } from './desk.ts';
import { onDeskEvent } from './events.ts';
import { usePerson } from './person.ts';
import { askStanding, useReview } from './review.ts';
import { readSeen, type SeenMarks, writeSeen } from './seenMarks.ts';
import { openArticle, shown, theHost } from './session.ts';

/** What waits for the person at this desk, and what they sent; asked for again when something about the review changes. */

export type Queued = CallOutput<'review.queue'>['mine'][number];

export interface Queue {
  /** Whose it is; null before the first answer. */
  readonly person: Person | null;
  readonly mine: readonly Queued[];
  readonly sent: readonly Queued[];
  /** How each stood when this person last had it open. */
  readonly seen: SeenMarks;
}

const nothing: Queue = { person: null, mine: [], sent: [], seen: {} };

export const useQueue = create<Queue>(() => nothing);

/** What tells one moment of an article from another: decided, said, or written. */
export function markOf({ since, remarks, hash }: Queued): string {
  return `${since} ${remarks} ${hash.slice(0, 16)}`;
}

export function isUnread(queued: Queued, seen: SeenMarks): boolean {
  return seen[queued.id] !== markOf(queued);
}

/** How long the queue waits, in ms, when much changes at once. */
const calm = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;
/** Articles that this window itself did something to since the last answer. */
let own = new Set<string>();
let turn = 0;

/** Follows the review from now on. */
export function startQueue(): void {
  own = new Set();
  onDeskEvent(hear);
  usePerson.subscribe((now, before) => {
    if (now.person?.name !== before.person?.name || now.person?.role !== before.person?.role) void readQueue();
  });
  useCopy.subscribe((copy, before) => {
    if (copy.id !== before.id && copy.id !== null) noteSeen([copy.id]);
  });
}

function hear(event: DeskEvent): void {
  switch (event.type) {
    case 'review.changed':
    case 'article.changed': {
      const isOurs = event.by === theHost().client;
      if (isOurs) own.add(event.id);
      // While a draft is written that nobody has sent, it is saved every second.
      if (isOurs && event.type === 'article.changed' && !concerns(event.id)) return;
      readSoon();
      return;
    }
    case 'article.trashed':
    case 'article.restored':
    case 'library.changed':
    case 'settings.changed':
      readSoon();
      return;
    default:
      return;
  }
}

function concerns(id: string): boolean {
  const { mine, sent } = useQueue.getState();
  const { id: open, review } = useReview.getState();
  return (open === id && Object.keys(review.decisions).length > 0) || [...mine, ...sent].some((queued) => queued.id === id);
}

function readSoon(): void {
  timer ??= setTimeout(() => void readQueue(), calm);
}

/** Asks now; an answer that comes late is thrown away. */
export async function readQueue(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  turn += 1;
  const asked = turn;
  const { person } = usePerson.getState();
  if (!person) return useQueue.setState(nothing);
  try {
    const { mine, sent } = await theHost().call('review.queue', { as: person });
    if (asked === turn) adopt(person, mine, sent);
  } catch (error) {
    // What was known stands until the next answer.
    console.warn('queue:', shown(error).message);
  }
}

function adopt(person: Person, mine: readonly Queued[], sent: readonly Queued[]): void {
  const before = useQueue.getState();
  const isSame = before.person?.name === person.name && before.person.role === person.role;
  const present = new Set([...mine, ...sent].map(({ id }) => id));
  const kept = isSame ? before.seen : readSeen(person.name);
  const seen = Object.fromEntries(Object.entries(kept).filter(([id]) => present.has(id)));
  useQueue.setState({ person, mine, sent, seen });
  const open = useCopy.getState().id;
  const touched = own;
  own = new Set();
  noteSeen([...touched, ...(open === null ? [] : [open])]);
  if (isSame) announce(mine.filter(({ id }) => id !== open && !touched.has(id) && !before.mine.some((old) => old.id === id)));
}

/** Whoever has it open sees how it stands. */
function noteSeen(ids: readonly string[]): void {
  const { person, mine, sent, seen } = useQueue.getState();
  if (!person) return;
  const marks = [...mine, ...sent]
    .filter((queued) => ids.includes(queued.id) && isUnread(queued, seen))
    .map((each) => [each.id, markOf(each)] as const);
  const next = marks.length > 0 ? { ...seen, ...Object.fromEntries(marks) } : seen;
  if (next !== seen) useQueue.setState({ seen: next });
  writeSeen(person.name, next);
}

/** What has come to this person meanwhile. */
function announce(come: readonly Queued[]): void {
  const [first] = come;
  if (!first) return;
  const isOne = come.length === 1;
  const key = !isOne ? 'queue.arrivedMany' : first.state === 'returned' ? 'queue.cameBack' : 'queue.arrived';
  const run = () => (isOne ? void openQueued(first.id) : openDialog('queue'));
  const action = { key: isOne ? 'queue.open' : 'queue.show', run };
  notify({ tone: 'info', key, values: { title: first.title || '…', count: come.length }, action });
}

/** Opens one of them with what is said about it beside. */
export async function openQueued(id: string): Promise<void> {
  openDialog(null);
  useDesk.setState({ listWide: false });
  await openArticle(id);
  if (useCopy.getState().id !== id) return;
  useReview.setState({ panelOpen: true });
  askStanding();
}

/** The longest waiting one besides. */
export function nextInQueue(besides: string): Queued | undefined {
  return useQueue.getState().mine.find(({ id }) => id !== besides);
}
