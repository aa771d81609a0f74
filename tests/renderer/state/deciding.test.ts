import { beforeEach, expect, test, vi } from 'vitest';
import { refusal } from '#domain/result.ts';
import { emptyReview } from '#domain/review.ts';
import type { ReviewSheet } from '#domain/reviewSheet.ts';
import { decideOpen, setOpinion, startDeciding, useDeciding } from '../../../renderer/state/deciding.ts';
import { useDesk } from '../../../renderer/state/desk.ts';
import { passOn } from '../../../renderer/state/events.ts';
import type { Offer } from '../../../renderer/state/offers.ts';
import { usePerson } from '../../../renderer/state/person.ts';
import { useQueue } from '../../../renderer/state/queue.ts';
import { haveRead, startReading, useReading } from '../../../renderer/state/reading.ts';
import { startReview, useReview } from '../../../renderer/state/review.ts';
import { closeOpen, openArticle, setFields, startSession, takeFromDisk } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf, two } from './fakeHost.ts';

const [first, second, third] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
const approve: Offer = { deed: 'approve', opinion: true, why: undefined };

startReview();
startReading();
startDeciding();

let hash: string;
let stale: boolean;

function sheetOf(id: string): ReviewSheet {
  const rest = { reviews: [], proofreadings: [], history: [], overrides: [], ignored: [] };
  return { id, title: '', state: 'first', awaits: 'first', hash, ...rest };
}

async function opened() {
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.release': () => ({}),
    'article.read': ({ id }) => readOf(articleOf(id)),
    'article.save': () => {
      hash = second;
      return { revision: 4, updatedAt: '2026-06-01T08:00:00.000Z' };
    },
    'review.read': () => ({ ...emptyReview }) as never,
    'review.sheet': ({ id }) => sheetOf(id) as never,
    'review.act': ({ id }) => {
      if (stale) throw refusal('stale', `article ${id}`, 'request', 'changed');
      return sheetOf(id) as never;
    },
  });
  startSession(host);
  await openArticle(one);
  await vi.waitFor(() => expect(useReview.getState().sheet?.id).toBe(one));
  return host;
}

const othersWrote = async (to: string) => {
  hash = to;
  passOn({ type: 'article.changed', id: one, revision: 9, by: 'another' });
  await vi.waitFor(() => expect(useReview.getState().sheet?.hash).toBe(to));
};
const isStale = () => useReading.getState().hash !== useReview.getState().sheet?.hash;

beforeEach(() => {
  closeOpen();
  hash = first;
  stale = false;
  useReview.setState({ id: null, sheet: null, panelOpen: false, tab: 'remarks', standingAsked: false });
  useReading.setState({ id: null, hash: null });
  useDesk.setState({ notices: [] });
  useQueue.setState({ mine: [], sent: [] });
});

test('a decision is about the content that was read', async () => {
  const host = await opened();
  setOpinion(' 同意 ');
  await decideOpen(approve);
  expect(host.askedFor('review.act')).toEqual([{ id: one, action: 'approve', opinion: '同意', hash: first }]);
  expect(useDeciding.getState().opinion).toBe('');
  expect(useDesk.getState().notices.map(({ key }) => key)).toEqual(['deciding.done.approve']);
  expect(useReview.getState().standingAsked).toBe(true);
});

test('without the opinion it takes nothing is sent, and the place to write it is shown', async () => {
  const host = await opened();
  setOpinion('  ');
  await decideOpen(approve);
  expect(host.askedFor('review.act')).toEqual([]);
  expect(useDeciding.getState()).toMatchObject({ missing: 'approve', asked: true });
  expect(useReview.getState().panelOpen).toBe(true);
  setOpinion('同');
  expect(useDeciding.getState().missing).toBeNull();
});

test('what others write after it was read has to be seen first; undoing it makes it read again', async () => {
  await opened();
  await othersWrote(second);
  expect(isStale()).toBe(true);
  useReview.setState({ tab: 'sheet' });
  expect(isStale()).toBe(true);
  await othersWrote(first);
  expect(isStale()).toBe(false);
  await othersWrote(third);
  haveRead();
  expect([isStale(), useReading.getState().hash]).toEqual([false, third]);
});

test('what was written in this window was read by who wrote it', async () => {
  const host = await opened();
  setFields({ title: '新桥今晨通车' });
  setOpinion('同意');
  await decideOpen(approve);
  expect(host.askedFor('review.act')[0]?.hash).toBe(second);
});

test('what nobody told of is found out by the newsroom: the opinion stays, the change is shown', async () => {
  await opened();
  hash = second;
  stale = true;
  setOpinion('同意');
  await decideOpen(approve);
  expect([isStale(), useDeciding.getState().opinion, useDesk.getState().notices]).toEqual([true, '同意', []]);
});

test('an opinion belongs to its article', async () => {
  await opened();
  setOpinion('同意');
  await openArticle(two);
  expect(useDeciding.getState()).toMatchObject({ id: two, opinion: '' });
});

test('an opinion belongs to its writer: whoever sits down next does not sign it, and it waits for its own', async () => {
  await opened();
  const sits = (name: string) => usePerson.setState({ name, person: { name, role: 'editor' } });
  sits('许文澜');
  setOpinion('数字请再核');
  sits('高峻');
  expect(useDeciding.getState().opinion).toBe('');
  setOpinion('同意');
  sits('许文澜');
  expect(useDeciding.getState().opinion).toBe('数字请再核');
  setOpinion('');
  usePerson.setState({ person: null, name: '' });
});

test('after a decision the next that waits is offered', async () => {
  await opened();
  const waiting = {
    id: two,
    title: '夜校',
    channel: '',
    state: 'first',
    awaits: 'first',
    submittedBy: '林晓',
    publishAt: null,
    since: '',
    remarks: 0,
  };
  useQueue.setState({ mine: [{ ...waiting, hash: first } as never] });
  setOpinion('同意');
  await decideOpen(approve);
  const action = useDesk.getState().notices[0]?.action;
  expect(action?.key).toBe('deciding.nextOne');
  action?.run();
  await vi.waitFor(() => expect(useReview.getState().id).toBe(two));
});

test('a look at the disk that finds one’s own words makes nothing stale; another program’s words do', async () => {
  let body = '原文。';
  const host = await opened();
  const call = host.call.bind(host);
  host.call = (async (name: 'article.read', input: never) => {
    if (name !== 'article.read') return call(name, input);
    return readOf(articleOf(one, { body }));
  }) as typeof host.call;
  passOn({ type: 'library.changed', ids: [one] });
  await takeFromDisk(one);
  hash = second;
  setFields({ title: '新桥昨日通车' });
  await vi.waitFor(() => expect(useReview.getState().sheet?.hash).toBe(second));
  expect(isStale()).toBe(false);
  body = '别的程序写的。';
  hash = third;
  await takeFromDisk(one);
  await vi.waitFor(() => expect(useReview.getState().sheet?.hash).toBe(third));
  expect(isStale()).toBe(true);
});
