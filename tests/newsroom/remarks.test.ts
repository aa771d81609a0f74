import { expect, test } from 'vitest';
import { aboutField } from '#domain/anchors.ts';
import { isResolved, threadsOf } from '#domain/remarks.ts';
import { type Anchor, anchorOf } from '#domain/review.ts';
import { client, openDesk, type TestDesk } from './desk.ts';

const body = '昨日，云溪县新桥通车，两岸村民不再绕路。\n\n桥长三百二十米。\n';
const at = (quote: string): Anchor => anchorOf('body', body, body.indexOf(quote), body.indexOf(quote) + quote.length);
const point = (before: string): Anchor => anchorOf('body', body, body.indexOf(before) + before.length, body.indexOf(before) + before.length);

async function article(desk: TestDesk, person = '许文澜') {
  await desk.ask('person.choose', { person: { name: person, role: 'editor' } });
  const { id, revision } = await desk.ask('article.create', { fields: { title: '新桥通车', body } });
  const review = () => desk.ask('review.read', { id });
  const text = async () => (await desk.ask('article.read', { id })).article.body;
  return { id, revision, review, text };
}

test('a thread is begun, answered, resolved, reopened, and its words taken back by who wrote them', async () => {
  const desk = await openDesk();
  const { id, review } = await article(desk);
  const { comment } = await desk.ask('comment.add', { id, anchor: at('三百二十米'), text: ' 图纸上是三百三 ' });
  expect(desk.events.at(-1)).toEqual({ type: 'review.changed', id, by: client });
  await desk.ask('person.choose', { person: { name: '林晓', role: 'reporter' } });
  const { comment: answer } = await desk.ask('comment.reply', { id, thread: comment, text: '已向县交通局核实' });
  const thread = async () => (await review()).comments[comment];
  expect((await review()).comments).toMatchObject({
    [comment]: { thread: comment, by: '许文澜', text: '图纸上是三百三' },
    [answer]: { thread: comment, by: '林晓', anchor: { quote: '三百二十米' } },
  });
  const settled: (boolean | undefined)[] = [];
  for (const call of ['comment.resolve', 'comment.reopen', 'comment.reopen', 'comment.resolve', 'comment.resolve', 'comment.reopen'] as const) {
    await desk.ask(call, { id, thread: comment });
    settled.push(isResolved((await thread()) ?? {}));
  }
  expect(settled).toEqual([true, false, false, true, true, false]);
  expect((await desk.refused('comment.remove', { id, comment })).code).toBe('not-allowed');
  await desk.ask('comment.remove', { id, comment: answer });
  expect((await review()).comments[answer]).toMatchObject({ text: '已向县交通局核实', deletedAt: expect.any(String) });
  await desk.ask('comment.restore', { id, comment: answer });
  expect((await review()).comments[answer]).not.toHaveProperty('deletedAt');
  expect((await desk.refused('comment.restore', { id, comment })).code).toBe('not-allowed');
});

test('suggestions are made, changed, and become part of the text together', async () => {
  const desk = await openDesk();
  const { id, revision, review, text } = await article(desk);
  const put = (kind: 'insert' | 'delete' | 'replace', anchor: Anchor, words: string) =>
    desk.ask('suggestion.put', { id, kind, anchor, length: anchor.quote.length, text: words }).then(({ suggestion }) => suggestion);
  const inserted = await put('insert', point('新桥'), '今');
  await desk.ask('suggestion.put', { id, suggestion: inserted, kind: 'insert', anchor: point('新桥'), length: 0, text: '正式' });
  const removed = await put('delete', at('昨日，'), '');
  const replaced = await put('replace', at('三百二十米'), '三百三十米');
  const rejected = await put('delete', at('两岸'), '');
  const { comment } = await desk.ask('comment.add', { id, anchor: at('桥长'), text: '哪一座' });
  expect(await text()).toBe(body);
  await desk.ask('suggestion.reject', { id, suggestions: [rejected] });
  const saved = await desk.ask('suggestion.accept', { id, suggestions: [replaced, inserted, removed], basedOn: revision });
  expect(saved.revision).toBe(revision + 1);
  expect(await text()).toBe('云溪县新桥正式通车，两岸村民不再绕路。\n\n桥长三百三十米。\n');
  const { suggestions, comments } = await review();
  expect([inserted, removed, replaced, rejected].map((each) => suggestions[each]?.decision)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'rejected',
  ]);
  expect(suggestions[removed]).toMatchObject({ decidedBy: '许文澜' });
  expect(comments[comment]?.anchor.at).toBe((await text()).indexOf('桥长'));
});

