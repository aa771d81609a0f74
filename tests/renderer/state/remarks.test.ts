import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import { aboutField } from '#domain/anchors.ts';
import { type Anchor, anchorOf, type Comment, emptyReview } from '#domain/review.ts';
import { announceBody, attachBody, type TextChange } from '../../../renderer/state/body.ts';
import { useCopy } from '../../../renderer/state/copy.ts';
import { type Personnel, usePerson } from '../../../renderer/state/person.ts';
import { removeComment, resolveThread, sendAnswer, sendDraft } from '../../../renderer/state/remarkActions.ts';
import { beginDraft, putAway, useRemarkDrafts, writeAnswer, writeDraft } from '../../../renderer/state/remarkDrafts.ts';
import { remarksNow, startRemarks, useRemarks } from '../../../renderer/state/remarks.ts';
import { targetAt } from '../../../renderer/state/remarkTarget.ts';
import { currentAt, makeCurrent, openRemarksNow } from '../../../renderer/state/remarkWalk.ts';
import { useReview } from '../../../renderer/state/review.ts';
import { closeOpen, openArticle, setFields, startSession } from '../../../renderer/state/session.ts';
import { articleOf, fakeHost, one, readOf, two } from './fakeHost.ts';

const start = '昨日，云溪县新桥通车。\n\n桥长三百二十米。\n';
const ids = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002', '0198c0de-0000-7000-8000-000000000003'] as const;
const [a, b, c] = ids;
const on = (quote: string, text = start): Anchor => anchorOf('body', text, text.indexOf(quote), text.indexOf(quote) + quote.length);
const said = (thread: string, anchor: Anchor, more: Partial<Comment> = {}): Comment => ({
  anchor,
  thread,
  by: '许文澜',
  createdAt: '2026-03-05T02:00:00.000Z',
  text: '请核。',
  ...more,
});

let text = start;
let stop: (() => void) | undefined;
const kept = new Map<string, string>();

function type(from: number, insert: string, to = from): void {
  const changes: TextChange[] = [{ from, to, insert }];
  text = text.slice(0, from) + insert + text.slice(to);
  announceBody({ type: 'changed', changes, length: text.length, origin: 'writer' });
}

function hear(comments: Readonly<Record<string, Comment>>, id: string = one): void {
  useReview.setState({ id, review: { ...emptyReview, comments } });
}

async function open(comments: Readonly<Record<string, Comment>> = {}, id: string = one) {
  text = start;
  const host = fakeHost({
    'article.read': ({ id: wanted }) => readOf(articleOf(wanted, { body: text, title: '新桥通车' })),
    'article.save': () => ({ revision: 4, updatedAt: '2026-03-05T02:01:00.000Z' }),
    'comment.add': () => ({ comment: c }),
    'comment.reply': () => ({ comment: c }),
    'comment.resolve': () => ({}),
    'comment.remove': () => ({}),
  });
  startSession(host);
  await openArticle(id);
  announceBody({ type: 'opened', id, text });
  hear(comments, id);
  return host;
}

