import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyArticle } from '#domain/article.ts';
import { announceBody } from '../../../renderer/state/body.ts';
import { fieldsOf, useCopy } from '../../../renderer/state/copy.ts';
import { startSession } from '../../../renderer/state/session.ts';
import { dismissSimilar, startSimilar, useSimilar } from '../../../renderer/state/similar.ts';
import { type FakeHost, fakeArticle, makeFakeHost, settled } from './fakeLibrary.ts';

let fake: FakeHost;
let stop = () => {};
let number = 0;
const like = { id: fakeArticle(7).id, title: '夜校开学', updatedAt: '', like: 'title' as const, same: true };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  fake = makeFakeHost();
  fake.similar = [like];
  startSession(fake.host);
  stop = startSimilar();
  number += 1;
  open(fakeArticle(number).id);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function open(id: string): void {
  useCopy.setState((copy) => ({ id, fields: fieldsOf(emptyArticle(id, '2026-03-05T00:00:00Z')), opened: copy.opened + 1 }));
  announceBody({ type: 'opened', id, text: '' });
}

const type = () => announceBody({ type: 'changed', changes: [], length: 0, origin: 'writer' });
async function wait(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settled();
}
const questions = () => fake.asked.filter(({ call }) => call === 'article.similar').length;

test('when typing pauses the library is asked, and what it has is told', async () => {
  await wait(6000);
  for (let at = 0; at < 10; at += 1) {
    type();
    await wait(1000);
  }
  expect(questions()).toBe(0);
  await wait(1500);
  expect(questions()).toBe(1);
  expect(useSimilar.getState().found).toEqual(like);
});

test('questions keep their distance', async () => {
  await wait(6000);
  type();
  await wait(2000);
  type();
  await wait(2500);
  expect(questions()).toBe(1);
  await wait(2600);
  expect(questions()).toBe(2);
});

test('a title that changes is asked about too; opening alone is not', async () => {
  await wait(10_000);
  expect(questions()).toBe(0);
  useCopy.setState(({ fields }) => ({ fields: fields && { ...fields, title: '夜校开学' } }));
  await wait(2000);
  expect(fake.asked.at(-1)?.input).toMatchObject({ title: '夜校开学' });
});

test('an answer that comes when another article is open is thrown away', async () => {
  await wait(6000);
  fake.held = true;
  type();
  await wait(2000);
  open(fakeArticle(500 + number).id);
  await fake.answer();
  expect(useSimilar.getState().found).toBeNull();
});

test('who does not want to know is not told again of this article', async () => {
  await wait(6000);
  type();
  await wait(2000);
  dismissSimilar();
  expect(useSimilar.getState().found).toBeNull();
  type();
  await wait(20_000);
  expect(questions()).toBe(1);
});
