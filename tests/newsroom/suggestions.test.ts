import { expect, test } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import { anchorOf, type Suggestion } from '#domain/review.ts';
import { openDesk, type TestDesk } from './desk.ts';

const body = '昨日，云溪县新桥通车，两岸村民不再绕路。\n\n桥长三百二十米。\n';
type Put = CallInput<'suggestion.save'>['put'][number];
const id = (number: number) => `0197a1c0-0000-7000-8000-${String(number).padStart(12, '0')}`;

function over(quote: string, text: string, number: number, more: Partial<Put> = {}): Put {
  const at = body.indexOf(quote);
  const kind = text === '' ? 'delete' : 'replace';
  return { suggestion: id(number), kind, anchor: anchorOf('body', body, at, at + quote.length), length: quote.length, text, ...more };
}

function into(before: string, text: string, number: number, more: Partial<Put> = {}): Put {
  const at = body.indexOf(before) + before.length;
  return { suggestion: id(number), kind: 'insert', anchor: anchorOf('body', body, at, at), length: 0, text, ...more };
}

async function open(person = '许文澜') {
  const desk = await openDesk();
  const sit = (name: string) => desk.ask('person.choose', { person: { name, role: 'editor' } });
  await sit(person);
  const { id: article, revision } = await desk.ask('article.create', { fields: { title: '新桥通车', body } });
  const suggestions = async (): Promise<Readonly<Record<string, Suggestion>>> => (await desk.ask('review.read', { id: article })).suggestions;
  const save = (put: Put[], withdraw: string[] = []) => desk.ask('suggestion.save', { id: article, put, withdraw });
  return { desk, sit, article, revision, suggestions, save, text: () => textOf(desk, article) };
}

const textOf = async (desk: TestDesk, article: string) => (await desk.ask('article.read', { id: article })).article.body;

test('many are put, changed and withdrawn in one write; the text stays', async () => {
  const { save, suggestions, text, desk } = await open();
  expect(await save([into('新桥', '正式', 1), over('昨日，', '', 2)])).toEqual({ suggestions: [id(1), id(2)] });
  const { createdAt } = (await suggestions())[id(1)] ?? {};
  const told = desk.events.length;
  await save([into('新桥', '正式开放', 1, { rank: 2 })], [id(2)]);
  expect(desk.events.length).toBe(told + 1);
  const now = await suggestions();
  expect(now[id(1)]).toMatchObject({ text: '正式开放', rank: 2, by: '许文澜', createdAt });
  expect(now[id(2)]).toMatchObject({ decision: 'withdrawn', decidedBy: '许文澜' });
  // Undone: it stands again.
  await save([over('昨日，', '', 2)]);
  expect((await suggestions())[id(2)]?.decision).toBeUndefined();
  expect(await text()).toBe(body);
});

test('another’s words are taken over, never changed, and stand again when that is undone', async () => {
  const { save, suggestions, sit } = await open();
  await save([into('新桥', '今早', 1)]);
  await sit('林晓');
  await save([into('新桥', '今天早上', 2, { replaces: [id(1)] })], [id(1)]);
  const taken = await suggestions();
  expect(taken[id(1)]).toMatchObject({ text: '今早', by: '许文澜', decision: 'rejected', decidedBy: '林晓' });
  expect(taken[id(2)]).toMatchObject({ by: '林晓', replaces: [id(1)] });
  await save([into('新桥', '今早', 1)], [id(2)]);
  const undone = await suggestions();
  expect(undone[id(1)]).toMatchObject({ text: '今早', by: '许文澜' });
  expect(undone[id(1)]?.decision).toBeUndefined();
  // Put over it outright, its words stay and the new ones stand beside them.
  const { suggestions: ids } = await save([into('新桥', '昨晚', 1)]);
  const beside = await suggestions();
  expect(beside[id(1)]).toMatchObject({ text: '今早', decision: 'rejected' });
  expect(beside[ids[0] ?? '']).toMatchObject({ text: '昨晚', by: '林晓', replaces: [id(1)] });
});

test('one that was accepted meanwhile is not opened again by typing on in it', async () => {
  const { save, suggestions, desk, article, revision } = await open();
  await save([into('新桥', '正式', 1)]);
  await desk.ask('suggestion.accept', { id: article, suggestions: [id(1)], basedOn: revision });
  const { suggestions: ids } = await save([into('新桥', '正式开放', 1)]);
  expect(ids[0]).not.toBe(id(1));
  expect((await suggestions())[id(1)]).toMatchObject({ text: '正式', decision: 'accepted' });
});

test('those that stay open stand at their places in the text that accepting made', async () => {
  const { save, suggestions, text, desk, article, revision, sit } = await open();
  await save([over('新桥通车，', '', 1)]);
  await sit('林晓');
  await save([into('新桥', '今日', 2), over('通车，两岸', '', 3), over('新桥', '', 4)]);
  const { suggestions: settled } = await desk.ask('suggestion.accept', { id: article, suggestions: [id(1)], basedOn: revision });
  expect(settled).toEqual([id(1), id(4)]);
  expect(await text()).toBe(body.replace('新桥通车，', ''));
  const now = await suggestions();
  expect(now[id(2)]?.anchor).toMatchObject({ at: 6, before: '昨日，云溪县' });
  expect(now[id(3)]).toMatchObject({ length: 2, anchor: { quote: '两岸' } });
  const all = await desk.ask('suggestion.accept', { id: article, suggestions: [id(2), id(3)], basedOn: revision + 1 });
  expect(all.revision).toBe(revision + 2);
  expect(await text()).toBe('昨日，云溪县今日村民不再绕路。\n\n桥长三百二十米。\n');
});

test('accepting and rejecting are taken back by who did it', async () => {
  const { save, suggestions, text, desk, article, revision, sit } = await open();
  await save([into('新桥', '正式', 1), over('两岸', '', 2)]);
  const saved = await desk.ask('suggestion.accept', { id: article, suggestions: [id(1)], basedOn: revision });
  await desk.ask('suggestion.reject', { id: article, suggestions: [id(2)] });
  await sit('林晓');
  const undo = { id: article, suggestions: [id(1)], text: { basedOn: saved.revision, changes: { body } } };
  expect((await desk.refused('suggestion.reopen', undo)).code).toBe('not-allowed');
  expect(await text()).not.toBe(body);
  await sit('许文澜');
  await desk.ask('suggestion.reopen', { id: article, suggestions: [id(2)] });
  await desk.ask('suggestion.reopen', undo);
  expect(await text()).toBe(body);
  expect(Object.values(await suggestions()).map(({ decision }) => decision)).toEqual([undefined, undefined]);
});