const places = () => remarksNow().map(({ key, place: { how, start: from, end } }) => [key, how, text.slice(from, end)]);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  attachBody({
    text: () => text,
    slice: (from, to) => text.slice(from, to),
    length: () => text.length,
    selection: () => ({ from: 0, to: 0 }),
    remarkable: () => ({ from: 3, to: 6 }),
    focus: () => undefined,
    boxOf: () => undefined,
    replaceFromOutside: () => undefined,
    rewrite: () => undefined,
    select: () => undefined,
    top: () => ({ offset: 0, fraction: 0 }),
    scrollTo: () => undefined,
  });
  stop = startRemarks();
});
afterEach(() => {
  stop?.();
  closeOpen();
  useReview.setState({ id: null, review: emptyReview });
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('remarks stand where the text is now; the list hears of it once typing has paused', async () => {
  await open({ [a]: said(a, on('三百二十米')), [b]: said(b, on('云溪县')) });
  const before = useRemarks.getState().placed;
  type(0, '本报讯　');
  expect(useRemarks.getState().placed).toBe(before);
  await vi.advanceTimersByTimeAsync(500);
  expect(useRemarks.getState().placed).not.toBe(before);
  type(text.indexOf('溪县'), '（');
  expect(places()).toEqual([
    [b, 'changed', '云（溪县'],
    [a, 'there', '三百二十米'],
  ]);
});

test('a review that is read while somebody types moves nothing that was followed', async () => {
  await open({ [a]: said(a, on('三百二十米')) });
  const [thread] = useRemarks.getState().threads.values();
  type(text.indexOf('二十米'), '余');
  hear({ [a]: said(a, on('三百二十米')), [b]: said(b, on('新桥')) });
  expect(places()).toEqual([
    [b, 'there', '新桥'],
    [a, 'changed', '三百余二十米'],
  ]);
  expect(useRemarks.getState().threads.get(a)).toBe(thread);
});

test('words that are taken away and put back have their remark again with the next review', async () => {
  await open({ [a]: said(a, on('三百二十米')), [b]: said(b, on('云溪县')) });
  const at = text.indexOf('三百二十米');
  type(at, '', at + 5);
  expect(places().at(-1)).toEqual([a, 'gone', '']);
  type(at, '三百二十米');
  hear({ [a]: said(a, on('三百二十米')), [b]: said(b, on('云溪县')) });
  expect(places().at(-1)).toEqual([a, 'there', '三百二十米']);
});

test('remarks in a field of the head go along with it', async () => {
  await open({ [a]: said(a, anchorOf('title', '新桥通车', 2, 4)) });
  setFields({ title: '云溪新桥昨日通车' });
  expect(remarksNow()[0]?.place).toEqual({ how: 'there', start: 6, end: 8 });
});

test('of another article nothing is left', async () => {
  await open({ [a]: said(a, on('云溪县')) });
  makeCurrent(a);
  await open({}, two);
  expect(useRemarks.getState()).toMatchObject({ placed: [], current: null });
});

test('what is open is walked, what is resolved is not, and the list shows what a person comes to', async () => {
  await open({
    [a]: said(a, on('云溪县')),
    [b]: said(b, on('三百二十米'), { resolvedAt: '2026-03-05T02:00:00.000Z' }),
    [c]: said(c, aboutField('title')),
  });
  expect(openRemarksNow().map(({ key }) => key)).toEqual([c, a]);
  makeCurrent(b);
  expect(useRemarks.getState().filter).toBe('resolved');
  useRemarks.setState({ author: '林晓' });
  makeCurrent(a);
  expect(useRemarks.getState()).toMatchObject({ current: a, filter: 'open', author: null });
  const at = text.indexOf('云溪县');
  expect(currentAt({ field: 'body', start: at, end: at })?.key).toBe(a);
  expect(currentAt({ field: 'body', start: at + 1, end: at + 1 })).toBeUndefined();
});

test('a remark is about words chosen in a field, the field, or what the text says', async () => {
  await open();
  expect(targetAt({ field: 'title', start: 2, end: 4 })).toMatchObject({ field: 'title', quote: '通车' });
  expect(targetAt({ field: 'title', start: 2, end: 2 })).toEqual(aboutField('title'));
  expect(targetAt({ field: 'summary', start: 0, end: 0 })).toEqual(aboutField('summary'));
  for (const at of [undefined, { field: 'body', start: 0, end: 0 }, { field: 'editor', start: 0, end: 0 }])
    expect(targetAt(at)).toMatchObject({ field: 'body', quote: '云溪县' });
});

test('in the fields of a picture a remark is about the picture, where the text shows it', async () => {
  await open();
  const medium = { file: '0123456789abcdef.jpg', alt: '', caption: '', credit: '', width: 1, height: 1, bytes: 1 };
  setFields({ media: { '0123456789abcdef': { ...medium } as never } });
  const field = 'media.0123456789abcdef.caption';
  expect(targetAt({ field, start: 0, end: 0 })).toMatchObject({ quote: '云溪县' });
  type(text.length, '\n![渠口](media/0123456789abcdef.jpg "旧渠")\n');
  expect(targetAt({ field, start: 0, end: 0 })).toMatchObject({ quote: '![渠口](media/0123456789abcdef.jpg "旧渠")' });
});

test('a draft goes along with its words, and its anchor is of the text as it is saved', async () => {
  const host = await open();
  const key = beginDraft(on('三百二十米'));
  writeDraft(key, ' 图纸上是三百三 ');
  type(0, '本报讯　');
  const sent = sendDraft(key);
  expect(host.askedFor('comment.add')).toEqual([]);
  expect(await sent).toBe(true);
  const asked = host.asked.map(([call]) => call);
  expect(asked.indexOf('article.save')).toBeLessThan(asked.indexOf('comment.add'));
  const expected: CallInput<'comment.add'> = { id: one, anchor: on('三百二十米', text), text: '图纸上是三百三' };
  expect(host.askedFor('comment.add')).toEqual([expected]);
  expect(useRemarkDrafts.getState().drafts).toEqual({});
  expect(kept.size).toBe(0);
});

test("a draft is its writer's: another person does not find it, and what was begun before anybody was chosen goes along", async () => {
  await open();
  const sits = (name: string, person: Personnel['person']) => usePerson.setState({ name, person });
  const words = () => Object.values(useRemarkDrafts.getState().drafts).map((draft) => draft.text);
  writeDraft(beginDraft(on('三百二十米')), '图纸上是三百三');
  writeAnswer(a, '已核');
  sits('许文澜', { name: '许文澜', role: 'editor' });
  expect([words(), useRemarkDrafts.getState().answers]).toEqual([['图纸上是三百三'], { [a]: '已核' }]);
  sits('高峻', { name: '高峻', role: 'chief' });
  expect([words(), useRemarkDrafts.getState().answers]).toEqual([[], {}]);
  sits('许文澜', { name: '许文澜', role: 'editor' });
  expect(words()).toEqual(['图纸上是三百三']);
  sits('', null);
});

test('a draft whose words are gone is sent with the words it was about', async () => {
  const host = await open();
  const anchor = on('三百二十米');
  const key = beginDraft(anchor);
  writeDraft(key, '为什么删？');
  type(anchor.at, '', anchor.at + 5);
  await sendDraft(key);
  expect(host.askedFor('comment.add')[0]?.anchor).toEqual(anchor);
});

test('a key that is pressed twice sends once', async () => {
  const host = await open({ [a]: said(a, on('云溪县')) });
  writeAnswer(a, '已改');
  expect(await Promise.all([sendAnswer(a), sendAnswer(a)])).toEqual([true, false]);
  expect(host.askedFor('comment.reply')).toEqual([{ id: one, thread: a, text: '已改' }]);
  expect(useRemarkDrafts.getState().answers).toEqual({});
});

test('what was begun and not sent is there when the article is opened again; what has no words is not', async () => {
  await open({ [a]: said(a, on('云溪县')) });
  const empty = beginDraft(on('新桥'));
  const key = beginDraft(on('三百二十米'));
  expect(useRemarkDrafts.getState().drafts).not.toHaveProperty(empty);
  writeDraft(key, '图纸上');
  writeAnswer(a, '再想');
  expect(putAway(key)).toBe(true);
  await open({}, two);
  expect(useRemarkDrafts.getState().drafts).toEqual({});
  await open({ [a]: said(a, on('云溪县')) });
  expect(useRemarkDrafts.getState()).toMatchObject({ drafts: { [key]: { text: '图纸上' } }, answers: { [a]: '再想' } });
  expect(places()).toContainEqual([key, 'there', '三百二十米']);
});

test('a draft that is refused stays; what is kept under its name and is no draft is none', async () => {
  const host = await open();
  const key = beginDraft(on('新桥'));
  writeDraft(key, '哪座');
  host.call = () => Promise.reject(new Error('gone'));
  expect(await sendDraft(key)).toBe(false);
  expect(useRemarkDrafts.getState().drafts[key]?.text).toBe('哪座');
  kept.set(`copydesk.remarks.${two}`, '{"drafts":7}');
  await open({}, two);
  expect(useRemarkDrafts.getState()).toMatchObject({ article: two, drafts: {} });
});

test('resolving and taking back are asked of the newsroom; taking back can be undone', async () => {
  const host = await open({ [a]: said(a, on('云溪县')) });
  expect(await resolveThread(a)).toBe(true);
  expect(await removeComment(a)).toBe(true);
  expect(host.askedFor('comment.resolve')).toEqual([{ id: one, thread: a }]);
  expect(host.askedFor('comment.remove')).toEqual([{ id: one, comment: a }]);
  expect(useCopy.getState().id).toBe(one);
});
