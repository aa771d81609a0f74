import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LiveAnswer, type LiveQuestion, makeLiveChecker } from '#domain/checks/live.ts';
import { announceBody, attachBody, type TextChange } from '../../../renderer/state/body.ts';
import { type CheckPort, composing, placeNow, startChecking } from '../../../renderer/state/checking.ts';
import { useChecks } from '../../../renderer/state/checks.ts';
import { passOn } from '../../../renderer/state/events.ts';
import { closeOpen, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf } from './fakeHost.ts';

/** An open text over the real rules; the test lets each answer go. */
function writing(start: string) {
  let text = start;
  const asked: LiveQuestion[] = [];
  const waiting: LiveAnswer[] = [];
  const check = makeLiveChecker();
  let hear: (answer: LiveAnswer) => void = () => undefined;
  let failed: (why: string) => void = () => undefined;
  const connect = (listener: typeof hear, fails: typeof failed): CheckPort => {
    hear = listener;
    failed = fails;
    return {
      ask: (question) => {
        asked.push(question);
        waiting.push(check(question));
      },
      close: () => undefined,
    };
  };
  attachBody({
    text: () => text,
    slice: (from, to) => text.slice(from, to),
    length: () => text.length,
    selection: () => ({ from: 0, to: 0 }),
    focus: () => undefined,
    boxOf: () => undefined,
    remarkable: () => ({ from: 0, to: 0 }),
    replaceFromOutside: () => undefined,
    rewrite: () => undefined,
    select: () => undefined,
    top: () => ({ offset: 0, fraction: 0 }),
    scrollTo: () => undefined,
  });
  return {
    connect,
    asked,
    type: (at: number, insert: string, to = at) => {
      const changes: TextChange[] = [{ from: at, to, insert }];
      text = text.slice(0, at) + insert + text.slice(to);
      announceBody({ type: 'changed', changes, length: text.length, origin: 'writer' });
    },
    answer: () => {
      const answer = waiting.shift();
      if (!answer) throw new Error('nothing was asked');
      hear(answer);
    },
    fail: () => {
      waiting.shift();
      failed('out of memory');
    },
    lose: () => {
      waiting.shift();
      hear({ turn: -1, lost: true });
    },
  };
}

const found = () => useChecks.getState().findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`);
const mark = (start: number) => `half-width-mark ${start}-${start + 1}`;
const ignored = '0198c0de-0000-7000-8000-0000000000ff';
const decision = { rule: 'half-width-mark', reason: '古文', by: '许文澜', at: '2026-03-05T00:00:00Z' };
let stop: (() => void) | undefined;

async function opened(text: string, review = { ignored: {} }) {
  const desk = writing(text);
  const host = fakeHost({
    'article.hold': () => ({ mine: true }),
    'article.check': () => [],
    'article.read': () =>
      readOf(articleOf(one, { body: text, editor: '周明', source: { name: '云溪日报', kind: 'original', url: '', originalTitle: '' } })),
    'review.read': () => ({ schema: 1, comments: {}, suggestions: {}, decisions: {}, ignored: { ...review.ignored }, overrides: {} }),
  });
  startSession(host);
  stop = startChecking(desk.connect);
  await openArticle(one);
  announceBody({ type: 'opened', id: one, text });
  await vi.advanceTimersByTimeAsync(0);
  return desk;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  stop?.();
  closeOpen();
  vi.useRealTimers();
});

test('the open text is read, then only what changed, once typing has paused', async () => {
  const desk = await opened('他说,好。');
  desk.answer();
  expect(found()).toContain(mark(2));
  desk.type(0, '一');
  desk.type(1, '二');
  await vi.advanceTimersByTimeAsync(300);
  expect(desk.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(desk.asked[1]?.body).toEqual({ changes: [[{ from: 0, to: 0, insert: '一' }], [{ from: 1, to: 1, insert: '二' }]], length: 7 });
  desk.answer();
  expect(found()).toContain(mark(4));
});

test('an answer to an older text is dropped, and the next question waits for it', async () => {
  const desk = await opened('他说,好。');
  desk.type(0, '一');
  await vi.advanceTimersByTimeAsync(400);
  expect(desk.asked).toHaveLength(1);
  desk.answer();
  expect(found()).toEqual([]);
  expect(desk.asked).toHaveLength(2);
  desk.answer();
  expect(found()).toContain(mark(3));
});

test('nothing is asked, and no answer taken, while an input method composes', async () => {
  const desk = await opened('他说。');
  composing(true);
  desk.answer();
  desk.type(2, ',');
  await vi.advanceTimersByTimeAsync(5000);
  expect(desk.asked).toHaveLength(1);
  expect(found()).toEqual([]);
  composing(false);
  await vi.advanceTimersByTimeAsync(400);
  desk.answer();
  expect(found()).toContain(mark(2));
});

test('a reader that lost the text is told the whole of it', async () => {
  const desk = await opened('他说,好。');
  desk.lose();
  expect(desk.asked[1]?.body).toEqual({ whole: '他说,好。' });
  desk.answer();
  expect(found()).toContain(mark(2));
});

test('a reader that failed is asked again, with the whole text, when something changes', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const desk = await opened('他说,好。');
  desk.fail();
  expect(told).toHaveBeenCalledWith('checks:', 'out of memory');
  told.mockRestore();
  desk.type(0, '一');
  await vi.advanceTimersByTimeAsync(400);
  expect(desk.asked[1]?.body).toEqual({ whole: '一他说,好。' });
  desk.answer();
  expect(found()).toContain(mark(3));
});

test('fields are read as they are typed', async () => {
  const desk = await opened('渠水清了。');
  desk.answer();
  setFields({ title: '夏粮开镰,机手忙' });
  await vi.advanceTimersByTimeAsync(400);
  desk.answer();
  expect(useChecks.getState().findings).toContainEqual(expect.objectContaining({ field: 'title', rule: 'half-width-mark' }));
});

test('decisions of this or another window are heard', async () => {
  const review: { ignored: Record<string, typeof decision> } = { ignored: {} };
  const desk = await opened('他说,好。', review);
  desk.answer();
  expect(useChecks.getState().findings.some((finding) => finding.ignored)).toBe(false);
  review.ignored[ignored] = decision;
  passOn({ type: 'review.changed', id: one, by: 'another-window' });
  await vi.advanceTimersByTimeAsync(10);
  desk.answer();
  expect(useChecks.getState().findings.find(({ rule }) => rule === 'half-width-mark')?.ignored).toMatchObject({ scope: 'article', by: '许文澜' });
});

test('findings go with the article', async () => {
  const desk = await opened('他说,好。');
  desk.answer();
  closeOpen();
  expect(useChecks.getState()).toMatchObject({ id: null, findings: [] });
});

test.each<[string, number, string, number, readonly [number, number] | undefined]>([
  ['before it', 0, '一二', 0, [4, 5]],
  ['right before it', 2, '一', 2, [3, 4]],
  ['right behind it', 3, '一', 3, [2, 3]],
  ['in its place', 2, '，', 3, undefined],
  ['over its beginning', 1, '', 3, undefined],
  ['taking away what is before', 0, '', 1, [1, 2]],
])('a finding moves with what is typed %s', async (_, at, insert, to, place) => {
  const desk = await opened('他说,好。');
  desk.answer();
  desk.type(at, insert, to);
  expect(placeNow(2, 3)).toEqual(place && { start: place[0], end: place[1] });
});
