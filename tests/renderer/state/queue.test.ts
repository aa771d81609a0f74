import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallOutput } from '#contract/calls.ts';
import type { Person } from '#domain/workflow.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { passOn } from '../../../renderer/state/events.ts';
import { usePerson } from '../../../renderer/state/person.ts';
import { isUnread, nextInQueue, openQueued, type Queued, readQueue, startQueue, useQueue } from '../../../renderer/state/queue.ts';
import { useReview } from '../../../renderer/state/review.ts';
import { closeOpen, openArticle, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf, two } from './fakeHost.ts';

const editor: Person = { name: '许文澜', role: 'editor' };
const chief: Person = { name: '沈岩', role: 'chief' };

function queued(id: string, changes: Partial<Queued> = {}): Queued {
  const about = { title: '新桥通车', channel: 'local', state: 'first' as const, awaits: 'first' as const, submittedBy: '林晓', publishAt: null };
  return { id, ...about, since: '2026-06-01T08:00:00.000Z', remarks: 0, hash: 'a'.repeat(64), ...changes };
}

let answer: CallOutput<'review.queue'>;
const kept = new Map<string, string>();
const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
startQueue();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', storage);
  kept.clear();
  answer = { mine: [queued(one)], sent: [] };
  usePerson.setState({ person: null, staff: [] });
  useQueue.setState({ person: null, mine: [], sent: [], seen: {} });
  useDesk.setState({ notices: [] });
});
afterEach(() => {
  closeOpen();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function desk() {
  const host = fakeHost({
    'review.queue': () => structuredClone(answer),
    'article.hold': () => ({ mine: true }),
    'article.release': () => ({}),
    'article.read': ({ id }) => readOf(articleOf(id)),
  });
  startSession(host);
  return host;
}

const sit = async (person: Person) => {
  usePerson.setState({ person });
  await vi.advanceTimersByTimeAsync(0);
};
const othersChange = async (id: string) => {
  passOn({ type: 'review.changed', id, by: 'another' });
  await vi.advanceTimersByTimeAsync(1100);
};
const noticed = () => useDesk.getState().notices.map(({ key, values }) => `${key} ${values?.count}`);

test('it is asked for whoever sits down, and empty for nobody', async () => {
  const host = desk();
  await readQueue();
  expect(host.askedFor('review.queue')).toEqual([]);
  await sit(editor);
  expect(host.askedFor('review.queue')).toEqual([{ as: editor }]);
  expect(useQueue.getState().mine.map(({ id }) => id)).toEqual([one]);
  expect(noticed()).toEqual([]);
});

test('what comes to somebody is told once, with a way to it; what was there already is not', async () => {
  desk();
  await sit(editor);
  answer = { mine: [queued(one), queued(two, { state: 'returned' })], sent: [] };
  await othersChange(two);
  await othersChange(two);
  expect(noticed()).toEqual(['queue.cameBack 1']);
  useDesk.getState().notices[0]?.action?.run();
  await vi.advanceTimersByTimeAsync(0);
  expect([useCopy.getState().id, useReview.getState().panelOpen]).toEqual([two, true]);
});

test('of many that come at once one notice leads to the queue', async () => {
  desk();
  answer = { mine: [], sent: [] };
  await sit(editor);
  answer = { mine: [queued(one), queued(two)], sent: [] };
  await othersChange(two);
  expect(noticed()).toEqual(['queue.arrivedMany 2']);
  useDesk.getState().notices[0]?.action?.run();
  expect(useDesk.getState().dialog).toBe('queue');
});

test('much at once is asked for once, and an own draft that is being written not at all', async () => {
  const host = desk();
  await sit(editor);
  for (let change = 0; change < 20; change += 1) passOn({ type: 'review.changed', id: one, by: 'another' });
  await vi.advanceTimersByTimeAsync(1100);
  expect(host.askedFor('review.queue')).toHaveLength(2);
  passOn({ type: 'article.changed', id: two, revision: 4, by: 'this-window' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(host.askedFor('review.queue')).toHaveLength(2);
  passOn({ type: 'article.changed', id: one, revision: 4, by: 'this-window' });
  await vi.advanceTimersByTimeAsync(1100);
  expect(host.askedFor('review.queue')).toHaveLength(3);
});

test('what was opened is read, also tomorrow; what somebody does to it then makes it new', async () => {
  desk();
  await sit(editor);
  const unread = () =>
    useQueue
      .getState()
      .mine.filter((each) => isUnread(each, useQueue.getState().seen))
      .map(({ id }) => id);
  expect(unread()).toEqual([one]);
  await openArticle(one);
  expect(unread()).toEqual([]);
  closeOpen();
  useQueue.setState({ person: null, mine: [], sent: [], seen: {} });
  await readQueue();
  expect(unread()).toEqual([]);
  answer = { mine: [queued(one, { remarks: 1 })], sent: [] };
  await othersChange(one);
  expect(unread()).toEqual([one]);
});

test('what this window did itself is neither news nor new', async () => {
  desk();
  await sit(editor);
  answer = { mine: [queued(one), queued(two)], sent: [] };
  passOn({ type: 'review.changed', id: two, by: 'this-window' });
  await vi.advanceTimersByTimeAsync(1100);
  expect(noticed()).toEqual([]);
  const { mine, seen } = useQueue.getState();
  expect(mine.filter((each) => isUnread(each, seen)).map(({ id }) => id)).toEqual([one]);
});

test('each person has their own marks', async () => {
  desk();
  await sit(editor);
  await openArticle(one);
  closeOpen();
  await sit(chief);
  const { mine, seen } = useQueue.getState();
  expect(mine.filter((each) => isUnread(each, seen))).toHaveLength(1);
  expect(noticed()).toEqual([]);
});

test('an answer that comes late is thrown away', async () => {
  const waiting: ((value: CallOutput<'review.queue'>) => void)[] = [];
  startSession(fakeHost({ 'review.queue': () => new Promise((resolve) => waiting.push(resolve)) }));
  usePerson.setState({ person: editor });
  void readQueue();
  waiting[1]?.({ mine: [queued(two)], sent: [] });
  await vi.advanceTimersByTimeAsync(0);
  waiting[0]?.({ mine: [queued(one)], sent: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(useQueue.getState().mine.map(({ id }) => id)).toEqual([two]);
});

test('the next is the longest waiting besides the one that was done', async () => {
  answer = { mine: [queued(one), queued(two)], sent: [] };
  desk();
  await sit(editor);
  expect([nextInQueue(one)?.id, nextInQueue(two)?.id]).toEqual([two, one]);
  await openQueued(two);
  expect(useCopy.getState().id).toBe(two);
});