test('one that was accepted before somebody pulled the plug is not put in twice', async () => {
  const desk = await openDesk();
  const { id, revision, review } = await article(desk);
  const wish = { id, kind: 'insert' as const, anchor: point('新桥'), length: 0, text: '正式' };
  const done = body.replace('新桥', '新桥正式');
  const saved = await desk.ask('article.save', { id, basedOn: revision, changes: { body: done } });
  const { suggestion } = await desk.ask('suggestion.put', wish);
  await desk.ask('suggestion.accept', { id, suggestions: [suggestion], basedOn: saved.revision });
  expect((await desk.ask('article.read', { id })).article.body).toBe(done);
  expect((await review()).suggestions[suggestion]?.decision).toBe('accepted');
});

test('what cannot be accepted leaves text and suggestions as they are', async () => {
  const desk = await openDesk();
  const { id, revision, review, text } = await article(desk);
  const put = async (anchor: Anchor) =>
    (await desk.ask('suggestion.put', { id, kind: 'delete', anchor, length: anchor.quote.length, text: '' })).suggestion;
  const [one, other] = [await put(at('云溪县新桥')), await put(at('新桥通车'))];
  const refused = (suggestions: string[], basedOn = revision) => desk.refused('suggestion.accept', { id, suggestions, basedOn });
  expect(await refused([one], revision + 5)).toMatchObject({ code: 'stale' });
  await desk.ask('article.save', { id, basedOn: revision, changes: { body: body.replace('云溪县新桥通车', '县里的桥修好了') } });
  const before = await text();
  expect(await refused([one], revision + 1)).toMatchObject({ code: 'invalid', detail: { why: 'gone' } });
  expect(await text()).toBe(before);
  expect(Object.values((await review()).suggestions).map(({ decision }) => decision)).toEqual([undefined, undefined]);
  await desk.ask('suggestion.reject', { id, suggestions: [one] });
  expect((await refused([one], revision + 1)).code).toBe('invalid');
  await desk.ask('person.choose', { person: { name: '林晓', role: 'reporter' } });
  const mine = { id, suggestion: other, kind: 'insert' as const, anchor: point('桥长'), length: 0, text: '约' };
  expect((await desk.refused('suggestion.put', mine)).code).toBe('not-allowed');
});

test.each([
  ['comment.reply', { thread: '0197a1c0-0000-7000-8000-000000000001', text: '在' }],
  ['comment.resolve', { thread: '0197a1c0-0000-7000-8000-000000000001' }],
  ['comment.remove', { comment: '0197a1c0-0000-7000-8000-000000000001' }],
  ['suggestion.reject', { suggestions: ['0197a1c0-0000-7000-8000-000000000001'] }],
])('%s of what is not there is refused', async (call, input) => {
  const desk = await openDesk();
  const { id } = await article(desk);
  expect((await desk.refused(call, { id, ...input })).code).toBe('not-found');
});

test('an answer to an answer stays in its thread, and to resolve an answer is to resolve the thread', async () => {
  const desk = await openDesk();
  const { id } = await desk.ask('article.create', { fields: { body: '水位平稳。' } });
  const { comment } = await desk.ask('comment.add', { id, anchor: aboutField('body'), text: '核实' });
  const { comment: answer } = await desk.ask('comment.reply', { id, thread: comment, text: '在问' });
  await desk.ask('comment.reply', { id, thread: answer, text: '已核' });
  const threads = async () =>
    threadsOf(await desk.ask('review.read', { id })).map(({ id: each, isOpen, comments }) => [each, isOpen, comments.length]);
  expect(await threads()).toEqual([[comment, true, 3]]);
  await desk.ask('comment.resolve', { id, thread: answer });
  expect(await threads()).toEqual([[comment, false, 3]]);
  await desk.ask('comment.reopen', { id, thread: answer });
  expect(await threads()).toEqual([[comment, true, 3]]);
});
